using System.Text.RegularExpressions;
using CyberPort.Forms.Checks;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Tests;

/// <summary>What stops a form from being published, and what is only worth a look.</summary>
public sealed class Checking
{
    private const string Ask = """
        {"id":"size","type":"number","label":{"ja":"大きさ","en":"Size"},"min":0,"max":100},
        {"id":"night","type":"yesNo","label":{"ja":"夜間","en":"Night"}},
        {"id":"kind","type":"choice","label":{"ja":"種類","en":"Kind"},"options":[{"code":"a","label":{"ja":"甲","en":"A"}},{"code":"b","label":{"ja":"乙","en":"B"}}]},
        {"id":"several","type":"choices","label":{"ja":"目的","en":"Purpose"},"options":[{"code":"a","label":{"ja":"甲","en":"A"}},{"code":"b","label":{"ja":"乙","en":"B"}}]},
        {"id":"day","type":"date","label":{"ja":"日","en":"Day"}},
        {"id":"who","type":"party","label":{"ja":"申請者","en":"Applicant"}},
        {"id":"ship","type":"vessel","label":{"ja":"船","en":"Ship"},"parts":{"draught":"hidden"}},
        {"id":"lamp","type":"text","label":{"ja":"照明","en":"Lamp"},"showWhen":{"field":"night","is":"equals","value":true}},
        {"id":"rows","type":"group","label":{"ja":"区画","en":"Lots"},"fields":[{"id":"area","type":"number","label":{"ja":"面積","en":"Area"}},{"id":"note","type":"text","label":{"ja":"注","en":"Note"}}]}
        """;

    private static IReadOnlyList<FormFinding> Find(string fields, string title = "試験") => DefinitionRules.Findings(FormDefinition.Parse(
        "{\"code\":\"x\",\"version\":\"1\",\"title\":{\"ja\":\"" + title + "\",\"en\":\"x\",\"easy\":\"x\"},\"steps\":[{\"id\":\"s\",\"title\":{\"ja\":\"頁\",\"en\":\"Page\"},\"fields\":[" + fields + "]}]}"));

    private static string Blocks(string fields) => string.Join(' ', Find(fields).Where(one => one.Severity == FindingSeverity.Blocks).Select(one => one.Code));

    private static string Shown(string condition) => Ask + ",{\"id\":\"own\",\"type\":\"text\",\"label\":{\"ja\":\"問い\",\"en\":\"Question\"},\"showWhen\":" + condition + "}";

    private static string Own(string type, string more) => Ask + ",{\"id\":\"own\",\"type\":\"" + type + "\",\"label\":{\"ja\":\"問い\",\"en\":\"Question\"}" + more + "}";

    [Theory]
    [InlineData("""{"field":"size","is":"atLeast","value":50}""", "")]
    [InlineData("""{"field":"ship.grossTonnage","is":"atLeast","value":500}""", "")]
    [InlineData("""{"field":"kind","is":"in","value":["a","b"]}""", "")]
    [InlineData("""{"field":"several","is":"equals","value":"a"}""", "")]
    [InlineData("""{"field":"day","is":"atLeast","value":"2027-01-01"}""", "")]
    [InlineData("""{"field":"who","is":"answered"}""", "")]
    [InlineData("""{"all":[{"field":"several","is":"equals","value":"a"},{"field":"several","is":"equals","value":"b"}]}""", "")]
    [InlineData("""{"any":[{"field":"night","is":"equals","value":true},{"field":"night","is":"equals","value":false}]}""", "")]
    [InlineData("""{"field":"nobody","is":"answered"}""", "condition.field")]
    [InlineData("""{"field":"rows.area","is":"answered"}""", "condition.field")]
    [InlineData("""{"field":"ship.draught","is":"atLeast","value":3}""", "condition.hidden")]
    [InlineData("""{"field":"own","is":"answered"}""", "condition.later condition.circle")]
    [InlineData("""{"field":"kind","is":"equals"}""", "condition.incomplete")]
    [InlineData("""{"field":"kind","value":"a"}""", "condition.incomplete")]
    [InlineData("""{"field":"kind","is":"equals","value":"z"}""", "condition.value")]
    [InlineData("""{"field":"kind","is":"atLeast","value":3}""", "condition.type")]
    [InlineData("""{"field":"night","is":"equals","value":"yes"}""", "condition.type")]
    [InlineData("""{"field":"size","is":"equals","value":"many"}""", "condition.type")]
    [InlineData("""{"field":"size","is":"atLeast","value":101}""", "condition.limits")]
    [InlineData("""{"field":"size","is":"below","value":0}""", "condition.limits")]
    [InlineData("""{"all":[{"field":"night","is":"equals","value":true},{"field":"night","is":"equals","value":false}]}""", "condition.never")]
    [InlineData("""{"all":[{"field":"size","is":"atLeast","value":60},{"field":"size","is":"below","value":60}]}""", "condition.never")]
    [InlineData("""{"all":[{"field":"size","is":"atLeast","value":59},{"field":"size","is":"below","value":60}]}""", "")]
    [InlineData("""{"all":[{"field":"size","is":"atLeast","value":59.5},{"field":"size","is":"below","value":60}]}""", "condition.never")]
    [InlineData("""{"all":[{"field":"kind","is":"equals","value":"a"},{"field":"kind","is":"notEquals","value":"a"}]}""", "condition.never")]
    [InlineData("""{"all":[{"field":"kind","is":"answered"},{"field":"kind","is":"notEquals","value":"a"},{"field":"kind","is":"notEquals","value":"b"}]}""", "condition.never")]
    [InlineData("""{"all":[{"field":"several","is":"equals","value":"a"},{"not":{"field":"several","is":"equals","value":"a"}}]}""", "condition.never")]
    [InlineData("""{"all":[{"field":"lamp","is":"answered"},{"field":"night","is":"equals","value":false}]}""", "condition.never")]
    [InlineData("""{"all":[{"field":"who.representative","is":"answered"},{"field":"who.kind","is":"equals","value":"person"}]}""", "condition.never")]
    [InlineData("""{"not":{"any":[{"field":"night","is":"equals","value":true},{"field":"night","is":"notEquals","value":true}]}}""", "condition.never")]
    [InlineData("""{"all":[{"field":"day","is":"atLeast","value":"2027-02-01"},{"field":"day","is":"below","value":"2027-02-01"}]}""", "condition.never")]
    public void A_condition_is_understood(string condition, string expected) => Blocks(Shown(condition)).ShouldBe(expected);

