using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Platform.Time;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>What is done to many at once keeps the same rules as one by one: 専決, 代決, the mandatory checklist, the second person.</summary>
[Collection(nameof(Harbour))]
public sealed class ManyByTheRules(Harbour port)
{
    private static readonly object[] ByMonths =
    [
        new { name = "課長専決", maxMonths = 12, rank = 3, people = Array.Empty<Guid>() },
        new { name = "部長決裁", rank = 5, people = Array.Empty<Guid>() },
    ];

    private static readonly object[] SiteVisit = [new { id = "site", text = new { ja = "現地を確認した", en = "Site visited" }, mandatory = true }];

    private static async Task PlanAsync(Story story, PortClient admin, object[]? levels = null, object[]? checks = null)
    {
        var version = (await admin.GetAsync($"{story.Office}/work-plans/generic")).Ok().Version;
        (await admin.PutAsync($"{story.Office}/work-plans/generic", new { routing = Array.Empty<object>(), levels = levels ?? [], checks = checks ?? [], consultationStopsClock = false }, version)).Ok();
    }

    private async Task<(Story Story, PortClient Admin, Person Chief, Person Head)> OfficeAsync(string renewal = "exOfficio", bool twoPersons = false)
    {
        var story = await port.StoryAsync(twoPersonDecision: twoPersons);
        var admin = await port.StaffAsync(story.Authority, "administer");
        (await admin.PutAsync($"{story.Office}/procedures/generic/life-rule", LifeOfPermits.Rule(renewal: renewal))).Ok();
        var chief = await port.NewPersonAsync(story.Authority, ["decide"], name: "課長 一郎");
        var head = await port.NewPersonAsync(story.Authority, ["decide"], name: "部長 二郎");
        (await admin.PutAsync($"{story.Office}/officers/{chief.Id}", new { title = "課長", rank = 3 })).Ok();
        (await admin.PutAsync($"{story.Office}/officers/{head.Id}", new { title = "部長", rank = 5 })).Ok();
        return (story, admin, chief, head);
    }

