using System.Text.RegularExpressions;
using CyberPort.Platform.Time;

namespace CyberPort.E2E.Tests;

/// <summary>What officers do beside the straight way, in a real browser: two short days of two offices.</summary>
[Collection(nameof(Harbour))]
public sealed class OfficersMoves(Harbour harbour)
{
    [Fact]
    public async Task One_officer_refuses_changes_revokes_extends_and_holds()
    {
        await using var applicant = await harbour.OnPhoneAsync("moves-applicant");
        await using var officer = await harbour.AtDeskAsync("moves");
        await applicant.SignInAsync("applicant@demo.example");
        await officer.SignInAsync("officer@chidori.example");
        var (refused, granted, held) = (await applicant.SendsAsync("chidori"), await applicant.SendsAsync("chidori"), await applicant.SendsAsync("chidori"));

        await officer.GoAsync($"/chidori/office/cases/{refused}");
        await officer.ChoosesAsync("不許可にする");
        await officer.PressAsync("この理由で不許可にする");
        await officer.Page.Locator(".cp-field__error").First.WaitForAsync();
        await officer.Page.Locator("#reasons").FillAsync("申請された日は、給水施設の点検のため使用できないため。");
        await officer.JudgeAsync("refuse-sheet");
        await officer.PressAsync("この理由で不許可にする");
        await officer.SeesAsync("不許可にしました");

        await officer.GoAsync($"/chidori/office/cases/{granted}");
        await officer.ChoosesAsync("処理期間を延長する");
        await officer.FillDayAsync("dueOn", TimeProvider.System.TodayInJapan().AddDays(60));
        await officer.Page.Locator("#reasons").FillAsync("現地調査に時間を要するため。");
        await officer.JudgeAsync("extend-sheet");
        await officer.PressAsync("この期限まで延長する");
        await officer.SeesAsync("処理期間を延長しました");
        await officer.ChoosesAsync("許可する");
        await officer.PressAsync("この内容で許可する");
        await officer.SeesAsync("許可しました");
        await officer.ChoosesAsync("許可を変更する");
        await officer.Page.Locator("#reasons").FillAsync("工期の延長のため。");
        await officer.JudgeAsync("amend-sheet");
        await officer.PressAsync("この内容に変更する");
        await officer.SeesAsync("許可を変更しました");
        await officer.ChoosesAsync("許可を取り消す");
        await officer.Page.Locator("#reasons").FillAsync("許可の条件に違反したため。");
        await officer.PressAsync("この理由で許可を取り消す");
        await officer.SeesAsync("許可を取り消しました");

        await officer.GoAsync($"/chidori/office/cases/{held}");
        await officer.ChoosesAsync("保留");
        await officer.Page.Locator("#reasons").FillAsync("海上保安部の回答を待つため。");
        await officer.JudgeAsync("hold-sheet");
        await officer.Page.Locator("dialog[open] button[type=submit]").ClickAsync();
        await officer.SeesAsync("保留");
        await applicant.GoAsync($"/my/cases/{held}");
        await applicant.SeesAsync("海上保安部の回答を待つため。");
    }

