using System.Net;
using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>The register of permits, renewals in bulk, bulk moves in the queue.</summary>
[Collection(nameof(Harbour))]
public sealed class ManyAtOnce(Harbour port)
{
    [Fact]
    public async Task The_register_shows_what_runs_out_and_what_a_renewal_would_be()
    {
        var (story, _) = await WithRuleAsync("exOfficio");
        var soon = await story.GrantsAsync(new { validFrom = LifeOfPermits.Day(-300), validTo = LifeOfPermits.Day(20) });
        await story.GrantsAsync(new { validFrom = LifeOfPermits.Day(-300), validTo = LifeOfPermits.Day(200) });
        await story.GrantsAsync(new { validFrom = LifeOfPermits.Day(-300), validTo = LifeOfPermits.Day(-2) });
        var officer = await story.ReviewerAsync();

        var expiring = (await officer.GetAsync($"{story.Office}/permits?state=expiring&within=60")).Ok();
        var row = expiring["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((Guid)row["caseId"]!, (int)row["daysLeft"]!, (string)row["renewal"]!["mode"]!).ShouldBe((soon, 20, "exOfficio"));
        ((int)expiring["counts"]!["inForce"]!, (int)expiring["counts"]!["expired"]!).ShouldBe((2, 1));
        (await officer.GetAsync($"{story.Office}/permits?state=expired")).Ok()["items"]!.AsArray().Count.ShouldBe(1);
        (await officer.GetAsync($"{story.Office}/permits?query={Uri.EscapeDataString((string)row["number"]!)}")).Ok()["items"]!.AsArray().Count.ShouldBe(1);
        (await officer.GetAsync($"{story.Office}/permits?query={Uri.EscapeDataString("海野")}&state=all")).Ok()["items"]!.AsArray().Count.ShouldBe(3);
        var seen = new List<Guid>();
        string? next = null;
        do
        {
            var page = (await officer.GetAsync($"{story.Office}/permits?take=2&after={next}")).Ok();
            seen.AddRange(page["items"]!.AsArray().Select(p => (Guid)p!["id"]!));
            next = (string?)page["next"];
        }
        while (next is not null);
        seen.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task Renewals_go_together_and_one_that_fails_stops_no_other()
    {
        var (story, admin) = await WithRuleAsync("exOfficio");
        var (first, second) = (await story.GrantsAsync(new { validFrom = LifeOfPermits.Day(-300), validTo = LifeOfPermits.Day(20) }), await story.GrantsAsync(new { validFrom = LifeOfPermits.Day(-300), validTo = LifeOfPermits.Day(25) }));
        var items = (await admin.GetAsync($"{story.Office}/permits?state=expiring")).Ok()["items"]!.AsArray().Select(p => (Id: (Guid)p!["id"]!, Case: (Guid)p["caseId"]!)).ToList();
        (await (await port.StaffAsync(story.Authority, "receive")).PostAsync($"{story.Office}/permits/actions/renew", new { items = items.Select(i => new { permitId = i.Id, validTo = LifeOfPermits.Day(400) }) }))
            .Refused(HttpStatusCode.Forbidden, "case.role-needed");

        var decider = await story.DeciderAsync();
        var started = await decider.PostAsync($"{story.Office}/permits/actions/renew", new
        {
            items = items.Select(i => new { permitId = i.Id, validTo = i.Case == first ? LifeOfPermits.Day(400) : LifeOfPermits.Day(1) }),
        });
        started.Status.ShouldBe(HttpStatusCode.Accepted);
        var job = await Story.SoonAsync(() => decider.GetAsync($"{story.Office}/bulk-jobs/{started["id"]}"), j => (string?)j["state"] == "done");

        ((int)job["done"]!, (int)job["failed"]!).ShouldBe((1, 1));
        job["rows"]!.AsArray().Single(r => (string)r!["state"]! == "failed")!["code"]!.ToString().ShouldBe("case.period-reversed");
        ((string)(await story.MyCaseAsync(first))["permit"]!["validTo"]!).ShouldBe(LifeOfPermits.Day(400));
        ((string)(await story.MyCaseAsync(second))["permit"]!["validTo"]!).ShouldBe(LifeOfPermits.Day(25));
        await Story.SoonAsync(() => story.MyCaseAsync(first), m => m["documents"]!.AsArray().Count(d => (string)d!["kind"]! == "permit" && (string)d["state"]! == "ready") == 2);
        (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/bulk-jobs/{started["id"]}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_a_filing_nothing_is_renewed_where_the_procedure_wants_one()
    {
        var (story, admin) = await WithRuleAsync("onApplication");
        await story.GrantsAsync(new { validFrom = LifeOfPermits.Day(-300), validTo = LifeOfPermits.Day(20) });
        var permit = (Guid)(await admin.GetAsync($"{story.Office}/permits?state=expiring")).Ok()["items"]![0]!["id"]!;
        var decider = await story.DeciderAsync();
        var started = (await decider.PostAsync($"{story.Office}/permits/actions/renew", new { items = new[] { new { permitId = permit, validTo = LifeOfPermits.Day(400) } } })).Ok();
        var job = await Story.SoonAsync(() => decider.GetAsync($"{story.Office}/bulk-jobs/{started["id"]}"), j => (string?)j["state"] == "done");
        ((string)job["rows"]![0]!["code"]!).ShouldBe("permit.renewal-not-filed");
    }

    [Fact]
    public async Task Many_cases_are_taken_and_given_back()
    {
        var story = await port.StoryAsync();
        var (fresh, busy) = (await story.SubmitsAsync(), await story.SubmitsAsync());
        (await story.DoesAsync(busy, "freeze", new { reason = "調整中" })).Ok();
        var officer = await story.ReviewerAsync();

        var done = (await BulkAsync(officer, story, new { action = "take", cases = await SeenAsync(story, fresh, busy) })).Ok();
        var results = done["items"]!.AsArray();
        results.Select(r => (bool)r!["ok"]!).ShouldBe([true, false]);
        ((string)results[1]!["code"]!, (bool)done["canUndo"]!).ShouldBe(("case.illegal-move", true));
        ((string)(await story.CaseAsync(fresh))["state"]!).ShouldBe("inReview");

        (await BulkAsync(officer, story, new { action = (string)results[0]!["undo"]!["action"]!, cases = new[] { new { id = fresh, version = (int)results[0]!["version"]! } } })).Ok();
        var back = await story.CaseAsync(fresh);
        ((string)back["state"]!, back["assignee"]).ShouldBe(("submitted", null));
    }

    [Fact]
    public async Task A_stale_row_and_a_message_to_all_are_told_apart()
    {
        var story = await port.StoryAsync();
        var (first, second) = (await story.SubmitsAsync(), await story.SubmitsAsync());
        var officer = await story.ReviewerAsync();
        var stale = (await BulkAsync(officer, story, new { action = "take", cases = new[] { new { id = first, version = 7 }, new { id = second, version = 1 } } })).Ok();
        stale["items"]!.AsArray().Select(r => (string?)r!["code"]).ShouldBe(["case.stale", null]);

        var told = (await BulkAsync(officer, story, new { action = "message", text = "11月30日は休庁です", cases = await SeenAsync(story, first, second) })).Ok();
        ((bool)told["canUndo"]!).ShouldBeFalse();
        (await story.MyCaseAsync(first))["messages"]!.AsArray().Count.ShouldBe(1);
        (await BulkAsync(officer, story, new { action = "message", cases = await SeenAsync(story, first) })).Refused(HttpStatusCode.BadRequest, "request.invalid");
        (await BulkAsync(officer, story, new { action = "assign", accountId = Guid.NewGuid(), cases = await SeenAsync(story, first) })).Refused(HttpStatusCode.BadRequest, "case.unknown-officer");
    }

    private async Task<(Story Story, PortClient Admin)> WithRuleAsync(string renewal)
    {
        var story = await port.StoryAsync(twoPersonDecision: false);
        var admin = await port.StaffAsync(story.Authority, "administer");
        (await admin.PutAsync($"{story.Office}/procedures/generic/life-rule", LifeOfPermits.Rule(renewal: renewal))).Ok();
        return (story, admin);
    }

    private static Task<Answer> BulkAsync(PortClient officer, Story story, object body) => officer.PostAsync($"{story.Office}/cases/actions/bulk", body);

    private static async Task<JsonArray> SeenAsync(Story story, params Guid[] ids)
    {
        var seen = new JsonArray();
        foreach (var id in ids)
        {
            seen.Add(new JsonObject { ["id"] = id, ["version"] = (await story.CaseAsync(id)).Version });
        }

        return seen;
    }
}
