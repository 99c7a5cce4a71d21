using CyberPort.Platform;
using CyberPort.Platform.Documents;
using CyberPort.Procedures.Documents;
using CyberPort.Procedures.Notices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Tests.Documents;

/// <summary>文書の本文: the safe part of Typst, and nothing beside it.</summary>
public sealed class OwnWords : IAsyncLifetime
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddLogging().AddSingleton(TimeProvider.System)
        .AddDocuments(new ConfigurationBuilder().Build())
        .AddDocumentTemplates(typeof(Letter).Assembly)
        .Configure<CyberPortSettings>(settings => settings.PublicUrl = "https://port.example/")
        .AddSingleton<LetterPrinter>()
        .BuildServiceProvider();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await services.DisposeAsync();

    private static readonly PermitLetter Permit = new()
    {
        Letterhead = new("青浜県", "青浜県港湾管理者", "青浜県知事　青木 一郎"), Number = "青港指令第1482号", IssuedOn = new(2026, 11, 21),
        Addressee = new("株式会社 海野海運"), Application = new("AOH-2026-000123", new(2026, 11, 18), "係留施設使用許可申請"), Items = [new("施設", "1号岸壁")],
        ValidFrom = "2026-12-01", Conditions = ["譲渡しないこと。"], Appeal = AppealNotices.For("A", "青浜県知事", "青浜県", "青浜県知事"),
    };

    private static (string? Text, MarkupFault? Fault) Read(string body) => LetterMarkup.Read(body, LetterWords.Of("permit"));

    [Theory]
    [InlineData("#import \"/platform/letter.typ\": *", "#import")]
    [InlineData("#include \"x.typ\"", "#include")]
    [InlineData("文\n文 #read(\"/etc/passwd\")", "#read")]
    [InlineData("#plugin(\"x.wasm\")", "#plugin")]
    [InlineData("#eval(\"1\")", "#eval")]
    [InlineData("#image(\"x.png\")", "#image")]
    [InlineData("#let x = 1", "#let")]
    [InlineData("#{ 1 }", "#{")]
    [InlineData("#sys.inputs", "#sys")]
    [InlineData("#json(bytes(\"\"))", "#json")]
    [InlineData("#text(size: 9pt, font: \"x\")[a]", "#text")]
    [InlineData("#align(center)[#import \"x\"]", "#import")]
    [InlineData("#v(read(\"x\"))", "#v")]
    [InlineData("#changes", "#changes")]
    [InlineData("#align(center)[閉じない", "#align")]
    public void What_could_reach_further_than_the_sheet_is_refused_with_its_line(string body, string named)
    {
        var (text, fault) = Read(body);
        text.ShouldBeNull();
        fault!.Why.Ja.ShouldContain(named);
        fault.Line.ShouldBe(body.Split('\n').ToList().FindIndex(l => l.Contains('#')) + 1);
    }

    [Fact]
    public void Everything_else_is_only_text()
    {
        var (text, fault) = Read("価格 $5 `code` @ref <label> // 注 \\#import ~ \" \\\\ ] [");
        fault.ShouldBeNull();
        text!.Split("#soft(\"").Length.ShouldBe(2, "one run of text, quoted");
    }

    [Theory]
    [InlineData("permit")]
    [InlineData("refusal")]
    [InlineData("acceptance")]
    [InlineData("amendment")]
    [InlineData("revocation")]
    [InlineData("correction")]
    [InlineData("extension")]
    public void The_text_from_which_writing_begins_is_allowed(string kind) =>
        LetterMarkup.Read(LetterWords.StartOf(kind), LetterWords.Of(kind)).Fault.ShouldBeNull();

    [Fact]
    public async Task Every_standard_text_is_allowed_and_prints_and_every_procedure_names_one_that_exists()
    {
        foreach (var letter in LetterDefaults.All.SelectMany(s => s.Letters))
        {
            var (text, fault) = LetterMarkup.Read(letter.Body, LetterWords.Of(letter.Kind));
            fault.ShouldBeNull(letter.Body);
            (await services.GetRequiredService<LetterPrinter>().PrintAsync(Permit with { Title = letter.Title, Code = null }, letter.Kind, text!, default)).Error.ShouldBeNull();
        }

        foreach (var national in CyberPort.Procedures.Catalogue.NationalCatalogue.All.Where(p => p.Letters is not null))
        {
            LetterDefaults.All.ShouldContain(s => s.Code == national.Letters, national.Code);
        }
    }

    [Fact]
    public async Task Own_words_become_a_letter()
    {
        const string body = """
            #applicant 様の申請（#receipt）を*許可*します。二行目は
            続きます。\
            ここは新しい行です。"引用" $5 `x` <y> @z

            = 許可の内容

            #facts

            - 一つ目　#period
            - 二つ目

            + 番号
            #align(center)[#text(size: 14pt, weight: "bold")[以上]]
            #v(1em)
            #conditions
            """;
        var (text, fault) = Read(body);
        fault.ShouldBeNull();
        var pdf = await services.GetRequiredService<LetterPrinter>().PrintAsync(Permit, "permit", text!, default);
        pdf.Error.ShouldBeNull();
        pdf.Value.AsSpan(0, 5).ToArray().ShouldBe("%PDF-"u8.ToArray());
    }

    [Fact]
    public async Task A_heading_over_words_that_say_nothing_is_left_out_with_them()
    {
        var text = LetterMarkup.Read(LetterWords.StartOf("amendment"), LetterWords.Of("amendment")).Text!;
        var change = new AmendmentLetter
        {
            Letterhead = Permit.Letterhead, Number = Permit.Number, IssuedOn = Permit.IssuedOn, Addressee = Permit.Addressee, Application = Permit.Application,
            PermitNumber = "青港指令第1号", PermittedOn = Permit.IssuedOn, Items = Permit.Items, Reason = "工期の延長",
        };
        async Task<string> WordsAsync(AmendmentLetter letter) => PdfText.Of((await services.GetRequiredService<LetterPrinter>().PrintAsync(letter, "amendment", text, default)).Value);
        (await WordsAsync(change)).ShouldContain("変更の理由工期の延長");
        var silent = await WordsAsync(change with { Reason = null });
        silent.ShouldNotContain("変更の理由");
        silent.ShouldContain("変更後の許可の内容施設1号岸壁");
    }

    [Fact]
    public void No_text_makes_the_reader_fail()
    {
        var random = new Random(7);
        const string alphabet = "#*\\[]()=-+ \nabあ\"$v1em,:%";
        for (var i = 0; i < 20_000; i++)
        {
            var body = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            Should.NotThrow(() => Read(body), body);
        }
    }
}