    /// <summary>The next look of a page at this case reads at once, and gets its answer two seconds later.</summary>
    private static async Task<(Task Asked, Task Answered)> SlowLookAsync(Person officer, string id)
    {
        var (asked, answered, looks) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        await officer.Page.RouteAsync(new Regex($"/cases/{id}$"), async route =>
        {
            if (route.Request.Method != "GET" || Interlocked.Increment(ref looks) > 1)
            {
                await route.ContinueAsync();
                return;
            }

            var answer = await route.FetchAsync();
            asked.SetResult();
            await Task.Delay(2000);
            await route.FulfillAsync(new() { Response = answer });
            await officer.Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))");
            answered.SetResult();
        });
        var patience = TimeSpan.FromMilliseconds(Harbour.PatienceMs);
        return (asked.Task.WaitAsync(patience), answered.Task.WaitAsync(patience));
    }

    [Fact]
    public async Task Two_officers_meet_at_one_case_and_the_list_is_narrowed_kept_and_written_out()
    {
        await using var applicant = await harbour.OnPhoneAsync("meeting-applicant");
        await using var first = await harbour.AtDeskAsync("meeting-first");
        await using var second = await harbour.AtDeskAsync("meeting-second");
        await applicant.SignInAsync("applicant@demo.example");
        await first.SignInAsync("receive@aohama.example");
        await second.SignInAsync("review@aohama.example");
        var (id, twin) = (await applicant.SendsAsync(), await applicant.SendsWithPaperAsync());

        // Both look; the second writes while the first acts. The second is told, and what was typed stays.
        await second.GoAsync($"/aohama/office/cases/{id}");
        await second.ChoosesAsync("補正を求める");
        await second.Page.Locator("#note-all").FillAsync("使う時間を書いてください。");
        await first.GoAsync($"/aohama/office/cases/{id}");
        await first.PressAsync("受け付けて担当する");
        await first.SeesAsync("この案件の担当になりました");
        await second.SeesAsync("青木 受子さんが");
        await Assertions.Expect(second.Page.Locator("#note-all")).ToHaveValueAsync("使う時間を書いてください。");
        await second.JudgeAsync("meeting-sheet");
        await second.Page.Keyboard.PressAsync("Escape");

        // A note for the office, a message for the applicant, a PDF in the page. What the page read before the note, and got after it, does not take it away.
        await first.GoAsync($"/aohama/office/cases/{twin}");
        await first.Page.Locator("#note").FillAsync("電話で確認した。");
        var slow = await SlowLookAsync(first, twin);
        (await applicant.CallAsync($"/api/my/cases/{twin}/messages", new { text = "図面は明日お送りします。" })).Ok.ShouldBeTrue();
        await slow.Asked;
        await first.PressAsync("メモを残す");
        await first.SeesAsync("電話で確認した。");
        await slow.Answered;
        await first.SeesAsync("図面は明日お送りします。");
        await first.SeesAsync("電話で確認した。");
        await first.Page.Locator("#message").FillAsync("図面をお送りください。");
        await first.PressAsync("申請者に送る");
        await first.SeesAsync("図面をお送りください。");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "図面.pdf を大きく見る" }).First.ClickAsync();
        await first.Page.Locator("dialog[open] cp-pdf").First.WaitForAsync();
        await first.JudgeAsync("pdf");
        await first.Page.Keyboard.PressAsync("Escape");

        // The same thing sent twice is joined.
        var number = await first.Page.Locator(".cp-case__head p").InnerTextAsync();
        await second.GoAsync($"/aohama/office/cases/{id}");
        await second.ChoosesAsync("重複");
        await second.Page.Locator("#number").FillAsync(Regex.Match(number, "[A-Z]+-[0-9]{4}-[0-9]{6}").Value);
        await second.JudgeAsync("merge-sheet");
        await second.Page.Locator("dialog[open] button[type=submit]").ClickAsync();
        await second.Page.GetByText("統合").First.WaitForAsync();

        // A notice is accepted; the filter stands in the address and is kept under a name.
        await first.GoAsync("/aohama/office?view=all&procedure=work-report");
        await first.Page.Locator(".cp-queue tbody tr", new() { HasText = "受付待ち" }).First.Locator(".cp-queue__open").ClickAsync();
        await first.ChoosesAsync("受理する");
        await first.JudgeAsync("accept-sheet");
        await first.Page.Locator("dialog[open] button[type=submit]").ClickAsync();
        await first.SeesAsync("受理しました");
        await first.GoAsync("/aohama/office?view=all&procedure=generic");
        await first.PressAsync("この絞り込みに名前を付けて残す");
        await first.Page.Locator("#filter-name").FillAsync("汎用申請");
        await first.PressAsync("残す");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "汎用申請", Exact = true }).WaitForAsync();
        await first.JudgeAsync("kept-filter");

        foreach (var (choice, begins) in new[] { ("Excel（XLSX）", "PK"), ("CSV（Shift_JIS）", ""), ("JSON", "[") })
        {
            await first.PressAsync("書き出す");
            var download = await first.Page.RunAndWaitForDownloadAsync(() => first.PressAsync(choice));
            (await File.ReadAllTextAsync((await download.PathAsync())!)).ShouldStartWith(begins);
        }

        await first.PressAsync("書き出す");
        await first.PressAsync("文書の PDF をまとめて（ZIP）");
        await first.Page.Locator("cp-export-menu a[download]").WaitForAsync(new() { Timeout = 30_000 });

        // Who is away says who stands in.
        await first.GoAsync("/aohama/office/desks");
        await first.Page.Locator("#cover").FillAsync("岸本");
        await first.Page.Locator("#cover-list [role=option]").First.ClickAsync();
        await first.PressAsync("登録する");
        await first.Page.Locator("cp-absences .cp-status").First.WaitForAsync();
        await first.JudgeAsync("away");
    }
}

