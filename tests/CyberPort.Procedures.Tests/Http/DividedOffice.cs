using System.Net;
using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>係, 専決, 不在代理: how an authority divides its work, as data.</summary>
[Collection(nameof(Harbour))]
public sealed class DividedOffice(Harbour port)
{
    private static object Plan(object[]? routing = null, object[]? levels = null, object[]? checks = null, bool stops = false) =>
        new { routing = routing ?? [], levels = levels ?? [], checks = checks ?? [], consultationStopsClock = stops };

    private static object When(string field, string @is, object value) => new { field, @is, value };

    private async Task<PortClient> AdministratorAsync(Story story) => await port.StaffAsync(story.Authority, "administer");

    private static async Task<Guid> DeskAsync(Story story, PortClient admin, string name, bool isDefault, params Guid[] members) =>
        (Guid)(await admin.PostAsync($"{story.Office}/desks", new { name = new { ja = name, en = name }, members, isDefault })).Ok()["id"]!;

    private static async Task<Answer> PlanAsync(Story story, PortClient admin, string code, object plan)
    {
        var version = (await admin.GetAsync($"{story.Office}/work-plans/{code}")).Ok().Version;
        return await admin.PutAsync($"{story.Office}/work-plans/{code}", plan, version);
    }

    [Fact]
    public async Task A_case_arrives_at_the_desk_that_its_answers_name()
    {
        var story = await port.StoryAsync();
        var admin = await AdministratorAsync(story);
        var officer = await port.NewPersonAsync(story.Authority, ["receive", "review"]);
        var general = await DeskAsync(story, admin, "管理係", true);
        var waters = await DeskAsync(story, admin, "水域係", false, officer.Id);
        (await PlanAsync(story, admin, "_all", Plan([new { when = When("vesselName", "equals", "第八青浜丸"), deskId = general }]))).Ok();
        (await PlanAsync(story, admin, "generic", Plan([new { when = When("kind", "equals", "application"), deskId = waters }]))).Ok();

        var id = await story.SubmitsAsync();
        var notice = await story.SubmitsAsync(answers: Story.Complete(a => a["kind"] = "notification"));

        ((Guid)(await story.CaseAsync(id))["desk"]!["id"]!).ShouldBe(waters);
        ((Guid)(await story.CaseAsync(notice))["desk"]!["id"]!).ShouldBe(general);
        var mine = (await (await port.SignInAsync(officer)).GetAsync($"{story.Office}/cases?view=desk")).Ok();
        mine["items"]!.AsArray().Select(c => (Guid)c!["id"]!).ShouldBe([id]);
        ((int)mine["counts"]!["desk"]!).ShouldBe(1);
        (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases?desk={general}")).Ok()["items"]!.AsArray().Count.ShouldBe(1);

        (await story.DoesAsync(id, "transfer", new { deskId = general })).Ok();
        ((string)(await story.CaseAsync(id))["desk"]!["name"]!).ShouldBe("管理係");
        (await story.MyCaseAsync(id))["timeline"]!.AsArray().Any(e => (string)e!["kind"]! == "transfer").ShouldBeFalse();
        (await story.DoesAsync(id, "transfer", new { deskId = Guid.NewGuid() })).Refused(HttpStatusCode.BadRequest, "case.unknown-desk");
    }

    private static JsonObject Use(decimal? fee = null, int area = 10) => new()
    {
        ["applicant"] = Story.Complete()["applicant"]!.DeepClone(), ["facility"] = "K1", ["area"] = area, ["purpose"] = "資材の仮置き",
        ["useType"] = "general", ["period"] = new JsonObject { ["from"] = Later(20), ["to"] = Later(40) }, ["fee"] = fee, ["declaration"] = true,
    };

    /// <summary>A filing for the use of a facility, with the paper that its form wants.</summary>
    private static async Task<Guid> UsesAsync(Story story, JsonObject answers)
    {
        var id = await story.DraftsAsync("facility-use", answers);
        var applicant = await story.ApplicantAsync();
        var file = (await applicant.SendAsync(HttpMethod.Post, $"/api/my/drafts/{id}/files?field=documents&name=x.pdf", Papers.Pdf(), null)).Ok();
        answers["documents"] = new JsonArray(new JsonObject { ["id"] = (string)file["id"]! });
        (await applicant.PutAsync($"/api/my/drafts/{id}", new { answers }, (await applicant.GetAsync($"/api/my/drafts/{id}")).Version)).Ok();
        (await applicant.PostAsync($"/api/my/drafts/{id}/actions/submit")).Ok();
        return id;
    }

    private static string Later(int days) => DateTime.UtcNow.AddHours(9).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_case_is_routed_by_facility_by_area_and_by_money()
    {
        var story = await port.StoryAsync();
        var admin = await AdministratorAsync(story);
        var general = await DeskAsync(story, admin, "管理係", true);
        var (berths, grounds, finance) = (await DeskAsync(story, admin, "岸壁係", false), await DeskAsync(story, admin, "用地係", false), await DeskAsync(story, admin, "経理係", false));
        (await PlanAsync(story, admin, "_all", Plan(
        [
            new { when = new { all = new[] { When("$facility", "in", new[] { "K1", "K2" }), When("$area", "below", 500) } }, deskId = berths },
            new { when = When("$area", "atLeast", 500), deskId = grounds },
        ]))).Ok();
        (await PlanAsync(story, admin, "facility-use", Plan([new { when = When("$money", "atLeast", 1_000_000), deskId = finance }]))).Ok();

        async Task<Guid> DeskOfAsync(Guid id) => (Guid)(await story.CaseAsync(id))["desk"]!["id"]!;

        (await DeskOfAsync(await story.SubmitsAsync(answers: Story.Complete(a => (a["facility"], a["area"]) = ("K1", 499))))).ShouldBe(berths);
        (await DeskOfAsync(await story.SubmitsAsync(answers: Story.Complete(a => (a["facility"], a["area"]) = ("K1", 500))))).ShouldBe(grounds);
        (await DeskOfAsync(await story.SubmitsAsync())).ShouldBe(general);
        (await DeskOfAsync(await UsesAsync(story, Use(fee: 1_000_000)))).ShouldBe(finance);
        (await DeskOfAsync(await UsesAsync(story, Use(fee: 999_999, area: 900)))).ShouldBe(grounds);

        (await PlanAsync(story, admin, "_all", Plan([new { when = new { field = "$area", @is = "atLeast" }, deskId = grounds }]))).Refused(HttpStatusCode.BadRequest, "request.invalid");
    }

    [Fact]
    public async Task The_level_of_a_decision_follows_the_amount()
    {
        var story = await port.StoryAsync();
        var admin = await AdministratorAsync(story);
        var chief = await port.NewPersonAsync(story.Authority, ["decide"], name: "課長 一郎");
        (await admin.PutAsync($"{story.Office}/officers/{chief.Id}", new { title = "課長", rank = 3 })).Ok();
        (await PlanAsync(story, admin, "facility-use", Plan(levels:
        [
            new { name = "課長専決", when = When("fee", "below", 1_000_000), rank = 3, people = Array.Empty<Guid>() },
            new { name = "部長決裁", rank = 5, people = Array.Empty<Guid>() },
        ]))).Ok();
        var asChief = await port.SignInAsync(chief);
        foreach (var (fee, level) in new[] { (999_999, "課長専決"), (1_000_000, "部長決裁") })
        {
            var id = await UsesAsync(story, Use(fee));
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
    public async Task A_desk_that_rules_or_cases_need_is_not_lost_unseen()
    {
        var story = await port.StoryAsync();
        var admin = await AdministratorAsync(story);
        var general = await DeskAsync(story, admin, "管理係", false);
        var waters = await DeskAsync(story, admin, "水域係", false);
        (await PlanAsync(story, admin, "_all", Plan([new { when = (object?)null, deskId = waters }]))).Ok();
        var id = await story.SubmitsAsync();

        (await admin.PostAsync($"{story.Office}/desks/{waters}/actions/close")).Refused(HttpStatusCode.Conflict, "desk.in-use");
        (await admin.PostAsync($"{story.Office}/desks/{general}/actions/close")).Refused(HttpStatusCode.Conflict, "desk.still-default");
        (await PlanAsync(story, admin, "_all", Plan())).Ok();
        (await admin.PostAsync($"{story.Office}/desks/{waters}/actions/close")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await story.CaseAsync(id))["desk"].ShouldBeNull();
    }

    [Fact]
    public async Task A_simple_office_has_no_desks()
    {
        var story = await port.StoryAsync("simple", twoPersonDecision: false);
        var admin = await AdministratorAsync(story);
        await DeskAsync(story, admin, "管理係", true);
        (await PlanAsync(story, admin, "generic", Plan(levels: [new { name = "課長専決", rank = 3, people = Array.Empty<Guid>() }]))).Ok();

        var id = await story.SubmitsAsync();

        var page = await story.CaseAsync(id);
        (page["desk"], page["level"]).ShouldBe((null, null));
        (await story.DoesAsync(id, "grant")).Ok();
    }

    [Fact]
    public async Task Whoever_stands_below_the_level_does_not_decide()
    {
        var story = await port.StoryAsync();
        var admin = await AdministratorAsync(story);
        var chief = await port.NewPersonAsync(story.Authority, ["decide"], name: "課長 一郎");
        var head = await port.NewPersonAsync(story.Authority, ["decide"], name: "部長 二郎");
        (await admin.PutAsync($"{story.Office}/officers/{chief.Id}", new { title = "課長", rank = 3 })).Ok();
        (await admin.PutAsync($"{story.Office}/officers/{head.Id}", new { title = "部長", rank = 5 })).Ok();
        (await PlanAsync(story, admin, "generic", Plan(levels:
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
        var admin = await AdministratorAsync(story);
        (await PlanAsync(story, admin, "generic", Plan(levels: [new { name = "課長専決", maxMonths = 12, rank = 3, people = Array.Empty<Guid>() }])))
            .Refused(HttpStatusCode.BadRequest, "work-plan.last-level");
        (await PlanAsync(story, admin, "generic", Plan([new { when = (object?)null, deskId = Guid.NewGuid() }]))).Refused(HttpStatusCode.BadRequest, "case.unknown-desk");
        (await admin.PutAsync($"{story.Office}/work-plans/generic", Plan(), 7)).Refused(HttpStatusCode.PreconditionFailed, "work-plan.stale");
        (await admin.GetAsync($"{story.Office}/work-plans/nowhere")).Refused(HttpStatusCode.NotFound, "procedure.not-found");
    }

    [Fact]
    public async Task What_is_decided_in_the_place_of_an_absent_one_is_recorded_as_such()
    {
        var story = await port.StoryAsync();
        var admin = await AdministratorAsync(story);
        var head = await port.NewPersonAsync(story.Authority, ["decide"], name: "部長 二郎");
        var deputy = await port.NewPersonAsync(story.Authority, ["review"], name: "次長 三郎");
        (await admin.PutAsync($"{story.Office}/officers/{head.Id}", new { title = "部長", rank = 5 })).Ok();
        (await PlanAsync(story, admin, "generic", Plan(levels: [new { name = "部長決裁", rank = 5, people = Array.Empty<Guid>() }]))).Ok();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "take")).Ok();
        (await story.DoesAsync(id, "recommend", new { outcome = "grant" })).Ok();
        var asDeputy = await port.SignInAsync(deputy);
        (await story.DoesAsync(id, "grant", by: asDeputy)).Refused(HttpStatusCode.Forbidden, "case.role-needed");
        (await asDeputy.PostAsync($"{story.Office}/absences", new { awayId = head.Id, coverId = deputy.Id, from = "2020-01-01", to = "2020-01-02" }))
            .Refused(HttpStatusCode.Forbidden, "absence.own-only");

        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));
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
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));
        (await (await port.SignInAsync(away)).PostAsync($"{story.Office}/absences", new { awayId = away.Id, coverId = cover.Id, from = today, to = today })).Ok();
        var id = await story.SubmitsAsync();

        (await story.DoesAsync(id, "assign", new { accountId = away.Id })).Ok();

        ((Guid)(await story.CaseAsync(id))["assignee"]!["id"]!).ShouldBe(cover.Id);
    }

    [Fact]
    public async Task A_mandatory_point_must_be_ticked_before_the_case_is_put_forward()
    {
        var story = await port.StoryAsync();
        (await PlanAsync(story, await AdministratorAsync(story), "generic", Plan(checks: [new { id = "site", text = new { ja = "現地を確認した", en = "Site visited" }, mandatory = true }]))).Ok();
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
