using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Platform.Time;
using Xunit.Abstractions;

namespace CyberPort.E2E.Tests;

/// <summary>700 questions on one page stay fluent: scripting per keystroke, in the designer and on the draft page where an applicant types; the draft is filed.</summary>
[Collection(nameof(Harbour))]
public sealed class ManyQuestions(Harbour harbour, ITestOutputHelper output)
{
    private const int Questions = 700;

    /// <summary>One frame is 16 ms on a quiet machine; nine of ten keystrokes keep to this on one that does other things too. The figures are printed.</summary>
    private const double MostMilliseconds = 64;

    private const string Code = "many-questions";

    [Fact]
    public async Task A_form_of_700_questions_takes_no_keystroke_longer_than_a_person_notices()
    {
        await using var admin = await harbour.AtDeskAsync(Code);
        await admin.SignInAsync("admin@aohama.example");
        await MakesAsync(admin);
        var loaded = await LoadAsync(admin, $"/aohama/office/forms/{Code}", "#preview-q1");
        await admin.Page.Locator("#outline-field-q2").ClickAsync();
        Tell("designer", loaded, await TypeAsync(admin, "#p-label"));
        await OffersAsync(admin);
        admin.AssertNoComplaints();

        await using var applicant = await harbour.AtDeskAsync("many-answers");
        await applicant.SignInAsync("applicant@demo.example");
        var begun = await CallAsync(applicant, "POST", "/api/my/drafts", new { tenant = "aohama", procedure = Code, answers = new { } });
        var id = begun.Body.GetProperty("id").GetString()!;
        var opened = await LoadAsync(applicant, $"/aohama/drafts/{id}/main", "#q-q700");
        Tell("draft page", opened, await TypeAsync(applicant, "#q-q1"));
        // By keyboard: after a jump over 700 questions the page still settles, and a mouse that does not wait as eyes do has missed the button (once in forty runs).
        await applicant.Page.Locator("form .cp-actions button[type=submit]").PressAsync("Enter");
        await applicant.Page.Locator(".cp-summary").WaitForAsync();
        Tell("draft page with hundreds of errors", 0, await TypeAsync(applicant, "#q-q11"));
        await applicant.SeesAsync("に保存しました");
        applicant.AssertNoComplaints();
        await SubmitsAsync(applicant, id);
    }

    private void Tell(string what, double loaded, (IReadOnlyList<double> Scripts, IReadOnlyList<double> Seen) keystrokes)
    {
        output.WriteLine($"{Questions} questions, {what}: loads in {loaded:0} ms; scripts of a keystroke {Figures(keystrokes.Scripts)}; from the key to the frame that shows it {Figures(keystrokes.Seen)}");
        Of(keystrokes.Scripts, 0.9).ShouldBeLessThan(MostMilliseconds, what);
    }

    private static string Figures(IReadOnlyList<double> figures) => $"p50 {Of(figures, 0.5):0.0} ms, p90 {Of(figures, 0.9):0.0} ms, worst {figures.Max():0.0} ms";

    private static async Task MakesAsync(Person admin)
    {
        var made = await CallAsync(admin, "POST", "/api/t/aohama/forms", new { code = Code, title = new { ja = "七百の質問", en = "Seven hundred" }, from = new { kind = "blank" } });
        await CallAsync(admin, "PUT", $"/api/t/aohama/forms/{Code}/work", new { definition = Form() }, made.Version);
    }

    /// <summary>Published, and offered as a procedure of the authority's own.</summary>
    private static async Task OffersAsync(Person admin)
    {
        await admin.SeesAsync("に保存しました");
        var today = TimeProvider.System.TodayInJapan().ToString("O");
        await CallAsync(admin, "POST", $"/api/t/aohama/forms/{Code}/work/actions/publish", new { version = "1", effectiveFrom = today });
        var made = await CallAsync(admin, "POST", "/api/t/aohama/procedure-settings", new { code = Code, kind = "application", title = new { ja = "七百の質問", en = "Seven hundred" } });
        var settings = made.Body.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        settings["formCode"] = JsonDocument.Parse($"\"{Code}\"").RootElement;
        var changed = await CallAsync(admin, "PUT", $"/api/t/aohama/procedure-settings/{Code}", settings, made.Version);
        await CallAsync(admin, "POST", $"/api/t/aohama/procedure-settings/{Code}/actions/switch", new { enabled = true }, changed.Version);
    }

    /// <summary>700 answers are saved, checked and filed by the server.</summary>
    private async Task SubmitsAsync(Person applicant, string id)
    {
        var draft = await CallAsync(applicant, "GET", $"/api/my/drafts/{id}", null);
        var clock = Stopwatch.StartNew();
        await CallAsync(applicant, "PUT", $"/api/my/drafts/{id}", new { answers = Answers() }, draft.Version);
        var saved = clock.ElapsedMilliseconds;
        clock.Restart();
        await CallAsync(applicant, "POST", $"/api/my/drafts/{id}/actions/submit", new { });
        output.WriteLine($"{Questions} answers: saved in {saved} ms, filed in {clock.ElapsedMilliseconds} ms");
        clock.ElapsedMilliseconds.ShouldBeLessThan(5000);
    }

