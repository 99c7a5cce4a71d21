using System.Text.RegularExpressions;
using CyberPort.Platform.Time;

namespace CyberPort.E2E.Tests;

/// <summary>Two browsers: what one does, the other sees without reloading.</summary>
[Collection(nameof(Harbour))]
public sealed class OfficerAndApplicant(Harbour harbour)
{
    [Fact]
    public async Task A_correction_goes_round_live_and_the_permit_writes_itself()
    {
        await using var applicant = await harbour.OnPhoneAsync("waiting");
        await using var officer = await harbour.AtDeskAsync("officer");
        await using var chief = await harbour.AtDeskAsync("chief");
        await applicant.SignInAsync("applicant@demo.example");
        await officer.SignInAsync("review@aohama.example");
        await chief.SignInAsync("decide@aohama.example");

        await officer.GoAsync("/aohama/office?view=new&sort=newest");
        var id = await applicant.SendsAsync();
        await officer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("新着") }).Or(officer.Page.Locator($"a[href*='{id}']")).First.WaitForAsync();
        await officer.GoAsync("/aohama/office?view=new&sort=newest");
        await officer.Page.Locator($"a[href*='{id}']").WaitForAsync();
        await officer.JudgeAsync("queue");
        await applicant.GoAsync($"/my/cases/{id}");
        await applicant.SeesAsync("受付の準備中");

        // Takes it, flags one answer, asks.
        await officer.Page.Locator($"a[href*='{id}']").ClickAsync();
        await officer.PressAsync("受け付けて担当する");
        await officer.SeesAsync("この案件の担当になりました");
        await applicant.SeesAsync("審査中");
        await officer.JudgeAsync("case");
        await officer.Page.Locator("#answer-content button").First.ClickAsync();
        await officer.Page.Locator("#flag-content").FillAsync("使う時間も書いてください。");
        await officer.Page.Locator("#answer-kind button").First.ClickAsync();
        await officer.Page.Locator("#flag-kind").FillAsync("変更の申請ではありませんか。");
        await officer.PressAsync("補正を求める（2件）");
        await officer.SeesAsync("この内容で補正を求める");
        await officer.JudgeAsync("correction-sheet");
        await applicant.Context.SetOfflineAsync(true);
        await officer.PressAsync("この内容で補正を求める");
        await officer.SeesAsync("補正を求めました");
        await applicant.SeesAsync("審査中"); // without a network the page stays as it was

        // The applicant's open page turns by itself once the network is back; what happened shows once; only the asked field is open.
        await applicant.Context.SetOfflineAsync(false);
        await applicant.SeesAsync("あなたの番です");
        (await applicant.Page.Locator(".cp-timeline li").CountAsync()).ShouldBe(3);
        await applicant.SeesAsync("使う時間も書いてください。");
        await applicant.JudgeAsync("asked");
        await applicant.PressAsync("補正に答える");
        await applicant.Page.Locator("#q-content").FillAsync("２月１日 9時から10時に水３０立方メートル");
        (await applicant.Page.Locator("#q-subject, #q-permitNumber").CountAsync()).ShouldBe(0);
        await applicant.Page.Locator("#q-kind").GetByText("許可の変更・更新").ClickAsync(); // and with that answer the form asks for more
        await applicant.SeesAsync("次の項目にも記入が必要になりました");
        await applicant.PressAsync("変更を確認する");
        await applicant.Page.Locator("#q-permitNumber").FillAsync("青港許第1号");
        await applicant.JudgeAsync("correction");
        await applicant.PressAsync("変更を確認する");
        await applicant.SeesAsync("変更の確認");
        await applicant.JudgeAsync("correction-check");
        await applicant.PressAsync("この内容で補正を出す");
        await applicant.SeesAsync("審査中");

        // The officer sees the answer and its difference, and puts it forward.
        await officer.SeesAsync("補正が届きました");
        await officer.Page.Locator("#answer-content .cp-diff-after").First.WaitForAsync();
        await officer.JudgeAsync("answered");
        await officer.PressAsync("決裁に上げる");
        await officer.SeesAsync("この内容で決裁に上げる");
        await officer.JudgeAsync("recommend-sheet");
        await officer.PressAsync("この内容で決裁に上げる");
        await officer.SeesAsync("決裁に上げました");

        // A second person decides.
        await chief.GoAsync($"/aohama/office/cases/{id}");
        await chief.PressAsync("許可する");
        await chief.SeesAsync("この内容で許可する");
        await chief.JudgeAsync("grant-sheet");
        await chief.PressAsync("この内容で許可する");
        await chief.SeesAsync("許可しました");

        await applicant.SeesAsync("許可番号");
        var open = applicant.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("（PDF）を開く") });
        await Assertions.Expect(open).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await applicant.JudgeAsync("granted");
        await applicant.OpensPdfAsync((await open.GetAttributeAsync("href"))!);
        await applicant.Page.GetByRole(AriaRole.Link, new() { Name = "確認ページ" }).Last.ClickAsync();
        await applicant.SeesAsync("本物の書類です");
        await applicant.JudgeAsync("verify");
        (await applicant.Page.Locator("main").InnerTextAsync()).ShouldNotContain("海野");
        await ReportsAndGivesUpAsync(applicant, officer, id);
    }

    /// <summary>The holder reports the start and gives the permit up, each from the permit itself; the office sees both beside it.</summary>
    private static async Task ReportsAndGivesUpAsync(Person applicant, Person officer, string id)
    {
        var permit = (await (await applicant.CallAsync($"/api/my/cases/{id}", method: "GET")).JsonAsync())!.Value.GetProperty("permit").GetProperty("number").GetString()!;
        var today = $"{TimeProvider.System.TodayInJapan():yyyy-MM-dd}";
        var filed = new List<string>();
        foreach (var (words, answers) in new (string, Dictionary<string, string>)[]
        {
            ("着手の届出", new() { ["stage"] = "start", ["place"] = "中央ふ頭", ["startedOn"] = today, ["contractor"] = "青浜海洋建設株式会社" }),
            ("廃止の届出", new() { ["noticeKind"] = "end", ["endedOn"] = today }),
        })
        {
            await applicant.GoAsync($"/my/cases/{id}");
            await applicant.PressAsync(words);
            await applicant.WalkToReviewAsync(new Dictionary<string, string>(answers) { ["permitNumber"] = permit, ["permitDate"] = today, ["declaration"] = "yes" });
            await applicant.PressAsync("この内容で提出する");
            filed.Add($"{words} {await applicant.NumberAsync()}");
        }

        await officer.GoAsync($"/aohama/office/cases/{id}");
        await officer.SeesAsync("許可の系列");
        var beside = Regex.Replace(await officer.Page.Locator("cp-permit-chain").InnerTextAsync(), "\\s+", " ");
        filed.ShouldAllBe(one => beside.Contains(one));
    }

    [Fact]
    public async Task Another_authority_and_another_applicant_see_nothing()
    {
        await using var applicant = await harbour.OnPhoneAsync("owner");
        await applicant.SignInAsync("applicant@demo.example");
        var id = await applicant.SendsAsync();

        await using var stranger = await harbour.AtDeskAsync("other-officer");
        await stranger.SignInAsync("review@shiomi.example");
        await stranger.GoAsync($"/aohama/office/cases/{id}");
        await stranger.SeesAsync("職員として登録されていません");
        await stranger.JudgeAsync("not-staff");
        foreach (var tenant in new[] { "aohama", "shiomi" })
        {
            var answer = await stranger.Context.APIRequest.GetAsync($"/api/t/{tenant}/cases/{id}");
            new[] { 403, 404 }.ShouldContain(answer.Status);
            (await answer.TextAsync()).ShouldNotContain("海野");
        }

        await stranger.GoAsync("/shiomi/office?view=all");
        (await stranger.Page.Locator($"a[href*='{id}']").CountAsync()).ShouldBe(0);

        await using var other = await harbour.OnPhoneAsync("other-applicant");
        await other.SignInAsync("agent@demo.example");
        (await other.Context.APIRequest.GetAsync($"/api/my/cases/{id}")).Status.ShouldBe(404);
        await other.Page.GotoAsync($"/my/cases/{id}");
        await other.SeesAsync("見つかりません");
        await other.JudgeAsync("not-mine");
        await AtItsOwnHostAsync(applicant);
    }

    /// <summary>An authority's own host name opens its page; a session belongs to the host it was begun at.</summary>
    private async Task AtItsOwnHostAsync(Person person)
    {
        string At(string slug, string path) => $"http://{slug}.localhost:{new Uri(harbour.Address).Port}{path}";
        await person.GoAsync(At("aohama", "/"));
        await person.Page.WaitForURLAsync(At("aohama", "/aohama"));
        await Assertions.Expect(person.Page.Locator("h1").First).ToContainTextAsync("青浜県");
        (await CasesAsync()).ShouldBe(401, "signed in at the service's own host only");
        await person.GoAsync(At("aohama", "/sign-in"));
        await person.TypesSignInAsync("applicant@demo.example");
        await person.Page.WaitForURLAsync(At("aohama", "/my"));
        (await CasesAsync()).ShouldBe(200);
        await person.GoAsync(At("shiomi", "/"));
        await person.Page.WaitForURLAsync(At("shiomi", "/shiomi"));
        (await CasesAsync()).ShouldBe(401, "another authority's host knows nobody of this one");

        Task<int> CasesAsync() => person.Page.EvaluateAsync<int>("fetch('/api/my/cases').then(answer => answer.status)");
    }

    [Fact]
    public async Task One_officer_of_a_small_port_goes_from_arrival_to_permit_alone()
    {
        await using var applicant = await harbour.OnPhoneAsync("chidori-applicant");
        await using var officer = await harbour.AtDeskAsync("chidori-officer");
        await applicant.SignInAsync("applicant@demo.example");
        var id = await applicant.SendsAsync("chidori");
        await officer.SignInAsync("officer@chidori.example");
        await officer.GoAsync("/chidori/office?view=all&sort=newest");
        await officer.Page.Locator($"a[href*='{id}']").ClickAsync();
        await officer.Page.Locator(".cp-case__bar").WaitForAsync();
        await officer.JudgeAsync("simple-case");
        await officer.PressAsync("許可する");
        await officer.PressAsync("この内容で許可する");
        await officer.SeesAsync("許可しました");
    }
}
