using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Engine;
using CyberPort.Platform.Results;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Forms.Tests;

/// <summary>A draft moves up to a later version of its form.</summary>
public sealed class CarryingOver
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1500);

    private static FormDefinition Form(string fields) => FormDefinition.Parse(
        $$"""{"code":"x","version":"1","title":{"ja":"x","en":"x"},"steps":[{"id":"s","title":{"ja":"x","en":"x"},"fields":[{{fields}}]}]}""");

    private static string Field(string id, string type, string more = "") => $$"""{"id":"{{id}}","type":"{{type}}","label":{"ja":"{{id}}","en":"{{id}}"}{{more}}}""";

    [Fact]
    public void An_answer_that_still_has_its_question_is_never_lost() => Check.One(Thorough, Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
    {
        var dice = new Random(seed);
        var before = new RandomForms(dice).Form();
        var after = RandomEdits.Of(before, dice, "z");
        var answers = RandomAnswers.Of(before, dice);
        var carried = FormEngine.Carry(before, after, answers);
        var normal = FormEngine.Normalise(before, answers);
        var (old, now) = (VersionComparison.All(before), VersionComparison.All(after));
        var asked = FormEngine.Visible(before, normal).ToHashSet(); // what nobody was asked may go without a word when its kind changes
        foreach (var (path, field) in old.Where(one => !one.Key.Contains('.', StringComparison.Ordinal) && now.ContainsKey(one.Key) && one.Value.Type != FieldType.Computed && now[one.Key].Type != FieldType.Computed))
        {
            if (!Values.IsEmpty(normal[path]) && Values.IsEmpty(carried.Answers[path]) && (field.Type == now[path].Type || asked.Contains(path)) && !carried.Lost.Any(lost => lost.Field == path))
            {
                throw new InvalidOperationException($"seed {seed}: {path} ({field.Type}) had {normal[path]} and is gone");
            }
        }
        foreach (var (path, field) in old.Where(one => one.Key.Contains('.', StringComparison.Ordinal) && one.Value.Type != FieldType.Computed && now.ContainsKey(one.Key)))
        {
            var (group, inner) = (path.Split('.')[0], path.Split('.')[1]);
            if (now[group].Type != FieldType.Group || now[path].Type == FieldType.Computed)
            {
                continue;
            }
            for (var row = 0; normal[group] is JsonArray rows && row < rows.Count; row++)
            {
                if (!Values.IsEmpty((rows[row] as JsonObject)?[inner]) && (field.Type == now[path].Type || asked.Contains($"{group}[{row}].{inner}")) && Values.IsEmpty((carried.Answers[group] as JsonArray)?.ElementAtOrDefault(row) is JsonObject there ? there[inner] : null)
                    && !carried.Lost.Any(lost => lost.Field == $"{group}[{row}].{inner}"))
                {
                    throw new InvalidOperationException($"seed {seed}: {group}[{row}].{inner} ({field.Type}) had {rows[row]![inner]} and is gone");
                }
            }
        }
        foreach (var line in FormEngine.Summary(before, normal).Where(line => !Values.IsEmpty(normal[line.Field]) && !now.ContainsKey(line.Field) && old[line.Field].Type != FieldType.Computed))
        {
            carried.Lost.ShouldContain(lost => lost.Field == line.Field && lost.Text == line.Text, $"seed {seed}");
        }
        return carried.AskAgain.All(now.ContainsKey);
    }));

    [Fact]
    public void Nothing_is_asked_again_when_only_words_and_places_differ()
    {
        var before = Form($"{Field("a", "text")},{Field("b", "number")}");
        var after = Form(Field("b", "number", ",\"help\":{\"ja\":\"新しい説明\",\"en\":\"New\"}") + "," + Field("a", "text"));
        var carried = FormEngine.Carry(before, after, new JsonObject { ["a"] = "x", ["b"] = "１２" });
        carried.Answers.ToJsonString().ShouldBe("""{"b":12,"a":"x"}""");
        carried.AskAgain.ShouldBeEmpty();
        carried.Lost.ShouldBeEmpty();
    }

    [Fact]
    public void Changed_and_new_questions_are_asked_and_what_has_no_place_is_told()
    {
        var options = ",\"options\":[{\"code\":\"a\",\"label\":{\"ja\":\"甲\",\"en\":\"A\"}}]";
        var before = Form(Field("gone", "text") + "," + Field("limit", "number", ",\"max\":500") + "," + Field("kind", "choice", options));
        var after = Form(Field("limit", "number", ",\"max\":100") + "," + Field("kind", "text") + "," + Field("fresh", "text"));
        var carried = FormEngine.Carry(before, after, new JsonObject { ["gone"] = "さようなら", ["limit"] = 300, ["kind"] = "a" });
        ((double)carried.Answers["limit"]!).ShouldBe(300, "kept, and asked again");
        ((string)carried.Answers["kind"]!).ShouldBe("甲", "a choice becomes its words");
        carried.AskAgain.ShouldBe(["limit", "kind", "fresh"]);
        carried.Lost.ShouldHaveSingleItem().ShouldBe(new LostAnswer("gone", "gone", "さようなら"));
    }

    [Fact]
    public void Each_question_is_compared_by_what_its_answer_means()
    {
        var before = Form(Field("a", "number", ",\"unit\":\"m\"") + "," + Field("b", "group", ",\"fields\":[" + Field("c", "text") + "]"));
        var after = Form(Field("a", "number", ",\"unit\":\"km\"") + "," + Field("b", "group", ",\"fields\":[" + Field("c", "text") + "," + Field("d", "text") + "]"));
        FormEngine.Compare(before, after).Select(one => $"{one.Field} {one.Change} {string.Join(',', one.Properties)}".Trim())
            .ShouldBe(["a Changed unit", "b Same", "b.c Same", "b.d Added"]);
    }

    [Theory]
    [InlineData("ja", "文字数の上限: 200 → 30|答える必要: 必須 → 任意", "増えた選択肢:  → 丙|なくなった選択肢: 乙 → ", "質問の文: 前の文 → 後の文", "国籍: 必須 → 聞かない")]
    [InlineData("en", "Must be answered: required → optional|Most characters: 200 → 30", "New choices:  → C|Choices no longer there: B → ", "Wording: Before → After", "Flag: required → not asked")]
    public void What_changed_is_said_as_people_say_it(string language, string text, string choice, string worded, string parts)
    {
        static string Option(string code, string ja) => $$$"""{"code":"{{{code}}}","label":{"ja":"{{{ja}}}","en":"{{{code.ToUpperInvariant()}}}"}}""";
        var before = Form(Field("a", "text") + "," + Field("b", "choice", $",\"options\":[{Option("a", "甲")},{Option("b", "乙")}]") + ","
            + """{"id":"c","type":"text","label":{"ja":"前の文","en":"Before"}},""" + Field("v", "vessel"));
        var after = Form(Field("a", "text", ",\"maxLength\":30,\"required\":false") + "," + Field("b", "choice", $",\"options\":[{Option("a", "甲")},{Option("c", "丙")}]") + ","
            + """{"id":"c","type":"text","label":{"ja":"後の文","en":"After"}},""" + Field("v", "vessel", ",\"parts\":{\"flag\":\"hidden\"}"));
        var told = FormEngine.Explain(before, after, language).ToDictionary(one => one.Field, one => string.Join('|', one.Details.Select(d => $"{d.Name}: {d.Before} → {d.After}")));
        told["a"].Split('|').ShouldBe(text.Split('|'), ignoreOrder: true);
        told["b"].ShouldBe(choice);
        told["c"].ShouldBe(worded);
        told["v"].ShouldBe(parts);
        FormEngine.Carry(before, after, new JsonObject { ["c"] = "x" }).AskAgain.ShouldBe(["a", "b", "v"], "a question that is only worded anew is not asked again");
    }
}
