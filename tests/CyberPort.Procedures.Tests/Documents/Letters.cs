using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using CyberPort.Platform;
using CyberPort.Platform.Documents;
using CyberPort.Procedures.Documents;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit.Abstractions;

namespace CyberPort.Procedures.Tests.Documents;

public sealed class Letters(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly ServiceProvider services = new ServiceCollection()
        .AddLogging().AddSingleton(TimeProvider.System)
        .AddDocuments(new ConfigurationBuilder().Build())
        .AddDocumentTemplates(typeof(Letter).Assembly)
        .Configure<CyberPortSettings>(settings => settings.PublicUrl = "https://port.example/")
        .AddSingleton<LetterPrinter>()
        .BuildServiceProvider();

    private LetterPrinter Printer => services.GetRequiredService<LetterPrinter>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await services.DisposeAsync();

    private static readonly AppealNotice? Notice = AppealNotices.For("A", "青浜県知事", "青浜県", "青浜県知事");

    private static readonly Letterhead Head = new("青浜県", "青浜県港湾管理者", "青浜県知事　青木 一郎")
    {
        Department = "港湾課 管理係", Address = "〒030-0803 青浜市本町1-2-3", Phone = "電話 0176-12-3456", Accent = "#0a4f9e",
        Crest = "data:image/svg+xml;base64," + Convert.ToBase64String("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle cx='4' cy='4' r='4'/></svg>"u8),
    };

    private static PermitLetter Permit(string text = "砂利・砂の荷役") => new()
    {
        Letterhead = Head, Number = "青港指令第1482号", IssuedOn = new(2026, 11, 21), Title = "係留施設使用許可書",
        Addressee = new("株式会社 海野海運") { Representative = "代表取締役　海野 航", PostalCode = "〒030-0861", Address = "青浜市長島二丁目10番3号" },
        Application = new("AOH-2026-000123", new(2026, 11, 18), "係留施設使用許可申請"), LegalBasis = "青浜県港湾管理条例第5条第1項",
        Items = [new("港湾及び施設", "青浜港 堤埠頭1号岸壁"), new("使用の目的", text), new("備考", null)],
        ValidFrom = "2026-12-01T08:00", ValidTo = "2026-12-02T17:00", Appeal = Notice, Code = "K7MQ-2R9X-4TVB",
        Conditions = ["権利を他人に譲渡してはならない。", "目的以外に使用してはならない。", text],
    };

    private static IEnumerable<Letter> EveryKind(string text)
    {
        var permit = Permit(text);
        yield return permit;
        yield return permit with { Draft = true, Seal = "omitted", Appeal = null, ValidTo = null, Conditions = [] };
        yield return new RefusalLetter
        {
            Letterhead = Head, Number = "1", IssuedOn = permit.IssuedOn, Addressee = new(text), Application = permit.Application, Reasons = [text], Appeal = Notice,
        };
        yield return new AcceptanceLetter
        {
            Letterhead = Head with { Crest = null }, Number = text, IssuedOn = permit.IssuedOn, Addressee = permit.Addressee, Application = permit.Application,
            AcceptedOn = permit.IssuedOn, Note = text,
        };
        yield return new CorrectionLetter
        {
            Letterhead = Head, Number = "1", IssuedOn = permit.IssuedOn, Addressee = permit.Addressee, Application = permit.Application with { Procedure = text },
            Fields = [new("総トン数", text), new(text, "出港が入港より前です。")], AnswerBy = new(2026, 12, 5), Note = text,
        };
        yield return new RevocationLetter
        {
            Letterhead = Head, Number = "1", IssuedOn = permit.IssuedOn, Addressee = permit.Addressee, Application = permit.Application,
            PermitNumber = text, PermittedOn = permit.IssuedOn, EffectiveOn = permit.IssuedOn, Reasons = [text], Appeal = Notice,
        };
        yield return new AmendmentLetter
        {
            Letterhead = Head, Number = "1", IssuedOn = permit.IssuedOn, Addressee = permit.Addressee, Application = permit.Application,
            PermitNumber = "青港指令第1号", PermittedOn = permit.IssuedOn, Changes = [new("期間", null, text)], Reason = text, Conditions = [text], Appeal = Notice,
        };
    }

    [Theory]
    [InlineData("砂利・砂の荷役")]
    [InlineData("#panic() *x* $y$ <z> \\u{0}\r\n二行目\t三\u202e")]
    [InlineData("한국 😀 葛\U000E0100城")]
    public async Task Every_letter_prints_whatever_is_written_in_it(string text)
    {
        foreach (var letter in EveryKind(text))
        {
            var pdf = await Printer.PrintAsync(letter, default);
            pdf.IsError.ShouldBeFalse(letter.Template);
            Encoding.Latin1.GetString(pdf.Value).ShouldContain("pdfaid:conformance>A<", Case.Sensitive, letter.Template);
        }
    }

    [Fact]
    public async Task An_ordinary_permit_is_one_sheet_of_paper() =>
        Pages((await Printer.PrintAsync(Permit(), default)).Value).ShouldBe(1);

    [Fact]
    public async Task Long_conditions_go_on_to_further_sheets() =>
        Pages((await Printer.PrintAsync(Permit() with { Conditions = [.. Enumerable.Repeat(new string('条', 400), 12)] }, default)).Value).ShouldBeGreaterThan(2);

    [Fact]
    public void The_code_leads_to_the_verification_page() =>
        Printer.VerificationAddress("K7MQ-2R9X").ShouldBe("https://port.example/verify/K7MQ-2R9X");

    [Fact]
    public void The_appeal_notice_names_the_authority_and_its_terms()
    {
        var decision = AppealNotices.For("A", "青浜県知事", "青浜県", "青浜県知事")!;
        string.Concat(decision.Paragraphs).ShouldContain("3か月以内に、青浜県知事に対して審査請求");
        string.Concat(decision.Paragraphs).ShouldContain("6か月以内に、青浜県を被告として");
        string.Concat(AppealNotices.For("B", "汐見港管理組合管理者", "汐見港管理組合", "管理者")!.Paragraphs).ShouldContain("裁決を経た後でなければ");
        AppealNotices.For("none", "", "", "").ShouldBeNull();
        foreach (var code in AppealNotices.Codes)
        {
            AppealNotices.For(code, "a", "b", "c")?.Paragraphs.ShouldAllBe(p => !p.Contains('{'));
        }
    }

    [Fact]
    public async Task A_permit_is_printed_while_the_officer_blinks()
    {
        // The aim is 20 ms. What is tried is that it can be quick, not that nobody else uses the machine: the best of several rounds counts.
        var best = double.MaxValue;
        for (var round = 0; round < 8 && best >= 60; round++)
        {
            var times = new List<double>();
            for (var n = 0; n < 15; n++)
            {
                var letter = Permit() with { Number = $"第{n}号", Code = $"K7MQ-{round}{n:000}", Addressee = new($"申請者 {n}") };
                var start = Stopwatch.GetTimestamp();
                (await Printer.PrintAsync(letter, default)).IsError.ShouldBeFalse();
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            times.Sort();
            output.WriteLine($"permit PDF: p50 {times[7]:0.0} ms, slowest {times[^1]:0.0} ms");
            best = Math.Min(best, times[7]);
        }

        best.ShouldBeLessThan(120);
    }

    private static int Pages(byte[] pdf) => Regex.Matches(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b").Count;
}