    /// <summary>The one row of a renewal, when the work is done.</summary>
    private static async Task<JsonNode> RenewsAsync(Story story, PortClient by, int to)
    {
        var permit = (Guid)(await by.GetAsync($"{story.Office}/permits?state=expiring")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!;
        var started = await by.PostAsync($"{story.Office}/permits/actions/renew", new { items = new[] { new { permitId = permit, validTo = LifeOfPermits.Day(to) } } });
        started.Status.ShouldBe(HttpStatusCode.Accepted, started.Words());
        var job = await Story.SoonAsync(() => by.GetAsync($"{story.Office}/bulk-jobs/{started["id"]}"), j => (string?)j["state"] == "done");
        return job["rows"]!.AsArray().ShouldHaveSingleItem()!;
    }

    /// <summary>What the register lets this officer do with the one permit that runs out.</summary>
    private static async Task<string?> TurnAsync(Story story, PortClient by) =>
        (string?)(await by.GetAsync($"{story.Office}/permits?state=expiring")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!["renewal"]!["readersTurn"];

    private static Task<Guid> RunsOutAsync(Story story) => story.GrantsAsync(new { validFrom = LifeOfPermits.Day(-300), validTo = LifeOfPermits.Day(20) });

    [Fact]
    public async Task A_renewal_of_many_asks_for_the_level_of_each()
    {
        var (story, admin, chief, head) = await OfficeAsync();
        await RunsOutAsync(story);
        await PlanAsync(story, admin, ByMonths);

        var refused = await RenewsAsync(story, await port.SignInAsync(chief), 20 + 3650);
        ((string)refused["state"]!, (string)refused["code"]!).ShouldBe(("failed", "case.above-level"));
        ((string)refused["text"]!).ShouldContain("「部長決裁」");

        // In the place of the absent head the chief may: 代決, and the history says so.
        var today = TimeProvider.System.TodayInJapan();
        (await (await port.SignInAsync(head)).PostAsync($"{story.Office}/absences", new { awayId = head.Id, coverId = chief.Id, from = today, to = today.AddDays(1) })).Ok();
        ((string)(await RenewsAsync(story, await port.SignInAsync(chief), 20 + 3650))["state"]!).ShouldBe("done");
        var item = (await admin.GetAsync($"{story.Office}/permits?state=inForce")).Ok()["items"]![0]!;
        ((string)(await story.CaseAsync((Guid)item["caseId"]!))["history"]!.AsArray()[^1]!["inPlaceOf"]!).ShouldBe("部長 二郎");
    }

    [Fact]
    public async Task The_chief_renews_within_the_level()
    {
        var (story, admin, chief, _) = await OfficeAsync();
        await RunsOutAsync(story);
        await PlanAsync(story, admin, ByMonths);
        var asChief = await port.SignInAsync(chief);
        ((string)(await RenewsAsync(story, asChief, 20 + 360))["state"]!).ShouldBe("done");
        var renewed = (await asChief.GetAsync($"{story.Office}/permits?state=inForce")).Ok()["items"]!.AsArray().Single(r => r!["renewed"] is not null)!;
        (renewed["renewal"], (string)renewed["renewed"]!["validTo"]!).ShouldBe((null, LifeOfPermits.Day(20 + 360)));
    }

    [Fact]
    public async Task A_renewal_of_many_waits_for_the_mandatory_points_of_each()
    {
        var (story, admin, chief, _) = await OfficeAsync();
        var id = await RunsOutAsync(story);
        await PlanAsync(story, admin, checks: SiteVisit);

        var refused = await RenewsAsync(story, await port.SignInAsync(chief), 300);
        ((string)refused["state"]!, (string)refused["code"]!).ShouldBe(("failed", "case.checks-open"));
        ((string)refused["text"]!).ShouldContain("現地を確認した");

        (await story.DoesAsync(id, "tick-check", new { checkId = "site", done = true })).Status.ShouldBe(HttpStatusCode.NoContent);
        ((string)(await RenewsAsync(story, await port.SignInAsync(chief), 300))["state"]!).ShouldBe("done");
    }

    [Fact]
    public async Task Where_two_persons_decide_one_puts_the_offices_own_renewal_forward_and_another_decides_it()
    {
        var (story, admin, chief, head) = await OfficeAsync(twoPersons: true);
        var id = await RunsOutAsync(story);
        await PlanAsync(story, admin, ByMonths);
        var (reviewer, asChief, asHead) = (await story.ReviewerAsync(), await port.SignInAsync(chief), await port.SignInAsync(head));

        // Nobody has put it forward, and who only decides cannot: the register lets them pick nothing.
        (await TurnAsync(story, asChief), await TurnAsync(story, reviewer)).ShouldBe((null, "putForward"));
        ((string)(await RenewsAsync(story, asChief, 380))["code"]!).ShouldBe("permit.renewal-not-proposed");

        var put = await RenewsAsync(story, reviewer, 3650);
        ((string)put["state"]!, (string)put["code"]!).ShouldBe(("done", "permit.renewal-proposed"));
        ((string)put["text"]!).ShouldContain("起案しました");
        ((string)(await story.MyCaseAsync(id))["permit"]!["validTo"]!).ShouldBe(LifeOfPermits.Day(20));
        (await story.MyCaseAsync(id))["timeline"]!.AsArray().ShouldNotContain(e => (string)e!["kind"]! == "propose-renewal");

        (await TurnAsync(story, asChief), await TurnAsync(story, reviewer)).ShouldBe(("renew", "putForward"));

        // The register shows it to whoever decides; the same person does not decide it, a lower level neither.
        var waiting = (await asHead.GetAsync($"{story.Office}/permits?state=proposed")).Ok();
        ((bool)waiting["mayRenew"]!).ShouldBeTrue();
        ((bool)(await admin.GetAsync($"{story.Office}/permits")).Ok()["mayRenew"]!).ShouldBeFalse();
        ((int)waiting["counts"]!["proposed"]!, (string)waiting["items"]!.AsArray().ShouldHaveSingleItem()!["renewal"]!["putForward"]!["validTo"]!).ShouldBe((1, LifeOfPermits.Day(3650)));
        ((string)(await RenewsAsync(story, reviewer, 3650))["code"]!).ShouldBe("case.role-needed");
        ((string)(await RenewsAsync(story, asChief, 3650))["code"]!).ShouldBe("case.above-level");
        var notices = await Story.SoonAsync(() => asHead.GetAsync("/api/my/notifications"), n => n["items"]!.AsArray().Any(i => (string)i!["kind"]! == "case.staff.propose-renewal"));
        notices["items"]!.AsArray().Count(i => (string)i!["kind"]! == "case.staff.propose-renewal").ShouldBe(1);

        ((string)(await RenewsAsync(story, asHead, 3650))["state"]!).ShouldBe("done");
        ((string)(await story.MyCaseAsync(id))["permit"]!["validTo"]!).ShouldBe(LifeOfPermits.Day(3650));
        (await asHead.GetAsync($"{story.Office}/permits?state=proposed")).Ok()["items"]!.AsArray().ShouldBeEmpty();

        // What was renewed runs out beside its successor and asks for nothing.
        var left = (await asHead.GetAsync($"{story.Office}/permits?state=expiring")).Ok();
        ((int)left["counts"]!["expiring"]!, left["items"]!.AsArray().Count).ShouldBe((0, 0));
        (await asHead.GetAsync($"{story.Office}/permits?state=inForce")).Ok()["items"]!.AsArray().Select(i => i!["renewal"]).ShouldAllBe(r => r == null);
    }

    [Fact]
    public async Task Where_the_holder_files_the_decider_picks_what_a_colleague_recommended()
    {
        var (story, _, chief, _) = await OfficeAsync("onApplication", twoPersons: true);
        var id = await RunsOutAsync(story);
        var (reviewer, asChief) = (await story.ReviewerAsync(), await port.SignInAsync(chief));
        (await TurnAsync(story, asChief), await TurnAsync(story, reviewer)).ShouldBe((null, null));

        var filing = await LifeOfPermits.FollowsAsync(story, id, "renewal");
        (await story.DoesAsync(filing, "take")).Ok();
        (await TurnAsync(story, asChief), await TurnAsync(story, reviewer)).ShouldBe((null, null));
        (await story.DoesAsync(filing, "recommend", new { outcome = "grant" })).Ok();
        (await TurnAsync(story, asChief), await TurnAsync(story, reviewer)).ShouldBe(("renew", null));
        ((string)(await RenewsAsync(story, asChief, 380))["state"]!).ShouldBe("done");
    }

    [Fact]
    public async Task Who_put_a_renewal_forward_does_not_decide_it_and_may_think_better_of_the_day()
    {
        var (story, _, _, _) = await OfficeAsync(twoPersons: true);
        await RunsOutAsync(story);
        var both = await port.StaffAsync(story.Authority, "review", "decide");

        ((string)(await RenewsAsync(story, both, 400))["code"]!).ShouldBe("permit.renewal-proposed");
        ((string)(await RenewsAsync(story, both, 400))["code"]!).ShouldBe("case.same-person");
        ((string)(await RenewsAsync(story, both, 300))["code"]!).ShouldBe("permit.renewal-proposed");
        ((string)(await RenewsAsync(story, await story.DeciderAsync(), 300))["state"]!).ShouldBe("done");
    }

    [Fact]
    public async Task Accepting_many_waits_for_the_mandatory_points_of_each()
    {
        var (story, admin, _, _) = await OfficeAsync();
        (await admin.PostAsync($"{story.Office}/procedure-settings", new { code = "works-notice", title = new { ja = "工事の届出", en = "Notice" }, kind = "notification" })).Ok();
        (await admin.PostAsync($"{story.Office}/procedure-settings/works-notice/actions/switch", new { enabled = true }, 1)).Ok();
        var (id, plain) = (await story.SubmitsAsync("works-notice"), await story.SubmitsAsync("works-notice"));
        var version = (await admin.GetAsync($"{story.Office}/work-plans/works-notice")).Ok().Version;
        (await admin.PutAsync($"{story.Office}/work-plans/works-notice", new { routing = Array.Empty<object>(), levels = Array.Empty<object>(), checks = SiteVisit, consultationStopsClock = false }, version)).Ok();
        (await story.DoesAsync(plain, "tick-check", new { checkId = "site", done = true })).Status.ShouldBe(HttpStatusCode.NoContent);

        var officer = await story.ReviewerAsync();
        var cases = new[] { new { id, version = 1 }, new { id = plain, version = 1 } };
        var results = (await officer.PostAsync($"{story.Office}/cases/actions/bulk", new { action = "accept", cases })).Ok()["items"]!.AsArray();

        results.Select(r => ((bool)r!["ok"]!, (string?)r["code"])).ShouldBe([(false, "case.checks-open"), (true, null)]);
        ((string)results[0]!["text"]!).ShouldContain("現地を確認した");
        ((string)(await story.CaseAsync(id))["state"]!).ShouldBe("submitted");
    }

    [Fact]
    public async Task A_permit_against_the_recommendation_needs_the_mandatory_points_too()
    {
        var (story, admin, chief, _) = await OfficeAsync(twoPersons: true);
        await PlanAsync(story, admin, checks: SiteVisit);
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "take")).Ok();
        (await story.DoesAsync(id, "recommend", new { outcome = "refuse", reasons = "岸壁が工事中のため" })).Ok();

        (await story.DoesAsync(id, "grant", by: await port.SignInAsync(chief))).Refused(HttpStatusCode.Conflict, "case.checks-open");
    }

    [Fact]
    public async Task Many_cases_for_an_absent_one_go_to_whoever_covers_them()
    {
        var story = await port.StoryAsync();
        var (away, cover) = (await port.NewPersonAsync(story.Authority, ["review"], name: "不在 花子"), await port.NewPersonAsync(story.Authority, ["review"], name: "代理 太郎"));
        var today = TimeProvider.System.TodayInJapan();
        (await (await port.SignInAsync(away)).PostAsync($"{story.Office}/absences", new { awayId = away.Id, coverId = cover.Id, from = today, to = today })).Ok();
        var id = await story.SubmitsAsync();

        (await (await story.ReviewerAsync()).PostAsync($"{story.Office}/cases/actions/bulk", new { action = "assign", accountId = away.Id, cases = new[] { new { id, version = 1 } } })).Ok();

        ((Guid)(await story.CaseAsync(id))["assignee"]!["id"]!).ShouldBe(cover.Id);
    }
}