    [Theory]
    [InlineData("computed", ""","compute":{"op":"sum","of":["size","rows.area"]}""", "")]
    [InlineData("computed", ""","compute":{"op":"sum","of":["nobody"]}""", "computed.field")]
    [InlineData("computed", ""","compute":{"op":"sum","of":["kind"]}""", "computed.type")]
    [InlineData("computed", ""","compute":{"op":"difference","of":["size"]}""", "computed.count")]
    [InlineData("computed", ""","compute":{"op":"days","of":["day","day"]}""", "")]
    [InlineData("computed", ""","compute":{"op":"sum","of":["own"]}""", "computed.circle")]
    [InlineData("computed", "", "computed.missing")]
    [InlineData("number", ""","compute":{"op":"sum","of":["size"]}""", "computed.unused")]
    [InlineData("choice", "", "options.none")]
    [InlineData("choice", ""","options":[{"code":"a","label":{"ja":"甲","en":"A"}},{"code":"b","label":{"ja":"甲","en":"B"}}]""", "option.same")]
    [InlineData("choice", ""","codes":"planets" """, "codes.unknown")]
    [InlineData("number", ""","min":5,"max":1""", "limits.range")]
    [InlineData("text", ""","minLength":9,"maxLength":2""", "limits.length")]
    [InlineData("file", ""","maxBytes":9000000000000000000""", "limits.files")]
    [InlineData("file", ""","maxFiles":0""", "limits.files")]
    [InlineData("file", ""","accept":["application/pdf","text/html"]""", "limits.accept")]
    [InlineData("period", "", "limits.type")]
    [InlineData("date", ""","notBefore":"kind" """, "notBefore.field")]
    [InlineData("text", ""","help":{"ja":"赤字の項目は必ず書いてください","en":"x"}""", "text.colour")]
    [InlineData("group", ""","fields":[]""", "group.empty")]
    public void A_question_is_checked(string type, string more, string expected) => Blocks(Own(type, more)).ShouldBe(expected);

    [Fact]
    public void Words_are_needed_by_those_who_listen()
    {
        Blocks(Ask.Replace("\"種類\"", "\"\"", StringComparison.Ordinal)).ShouldBe("label.missing");
        Blocks(Ask.Replace("\"種類\"", "\"★\"", StringComparison.Ordinal)).ShouldBe("label.words");
        Blocks(Ask.Replace("\"種類\"", "\"夜間\"", StringComparison.Ordinal)).ShouldBe("label.same");
        Blocks(Ask.Replace("\"kind\"", "\"night\"", StringComparison.Ordinal)).ShouldBe("id.twice");
        Find(Ask, "").ShouldContain(one => one.Code == "title.missing");
        Find("").Select(one => one.Code).ShouldContain("form.asksNothing");
    }

    [Fact]
    public void Missing_English_and_easy_Japanese_are_advice()
    {
        var findings = Find(Ask.Replace("\"Night\"", "\"\"", StringComparison.Ordinal));
        findings.ShouldAllBe(one => one.Severity == FindingSeverity.Advice);
        findings.Select(one => one.Code).Distinct().ShouldBe(["label.english", "easy.missing"]);
    }

    [Fact]
    public void Every_finding_has_its_words_and_every_sentence_is_said_somewhere()
    {
        var source = string.Concat(Directory.GetFiles(SharedFiles.At("backend/Modules/Forms/Checks"), "*.cs").Select(File.ReadAllText));
        var used = Regex.Matches(source, "\"([a-z]+[A-Za-z]*\\.[a-zA-Z]+)\"").Select(match => match.Groups[1].Value).Where(code => !code.EndsWith(".json", StringComparison.Ordinal)).Distinct();
        used.Order(StringComparer.Ordinal).ShouldBe(FormFinding.Codes.Order(StringComparer.Ordinal));
    }
}
