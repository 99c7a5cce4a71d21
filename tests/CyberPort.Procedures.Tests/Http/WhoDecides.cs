using System.Net;
using CyberPort.Platform.Time;
using static CyberPort.Procedures.Tests.Http.WorkPlanning;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>専決, 不在代理, 確認事項, 延長: who may decide, in whose place, and what comes before.</summary>
[Collection(nameof(Harbour))]
public sealed class WhoDecides(Harbour port)
{
    [Fact]
    public async Task The_level_of_a_decision_follows_the_amount()
    {
        var story = await port.StoryAsync();
        var admin = await story.AdministratorAsync();
        var chief = await port.NewPersonAsync(story.Authority, ["decide"], name: "課長 一郎");
        (await admin.PutAsync($"{story.Office}/officers/{chief.Id}", new { title = "課長", rank = 3 })).Ok();
        (await story.PlanAsync(admin, "facility-use", Plan(levels:
        [
            new { name = "課長専決", when = When("fee", "below", 1_000_000), rank = 3, people = Array.Empty<Guid>() },
            new { name = "部長決裁", rank = 5, people = Array.Empty<Guid>() },
        ]))).Ok();
        var asChief = await port.SignInAsync(chief);
        foreach (var (fee, level) in new[] { (999_999, "課長専決"), (1_000_000, "部長決裁") })
        {
            var id = await story.UsesAsync(Use(fee));
            (await story.DoesAsync(id, "take")).Ok();
            (await story.DoesAsync(id, "recommend", new { outcome = "grant" })).Ok();
            ((string)(await story.CaseAsync(id))["level"]!["name"]!).ShouldBe(level);
            var granted = await story.DoesAsync(id, "grant", by: asChief);
            if (fee < 1_000_000)
            {
                granted.Ok();
            }
            else
            {
                granted.Refused(HttpStatusCode.Forbidden, "case.above-level");
            }
        }
    }