/// <summary>What only these journeys do.</summary>
file static class Here
{
    /// <summary>A move: on the bar, or among the others.</summary>
    public static async Task ChoosesAsync(this Person person, string move)
    {
        var bar = person.Page.Locator(".cp-case__bar");
        await bar.WaitForAsync();
        var wanted = bar.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^\\s*{Regex.Escape(move)}") });
        // The bar is drawn anew when the case is read again, and an open menu closes with it: then it is opened once more.
        for (var attempt = 0; attempt < 8; attempt++)
        {
            if (await wanted.CountAsync() == 0 || !await wanted.First.IsVisibleAsync())
            {
                await bar.GetByRole(AriaRole.Button, new() { Name = "ほかの操作" }).ClickAsync();
            }

            try
            {
                await wanted.First.ClickAsync(new() { Timeout = 2000 });
                break;
            }
            catch (TimeoutException) when (attempt < 7)
            {
            }
        }

        await person.Page.Locator("dialog[open]").WaitForAsync();
    }

    /// <summary>A date in its three boxes.</summary>
    public static async Task FillDayAsync(this Person person, string field, DateOnly day)
    {
        var boxes = person.Page.Locator($"cp-date-field:has(#{field}) input[type=text]");
        await boxes.Nth(0).FillAsync($"{day:yyyy}");
        await boxes.Nth(1).FillAsync($"{day.Month}");
        await boxes.Nth(2).FillAsync($"{day.Day}");
    }

    /// <summary>A case with a PDF.</summary>
    public static async Task<string> SendsWithPaperAsync(this Person person)
    {
        var draft = await person.DraftsAsync();
        var me = (await (await person.Context.APIRequest.GetAsync("/api/identity/me")).JsonAsync())!.Value.GetProperty("csrf").GetString()!;
        var pdf = System.Text.Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
        var file = await person.Context.APIRequest.PostAsync($"/api/my/drafts/{draft}/files?field=documents&name={Uri.EscapeDataString("図面.pdf")}", new()
        {
            DataByte = pdf, Headers = new Dictionary<string, string> { ["X-CSRF-TOKEN"] = me, ["Content-Type"] = "application/octet-stream" },
        });
        file.Ok.ShouldBeTrue(await file.TextAsync());
        var fileId = (await file.JsonAsync())!.Value.GetProperty("id").GetString();
        var read = await person.Context.APIRequest.GetAsync($"/api/my/drafts/{draft}");
        var answers = System.Text.Json.Nodes.JsonNode.Parse((await read.JsonAsync())!.Value.GetProperty("answers").GetRawText())!;
        answers["documents"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["id"] = fileId });
        var kept = await person.Context.APIRequest.PutAsync($"/api/my/drafts/{draft}", new()
        {
            DataObject = new { answers }, Headers = new Dictionary<string, string> { ["X-CSRF-TOKEN"] = me, ["If-Match"] = read.Headers["etag"] },
        });
        kept.Ok.ShouldBeTrue(await kept.TextAsync());
        (await person.CallAsync($"/api/my/drafts/{draft}/actions/submit")).Ok.ShouldBeTrue();
        return draft;
    }
}