    private static double Of(IReadOnlyList<double> figures, double part) => figures.Order().ElementAt((int)Math.Min(figures.Count - 1, figures.Count * part));

    private static async Task<(JsonElement Body, string? Version)> CallAsync(Person person, string method, string path, object? body, string? seen = null)
    {
        var me = await person.Context.APIRequest.GetAsync("/api/identity/me");
        var headers = new Dictionary<string, string> { ["X-CSRF-TOKEN"] = (await me.JsonAsync())!.Value.GetProperty("csrf").GetString()!, ["Idempotency-Key"] = Guid.NewGuid().ToString() };
        if (seen is not null)
        {
            headers["If-Match"] = seen;
        }

        var answer = await person.Context.APIRequest.FetchAsync(path, new() { Method = method, DataObject = body, Headers = headers });
        answer.Ok.ShouldBeTrue($"{path}: {await answer.TextAsync()}");
        return ((await answer.JsonAsync())!.Value, answer.Headers.GetValueOrDefault("etag"));
    }

    private static async Task<double> LoadAsync(Person person, string path, string until)
    {
        await person.Page.GotoAsync(path);
        await person.Page.Locator(until).WaitForAsync(new() { Timeout = 30_000 });
        return await person.Page.EvaluateAsync<double>("performance.now()");
    }

    /// <summary>
    /// Forty keystrokes: the time each spends in scripts, as Chromium counts it, and the time from the key to the frame that shows it
    /// (Event Timing API: in steps of 8 ms; what took less than 16 is not reported and counts as 16).
    /// </summary>
    private static async Task<(IReadOnlyList<double> Scripts, IReadOnlyList<double> Seen)> TypeAsync(Person person, string field)
    {
        var chromium = await person.Context.NewCDPSessionAsync(person.Page);
        await chromium.SendAsync("Performance.enable");
        await person.Page.Locator(field).ClickAsync();
        await person.Page.WaitForTimeoutAsync(1500); // what loading started has ended
        await person.Page.EvaluateAsync("""
            () => {
              window.seenAfter = [];
              window.watching?.disconnect();
              window.watching = new PerformanceObserver((list) => window.seenAfter.push(...list.getEntries().filter((one) => one.name === 'keydown').map((one) => one.duration)));
              window.watching.observe({ type: 'event', durationThreshold: 16 });
            }
            """);
        var figures = new List<double>();
        for (var i = 0; i < 40; i++)
        {
            var before = await ScriptsAsync(chromium);
            await person.Page.Keyboard.PressAsync(i % 2 == 0 ? "a" : "b");
            await person.Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))");
            figures.Add(((await ScriptsAsync(chromium)) - before) * 1000);
        }

        await chromium.DetachAsync();
        var slower = await person.Page.EvaluateAsync<double[]>("window.seenAfter");
        return (figures, [.. slower, .. Enumerable.Repeat(16d, Math.Max(0, 40 - slower.Length))]);
    }

    private static async Task<double> ScriptsAsync(ICDPSession chromium)
    {
        var metrics = (await chromium.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray();
        return metrics.First(one => one.GetProperty("name").GetString() == "ScriptDuration").GetProperty("value").GetDouble();
    }

    private static JsonObject Form()
    {
        string[] types = ["text", "number", "choice", "date", "yesNo", "longText", "phone", "choices", "email", "period"];
        var fields = new JsonArray();
        for (var n = 1; n <= Questions; n++)
        {
            var type = types[(n - 1) % types.Length];
            var field = new JsonObject { ["id"] = $"q{n}", ["type"] = type, ["label"] = Text($"質問 {n}", $"Question {n}"), ["help"] = Text("わかる範囲で答えてください。", "As far as you know."), ["origin"] = "own" };
            if (type is "choice" or "choices")
            {
                field["options"] = new JsonArray([.. Enumerable.Range(1, 4).Select(i => new JsonObject { ["code"] = $"c{i}", ["label"] = Text($"選択肢 {i}", $"Choice {i}") })]);
            }

            if (type == "period")
            {
                field["precision"] = "date";
            }

            if (n % 10 == 6)
            {
                field["showWhen"] = new JsonObject { ["field"] = $"q{n - 4}", ["is"] = "atLeast", ["value"] = 0 };
            }

            fields.Add(field);
        }

        return new()
        {
            ["code"] = "many-questions", ["version"] = "work", ["title"] = Text("七百の質問", "Seven hundred"),
            ["steps"] = new JsonArray(new JsonObject { ["id"] = "main", ["title"] = Text("すべて", "All"), ["fields"] = fields }),
        };
    }

    private static JsonObject Answers()
    {
        var answers = new JsonObject();
        for (var n = 1; n <= Questions; n++)
        {
            answers[$"q{n}"] = (n % 10) switch
            {
                2 => n, 3 => "c1", 4 => "2027-02-01", 5 => true, 7 => "017-712-3456", 8 => new JsonArray("c1", "c2"), 9 => "taro@example.jp",
                0 => new JsonObject { ["from"] = "2027-02-01", ["to"] = "2027-02-03" }, _ => $"答え {n}",
            };
        }

        return answers;
    }

    private static JsonObject Text(string ja, string en) => new() { ["ja"] = ja, ["en"] = en };
}