    [Fact]
    public async Task Whoever_stands_below_the_level_does_not_decide()
    {
        var story = await port.StoryAsync();
        var admin = await story.AdministratorAsync();
        var chief = await port.NewPersonAsync(story.Authority, ["decide"], name: "課長 一郎");
        var head = await port.NewPersonAsync(story.Authority, ["decide"], name: "部長 二郎");
        (await admin.PutAsync($"{story.Office}/officers/{chief.Id}", new { title = "課長", rank = 3 })).Ok();
        (await admin.PutAsync($"{story.Office}/officers/{head.Id}", new { title = "部長", rank = 5 })).Ok();
        (await story.PlanAsync(admin, "generic", Plan(levels:
        [
            new { name = "課長専決", when = When("kind", "equals", "application"), maxMonths = 12, rank = 3, people = Array.Empty<Guid>() },
            new { name = "部長決裁", rank = 5, people = Array.Empty<Guid>() },
        ]))).Ok();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "take")).Ok();
        (await story.DoesAsync(id, "recommend", new { outcome = "grant", validFrom = "2026-12-01", validTo = "2027-11-30" })).Ok();

        var level = (await story.CaseAsync(id))["level"]!;
        ((string)level["name"]!).ShouldBe("課長専決");
        level["deciders"]!.AsArray().Select(d => (string)d!["name"]!).ShouldBe(["課長 一郎", "部長 二郎"], ignoreOrder: true);
        (await story.DoesAsync(id, "grant", by: await story.DeciderAsync())).Refused(HttpStatusCode.Forbidden, "case.above-level");
        var asChief = await port.SignInAsync(chief);
        (await story.DoesAsync(id, "grant", new { validTo = "2027-12-01" }, asChief)).Refused(HttpStatusCode.Forbidden, "case.above-level");
        (await story.DoesAsync(id, "grant", by: asChief)).Ok();

        var page = (await asChief.GetAsync($"{story.Office}/cases/{id}")).Ok();
        page["moves"]!.AsArray().Single(m => (string)m!["action"]! == "revoke")!["blockedBy"].ShouldBeNull();
        (await story.DoesAsync(id, "amend", new { validTo = "2029-01-01", reason = "延長" }, asChief)).Refused(HttpStatusCode.Forbidden, "case.above-level");
        (await story.DoesAsync(id, "amend", new { validTo = "2029-01-01", reason = "延長" }, await port.SignInAsync(head))).Ok();
    }

    [Fact]
    public async Task Levels_that_leave_a_case_without_decider_are_refused()
    {
        var story = await port.StoryAsync();
        var admin = await story.AdministratorAsync();
        (await story.PlanAsync(admin, "generic", Plan(levels: [new { name = "課長専決", maxMonths = 12, rank = 3, people = Array.Empty<Guid>() }])))
            .Refused(HttpStatusCode.BadRequest, "work-plan.last-level");
        (await story.PlanAsync(admin, "generic", Plan([new { when = (object?)null, deskId = Guid.NewGuid() }]))).Refused(HttpStatusCode.BadRequest, "case.unknown-desk");
        (await admin.PutAsync($"{story.Office}/work-plans/generic", Plan(), 7)).Refused(HttpStatusCode.PreconditionFailed, "work-plan.stale");
        (await admin.GetAsync($"{story.Office}/work-plans/nowhere")).Refused(HttpStatusCode.NotFound, "procedure.not-found");
    }

    [Fact]
    public async Task What_is_decided_in_the_place_of_an_absent_one_is_recorded_as_such()
    {
        var story = await port.StoryAsync();
        var admin = await story.AdministratorAsync();
        var head = await port.NewPersonAsync(story.Authority, ["decide"], name: "部長 二郎");
        var deputy = await port.NewPersonAsync(story.Authority, ["review"], name: "次長 三郎");
        (await admin.PutAsync($"{story.Office}/officers/{head.Id}", new { title = "部長", rank = 5 })).Ok();
        (await story.PlanAsync(admin, "generic", Plan(levels: [new { name = "部長決裁", rank = 5, people = Array.Empty<Guid>() }]))).Ok();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "take")).Ok();
        (await story.DoesAsync(id, "recommend", new { outcome = "grant" })).Ok();
        var asDeputy = await port.SignInAsync(deputy);
        (await story.DoesAsync(id, "grant", by: asDeputy)).Refused(HttpStatusCode.Forbidden, "case.role-needed");
        (await asDeputy.PostAsync($"{story.Office}/absences", new { awayId = head.Id, coverId = deputy.Id, from = "2020-01-01", to = "2020-01-02" }))
            .Refused(HttpStatusCode.Forbidden, "absence.own-only");

        var today = TimeProvider.System.TodayInJapan();
        var set = (await (await port.SignInAsync(head)).PostAsync($"{story.Office}/absences", new { awayId = head.Id, coverId = deputy.Id, from = today, to = today.AddDays(3) })).Ok();
        ((bool)set["now"]!).ShouldBeTrue();
        (await story.DoesAsync(id, "grant", by: asDeputy)).Ok();

        var last = (await story.CaseAsync(id))["history"]!.AsArray()[^1]!;
        ((string)last["actor"]!, (string)last["inPlaceOf"]!).ShouldBe(("次長 三郎", "部長 二郎"));
        (await story.MyCaseAsync(id))["timeline"]!.AsArray()[^1]!["inPlaceOf"].ShouldBeNull();
        (await (await port.SignInAsync(head)).PostAsync($"{story.Office}/absences/{set["id"]}/actions/end")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await story.DoesAsync(id, "revoke", new { reasons = "x" }, asDeputy)).Refused(HttpStatusCode.Forbidden, "case.role-needed");
    }

    [Fact]
    public async Task Work_for_an_absent_one_goes_to_whoever_covers_them()
    {
        var story = await port.StoryAsync();
        var away = await port.NewPersonAsync(story.Authority, ["review"], name: "不在 花子");
        var cover = await port.NewPersonAsync(story.Authority, ["review"], name: "代理 太郎");
        var today = TimeProvider.System.TodayInJapan();
        (await (await port.SignInAsync(away)).PostAsync($"{story.Office}/absences", new { awayId = away.Id, coverId = cover.Id, from = today, to = today })).Ok();
        var id = await story.SubmitsAsync();

        (await story.DoesAsync(id, "assign", new { accountId = away.Id })).Ok();

        ((Guid)(await story.CaseAsync(id))["assignee"]!["id"]!).ShouldBe(cover.Id);
    }

    [Fact]
    public async Task A_mandatory_point_must_be_ticked_before_the_case_is_put_forward()
    {
        var story = await port.StoryAsync();
        (await story.PlanAsync(await story.AdministratorAsync(), "generic", Plan(checks: [new { id = "site", text = new { ja = "現地を確認した", en = "Site visited" }, mandatory = true }]))).Ok();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "take")).Ok();

        var refused = (await story.DoesAsync(id, "recommend", new { outcome = "grant" })).Refused(HttpStatusCode.Conflict, "case.checks-open");
        ((string)refused["checks"]![0]!).ShouldBe("現地を確認した");
        var version = (await story.CaseAsync(id)).Version;
        (await story.DoesAsync(id, "tick-check", new { checkId = "nothing", done = true })).Refused(HttpStatusCode.NotFound, "check.not-found");
        (await story.DoesAsync(id, "tick-check", new { checkId = "site", done = true })).Status.ShouldBe(HttpStatusCode.NoContent);

        var page = await story.CaseAsync(id);
        page.Version.ShouldBe(version);
        var check = page["checklist"]!.AsArray().Single(c => (string?)c!["id"] == "site")!;
        ((string)check["state"]!, check["doneAt"] is not null).ShouldBe(("done", true));
        (await story.DoesAsync(id, "recommend", new { outcome = "grant" })).Ok();
    }

    [Fact]
    public async Task More_time_needs_a_later_day_and_a_reason_and_the_applicant_gets_a_letter()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var due = DateOnly.Parse((string)(await story.CaseAsync(id))["clock"]!["dueOn"]!);

        (await story.DoesAsync(id, "extend", new { dueOn = due.AddDays(7) })).Refused(HttpStatusCode.BadRequest, "case.reasons-needed");
        (await story.DoesAsync(id, "extend", new { dueOn = due, reason = "x" })).Refused(HttpStatusCode.BadRequest, "case.not-later");
        (await story.DoesAsync(id, "extend", new { dueOn = due.AddDays(14), reason = "現地調査に時間を要するため" })).Ok();

        var mine = await Story.SoonAsync(() => story.MyCaseAsync(id), m => m["documents"]!.AsArray().Any(d => (string)d!["kind"]! == "extension" && (string)d["state"]! == "ready"));
        DateOnly.Parse((string)mine["clock"]!["dueOn"]!).ShouldBeGreaterThanOrEqualTo(due.AddDays(14));
        ((string)mine["timeline"]!.AsArray()[^1]!["note"]!).ShouldBe("現地調査に時間を要するため");
        mine["documents"]!.AsArray().ShouldContain(d => (string)d!["kind"]! == "extension" && (string)d["state"]! == "ready");
    }
}
