using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Engine;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Print;
using CyberPort.Platform.Documents;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Tenancy.Contracts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Forms.Tests;

/// <summary>紙の様式: one definition, three prints. With CYBERPORT_PAPERS=folder the sheets are kept there to be looked at.</summary>
public sealed class OnPaper : IAsyncLifetime
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddLogging().AddSingleton(TimeProvider.System)
        .AddDocuments(new ConfigurationBuilder().Build())
        .AddDocumentTemplates(typeof(FormsModule).Assembly)
        .BuildServiceProvider();

    private static readonly AuthorityView Aohama = new(
        Guid.Empty, "aohama", new("青浜県", "Aohama Prefecture"), new("青浜県知事", "Governor of Aohama Prefecture"), "AOHAMA", "full", true,
        new("#0b5c8a", "#ffffff", null),
        new(new("県土整備部 港湾課", "Ports Division"), "0176-00-1201", "kowan@aohama.example", new("〒039-0000 青浜県青浜市港町1丁目1番1号", "1-1-1 Minatomachi, Aohama"), []),
        new("青浜県知事", "青浜県", "青浜県知事"), new(false, true));

    public static TheoryData<string> Masters => [.. NationalMasters.All.Select(form => form.Code)];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await services.DisposeAsync();

    [Theory]
    [MemberData(nameof(Masters))]
    public async Task Every_master_is_printed_empty_filled_and_as_a_copy(string code)
    {
        var form = NationalMasters.All.Single(one => one.Code == code);
        var answers = FormEngine.ToSubmit(form, Sample.Of(form)).Answers;
        foreach (var language in new[] { "ja", "en", "easy" })
        {
            var blank = await PrintAsync($"{code}-blank-{language}", form, new() { LegalBasis = new("青浜県港湾管理条例第5条第1項", "Aohama Port Ordinance, art. 5(1)"), Language = language });
            Tagged(blank).ShouldBeTrue();
            await PrintAsync($"{code}-filled-{language}", form, new() { Answers = answers, Language = language });
        }

        var copy = await PrintAsync($"{code}-copy", form, new()
        {
            Answers = answers, Receipt = new("AOHAMA-2026-000123", new(2026, 11, 21, 5, 2, 0, default), "海野 航")
            {
                IsCopy = true, Files = ["図面.pdf", "委任状.pdf"], Verification = ("K7MQ-2R9X-4TVB-9ABC", "https://port.example/verify/K7MQ-2R9X-4TVB-9ABC"),
            },
        });
        Tagged(copy).ShouldBeTrue();
    }

    [Fact]
    public void An_empty_form_asks_everything_and_says_when_a_box_is_to_be_filled_in()
    {
        var form = NationalMasters.All.Single(one => one.Code == "mooring-use");
        var sheet = PaperForms.SheetOf(form, new(), Aohama, null);
        var rows = sheet.Blocks.SelectMany(block => block.Rows).ToList();
        var asked = form.Steps.SelectMany(step => step.Fields).ToList();
        (rows.Count + sheet.Blocks.Count(block => block.Grid is not null) + sheet.Attachments.Count + sheet.Declarations.Count + (sheet.Applicant is null ? 0 : 1))
            .ShouldBe(asked.Count);
        rows.Single(row => row.Label == "その他の目的").Note.ShouldBe("「係留の目的」が「その他」のときに記入");
        rows.Single(row => row.Label == "代理人（船舶代理店など）").Note.ShouldBe("「代理人（船舶代理店など）が手続をしますか」が「はい」のときに記入");
        sheet.Blocks.Single(block => block.Grid?.Label == "主な揚荷").Grid!.Rows.Count.ShouldBe(5);
        sheet.Sentence.ShouldBe("次のとおり申請します。");
        sheet.To.ShouldBe("青浜県知事");
        sheet.Marks.ShouldBeNull();
    }

    [Fact]
    public void A_filled_form_holds_every_answer_that_was_sent()
    {
        foreach (var form in NationalMasters.All)
        {
            foreach (var choice in new[] { 0, 1, 2 })
            {
                var answers = FormEngine.ToSubmit(form, Sample.Of(form, choice)).Answers;
                var paper = Words(PaperForms.SheetOf(form, new() { Answers = answers }, Aohama, null));
                foreach (var line in Leaves(SummaryText.Of(form, answers, "ja", null, official: true)))
                {
                    paper.ShouldContain(line.Text, Shouldly.Case.Sensitive, $"{form.Code}: {line.Field}");
                }
            }
        }
    }

    [Fact]
    public async Task Two_hundred_questions_and_long_answers_flow_over_pages()
    {
        var fields = Enumerable.Range(1, 200).Select(i => new FormField($"q{i}", i % 7 == 0 ? FieldType.LongText : i % 5 == 0 ? FieldType.Vessel : FieldType.Text, new($"質問{i}", $"Question {i}"))).ToList();
        var form = new FormDefinition("long", "2026.1", new("長い様式", "Long form"),
            [.. fields.Chunk(20).Select((some, i) => new FormStep($"s{i}", new($"第{i + 1}部", $"Part {i + 1}"), some))]);
        Pages(await PrintAsync("long-blank", form, new())).ShouldBeGreaterThan(8);
        var answers = new JsonObject(fields.Where(field => field.Type != FieldType.Vessel).Select(field => KeyValuePair.Create(field.Id, (JsonNode?)string.Concat(Enumerable.Repeat("岸壁の北側を使います。", field.Type == FieldType.LongText ? 350 : 3)))));
        Pages(await PrintAsync("long-filled", form, new() { Answers = answers })).ShouldBeGreaterThan(30);
    }

    [Theory]
    [InlineData("#panic() *x* $y$ <z> \\u{0}\r\n二行目\t三\u202e")]
    [InlineData("한국 😀 葛\U000E0100城 ウンノ")]
    public async Task Whatever_was_typed_is_printed_as_text(string text)
    {
        var form = NationalMasters.All.Single(one => one.Code == "generic");
        var answers = new JsonObject { ["subject"] = text, ["content"] = text, ["applicant"] = new JsonObject { ["kind"] = "person", ["name"] = text, ["kana"] = text } };
        Pages(await PrintAsync("typed", form, new() { Answers = answers })).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_the_form_says_of_its_paper_takes_the_place_of_the_usual()
    {
        var form = NationalMasters.All.Single(one => one.Code == "generic") with
        {
            Print = new() { FormNumber = "様式第7号（第9条関係）", Heading = new("給水申込書", "Water"), Addressee = new("青浜港事務所長", "Head"), Sentence = new("給水を申し込みます。", "Water, please."), Notes = [new("正副2通を提出すること。", "File two copies.")] },
        };
        var sheet = PaperForms.SheetOf(form, new() { Title = new("給水", "Water"), LegalBasis = new("条例", "Ordinance") }, Aohama, null);
        (sheet.FormNumber, sheet.Title, sheet.To, sheet.Sentence).ShouldBe(("様式第7号（第9条関係）", "給水申込書", "青浜港事務所長", "給水を申し込みます。"));
        sheet.Notes.ShouldContain("正副2通を提出すること。");
        PaperForms.SheetOf(form, new() { FormNumber = "様式第1号" }, Aohama, null).FormNumber.ShouldBe("様式第1号");
    }

    private async Task<byte[]> PrintAsync(string name, FormDefinition form, PaperOrder order)
    {
        var sheet = System.Text.Json.JsonSerializer.SerializeToNode(PaperForms.SheetOf(form, order, Aohama, null), Json.Options)!;
        var pdf = await services.GetRequiredService<IDocuments>().RenderAsync("forms/paper", sheet, new(Date: Sample.Today));
        pdf.IsError.ShouldBeFalse();
        if (Environment.GetEnvironmentVariable("CYBERPORT_PAPERS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, name + ".pdf"), pdf.Value);
            await File.WriteAllTextAsync(Path.Combine(folder, name + ".json"), sheet.ToJsonString());
        }

        return pdf.Value;
    }

    private static IEnumerable<SummaryLine> Leaves(IEnumerable<SummaryLine> lines) => lines.SelectMany(line =>
        line.Parts.Count == 0 || line.Parts.Any(part => part.Field.EndsWith(".postalCode", StringComparison.Ordinal)) ? [line] : Leaves(line.Parts));

    /// <summary>Everything that stands on the sheet; a marked box counts as its words.</summary>
    private static string Words(PaperSheet sheet)
    {
        var words = new StringBuilder();
        foreach (var row in sheet.Blocks.SelectMany(block => block.Rows).Concat(sheet.Applicant?.Rows ?? []))
        {
            Add(row);
        }

        words.AppendJoin('\n', sheet.Blocks.SelectMany(block => block.Grid?.Rows ?? []).SelectMany(row => row));
        words.AppendJoin('\n', sheet.Attachments.SelectMany(one => one.Files));
        return words.Append(sheet.Declarations.Any(one => one.On) ? "確認しました 未記入 書いていません" : "未記入").ToString();

        void Add(PaperRow row)
        {
            words.AppendLine(row.Value).AppendJoin("、", (row.Options ?? []).Where(option => option.On).Select(option => option.Label)).AppendLine();
            foreach (var part in row.Parts ?? [])
            {
                Add(part);
            }
        }
    }

    private static bool Tagged(byte[] pdf) => Encoding.Latin1.GetString(pdf).Contains("pdfaid:conformance>A<", StringComparison.Ordinal);

    private static int Pages(byte[] pdf) => Regex.Matches(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b").Count;
}
