using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using CyberPort.Platform.Documents;
using CyberPort.Platform.Documents.Engine;
using Microsoft.Extensions.Logging.Abstractions;

namespace CyberPort.Platform.Tests.Documents;

public sealed class DocumentEngine : IAsyncLifetime
{
    private const int SigKill = 9;
    private const int SigStop = 19;
    private TypstDocuments documents = Engine(new());

    private static TypstDocuments Engine(WorkerSettings settings) => new(
        [new(typeof(IDocuments).Assembly), new(typeof(DocumentEngine).Assembly)], settings, TimeProvider.System, NullLogger<TypstDocuments>.Instance);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await documents.DisposeAsync();

    private async Task<byte[]> PrintAsync(string text) =>
        (await documents.RenderAsync("test/hello", new JsonObject { ["text"] = text })).Value;

    [Fact]
    public async Task A_document_is_a_tagged_archivable_pdf()
    {
        var pdf = Encoding.Latin1.GetString(await PrintAsync("青浜港 岸壁使用許可"));
        pdf.ShouldStartWith("%PDF-1.7");
        pdf.ShouldContain("pdfaid:part>2<");
        pdf.ShouldContain("pdfaid:conformance>A<");
        pdf.ShouldContain("/StructTreeRoot");
        pdf.ShouldContain("NotoSansJP");
    }

    [Fact]
    public async Task The_accessibility_standard_can_be_asked_for()
    {
        var pdf = await documents.RenderAsync("test/hello", new JsonObject { ["text"] = "港" }, new("ua-1"));
        Encoding.Latin1.GetString(pdf.Value).ShouldContain("pdfuaid:part>1<");
    }

    [Fact]
    public async Task The_day_of_issue_stands_in_the_file()
    {
        var pdf = await documents.RenderAsync("test/hello", new JsonObject(), new(Date: new(2026, 4, 1)));
        Encoding.Latin1.GetString(pdf.Value).ShouldContain("2026-04-01");
    }

    [Theory]
    [InlineData("#panic(\"x\")")]
    [InlineData("#import \"/etc/passwd\": *")]
    [InlineData("#read(\"/etc/passwd\")")]
    [InlineData("*太字* _斜体_ $x^2$ `code` <label> @ref // /* \\ ] ) }")]
    [InlineData("#let x = while true {}")]
    [InlineData("\u0000\u0001\u001b[31m\u202e‮\u2066\ufeff\u200f右から左")]
    [InlineData("絵文字😀と異体字葛\U000E0100城と외국어とภาษาไทย")]
    [InlineData("\ud800")]
    [InlineData("")]
    public async Task Whatever_people_write_is_printed_and_never_run(string text) =>
        (await PrintAsync(text)).Length.ShouldBeGreaterThan(5_000);

    [Fact]
    public async Task A_very_long_text_is_printed_over_many_pages() =>
        (await PrintAsync(new string('港', 60_000))).Length.ShouldBeGreaterThan(20_000);

    [Fact]
    public async Task A_crest_that_cannot_be_drawn_is_left_out()
    {
        var data = new JsonObject { ["text"] = "港", ["letterhead"] = new JsonObject { ["authority"] = "青浜県", ["crest"] = "<svg>no picture" } };
        (await documents.RenderAsync("test/hello", data)).IsError.ShouldBeFalse();
    }

    [Fact]
    public async Task A_template_that_fails_is_a_bug_and_leaves_the_engine_well()
    {
        await PrintAsync("まず一枚");
        var pid = documents.Worker.ProcessId;
        var thrown = await Should.ThrowAsync<DocumentTemplateException>(() => documents.RenderAsync("test/hello", new JsonObject { ["fail"] = true }));
        thrown.Message.ShouldContain("asked to fail");
        await Should.ThrowAsync<DocumentTemplateException>(() => documents.RenderAsync("test/none", new JsonObject()));
        await PrintAsync("もう一枚");
        documents.Worker.ProcessId.ShouldBe(pid);
    }

    [Fact]
    public async Task A_killed_engine_is_started_anew_and_the_document_is_made()
    {
        await PrintAsync("まず一枚");
        var first = documents.Worker.ProcessId!.Value;
        kill(first, SigKill);
        await PrintAsync("もう一枚");
        documents.Worker.ProcessId.ShouldNotBe(first);
    }

    [Fact]
    public async Task An_engine_killed_in_the_middle_of_a_document_is_started_anew_and_the_document_is_made()
    {
        await PrintAsync("まず一枚");
        var first = documents.Worker.ProcessId!.Value;
        kill(first, SigStop);
        var printing = PrintAsync("もう一枚");
        await Task.Delay(100);
        printing.IsCompleted.ShouldBeFalse();
        kill(first, SigKill);
        (await printing).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_hung_engine_is_killed_after_its_time_and_the_document_is_made()
    {
        documents = Engine(new() { RenderTimeout = TimeSpan.FromSeconds(1) });
        await PrintAsync("まず一枚");
        var first = documents.Worker.ProcessId!.Value;
        kill(first, SigStop);
        var clock = Stopwatch.StartNew();
        (await PrintAsync("もう一枚")).ShouldNotBeEmpty();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(8));
        Should.Throw<ArgumentException>(() => Process.GetProcessById(first));
    }

    [Fact]
    public async Task Without_an_engine_the_refusal_is_clear()
    {
        documents = Engine(new() { Node = "/no/such/node" });
        var refused = await documents.RenderAsync("test/hello", new JsonObject());
        refused.Error!.Code.ShouldBe("documents.engine-unavailable");
        (await documents.CheckAsync()).Error!.Code.ShouldBe("documents.engine-unavailable");
    }

    [Fact]
    public async Task An_engine_that_cannot_come_up_is_given_up_after_two_attempts()
    {
        documents = Engine(new() { Node = "/bin/false", WorkerFolder = new WorkerSettings().FindScript("worker.mjs") is { } file ? Path.GetDirectoryName(file) : null });
        (await documents.RenderAsync("test/hello", new JsonObject())).Error!.Code.ShouldBe("documents.engine-unavailable");
    }

    [Fact]
    public async Task Many_callers_at_once_each_get_their_own_document()
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, 24).Select(n => documents.RenderAsync("test/hello", new JsonObject { ["title"] = $"doc-{n:000}" })));
        for (var n = 0; n < pages.Length; n++)
        {
            Encoding.Latin1.GetString(pages[n].Value).ShouldContain($"doc-{n:000}");
        }
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_spoil_the_next_document()
    {
        await PrintAsync("まず一枚");
        using var gone = new CancellationTokenSource(1);
        var many = Enumerable.Range(0, 10).Select(_ => documents.RenderAsync("test/hello", new JsonObject { ["text"] = "長い" }, null, gone.Token));
        await Task.WhenAll(many.Select(async one => { try { await one; } catch (OperationCanceledException) { } }));
        (await PrintAsync("もう一枚")).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_qr_code_is_an_svg_that_scales() => QrCode.Svg("https://port.example/verify/AB").ShouldContain("viewBox");

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int kill(int pid, int signal);
}
