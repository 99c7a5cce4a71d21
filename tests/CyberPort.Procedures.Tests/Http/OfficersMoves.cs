using System.Net;
using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

[Collection(nameof(Harbour))]
public sealed class OfficersMoves(Harbour port)
{
    [Fact]
    public async Task The_second_officer_is_told_what_the_first_did()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var seen = (await story.CaseAsync(id)).Version;
        (await story.DoesAsync(id, "take")).Ok();
        var second = await port.StaffAsync(story.Authority, "review");

        var refused = (await story.DoesAsync(id, "take", by: second, version: seen)).Refused(HttpStatusCode.PreconditionFailed, "case.stale");

        ((string)refused["lastAction"]!["action"]!).ShouldBe("take");
        refused["lastAction"]!["at"].ShouldNotBeNull();
        ((string)refused["title"]!).ShouldContain((string)refused["lastAction"]!["actor"]!);
    }

    [Fact]
    public async Task Two_officers_at_the_same_moment_make_one_move()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var version = (await story.CaseAsync(id)).Version;
        var officers = new[] { await port.StaffAsync(story.Authority, "review"), await port.StaffAsync(story.Authority, "review") };

        var answers = await Task.WhenAll(officers.Select(o => story.DoesAsync(id, "take", by: o, version: version)));

        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Single(a => a.Status != HttpStatusCode.OK).Code.ShouldBe("case.stale");
    }

    [Fact]
    public async Task A_move_without_the_seen_version_is_refused()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await (await story.ReviewerAsync()).PostAsync($"{story.Office}/cases/{id}/actions/take")).Refused(HttpStatusCode.BadRequest, "precondition.required");
    }

    [Fact]
    public async Task The_reviewer_does_not_decide_their_own_recommendation()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var both = await port.StaffAsync(story.Authority, "review", "decide");
        (await story.DoesAsync(id, "take", by: both)).Ok();
        (await story.DoesAsync(id, "recommend", new { outcome = "grant" }, both)).Ok();

        (await story.DoesAsync(id, "grant", by: both)).Refused(HttpStatusCode.Conflict, "case.same-person");
        var page = (await both.GetAsync($"{story.Office}/cases/{id}")).Ok();
        page["moves"]!.AsArray().Single(m => (string)m!["action"]! == "grant")!["blockedBy"]!.ToString().ShouldBe("case.same-person");

        (await story.DoesAsync(id, "grant", by: await story.DeciderAsync())).Ok();
    }

    [Fact]
    public async Task A_permit_that_was_refused_takes_no_number_and_nothing_in_a_list_is_nothing()
    {
        var story = await port.StoryAsync();
        var (id, next) = (await story.SubmitsAsync(), await story.SubmitsAsync());
        foreach (var one in new[] { id, next })
        {
            (await story.DoesAsync(one, "take")).Ok();
            (await story.DoesAsync(one, "recommend", new { outcome = "grant" })).Ok();
        }

        var (decider, second) = (await story.DeciderAsync(), await port.StaffAsync(story.Authority, "decide"));
        var refused = (await story.DoesAsync(id, "grant", new { conditions = new[] { "一", null } }, decider)).Refused(HttpStatusCode.BadRequest, "request.invalid");
        ((string)refused["errors"]![0]!["field"]!, (string)refused["errors"]![0]!["code"]!).ShouldBe(("conditions[1]", "required"));
        (await decider.PostAsync($"{story.Office}/permits/actions/renew", new { items = new object?[] { null } })).Refused(HttpStatusCode.BadRequest, "request.invalid");
        (await decider.PostAsync($"{story.Office}/cases/actions/bulk", new { action = "take", cases = new object?[] { null } })).Refused(HttpStatusCode.BadRequest, "request.invalid");
        (await decider.PutAsync($"{story.Office}/procedures/generic/life-rule", new { relations = new object?[] { null } })).Status.ShouldBe(HttpStatusCode.Forbidden);

        (await story.DoesAsync(id, "grant", new { validFrom = "2027-02-01", validTo = "2027-01-01" }, decider)).Refused(HttpStatusCode.BadRequest, "case.period-reversed");
        var version = (await story.CaseAsync(id)).Version;
        var answers = await Task.WhenAll(new[] { decider, second }.Select(by => story.DoesAsync(id, "grant", by: by, version: version)));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        (await story.DoesAsync(next, "grant", by: decider)).Ok();
        var numbers = new[] { await story.CaseAsync(id), await story.CaseAsync(next) }.Select(c => ((string)c["permit"]!["number"]!)[^4..]);
        numbers.ShouldBe(["0001", "0002"]);
    }

    [Fact]
    public async Task A_refusal_carries_its_reasons_to_the_applicant()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "take")).Ok();
        (await story.DoesAsync(id, "recommend", new { outcome = "refuse" })).Refused(HttpStatusCode.BadRequest, "case.reasons-needed");
        (await story.DoesAsync(id, "recommend", new { outcome = "refuse", reasons = "岸壁が工事中のため" })).Ok();
        (await story.DoesAsync(id, "refuse", new { reasons = "" }, await story.DeciderAsync())).Ok();

        var mine = await story.MyCaseAsync(id);
        ((string)mine["state"]!).ShouldBe("refused");
        ((string)mine["timeline"]!.AsArray()[^1]!["note"]!).ShouldBe("岸壁が工事中のため");
    }

    [Fact]
    public async Task A_refusal_without_recommendation_and_reasons_is_refused()
    {
        var story = await port.StoryAsync("simple", twoPersonDecision: false);
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "refuse", new { })).Refused(HttpStatusCode.BadRequest, "case.reasons-needed");
    }

    [Fact]
    public async Task A_notification_is_accepted_and_never_granted()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync("vessel-movement", Story.Complete(answers =>
        {
            answers["vessel"] = JsonNode.Parse("""
                {"name":"第三青浜丸","callSign":"JD1234","flag":"JP","grossTonnage":499,"type":"cargo","trade":"domestic"}
                """);
            (answers["movementKind"], answers["reason"]) = ("cancel", "荒天のため");
        }));
        (await story.DoesAsync(id, "take")).Ok();
        (await story.DoesAsync(id, "grant", by: await story.DeciderAsync())).Refused(HttpStatusCode.Conflict, "case.illegal-move");
        (await story.DoesAsync(id, "recommend", new { outcome = "grant" })).Refused(HttpStatusCode.Conflict, "case.illegal-move");
        (await story.DoesAsync(id, "accept", new { comment = "確認済み" })).Ok();
        ((string)(await story.MyCaseAsync(id))["state"]!).ShouldBe("accepted");
    }

    [Fact]
    public async Task A_small_office_decides_alone_in_one_step()
    {
        var story = await port.StoryAsync("simple", twoPersonDecision: false, like: "chidori");
        var id = await story.SubmitsAsync();
        var clerk = await port.StaffAsync(story.Authority, "receive");

        (await story.DoesAsync(id, "grant", new { conditions = new[] { "清掃すること" } }, clerk)).Ok();

        ((string)(await story.MyCaseAsync(id))["state"]!).ShouldBe("granted");
    }

    [Fact]
    public async Task A_case_is_sent_back_from_the_deciders_desk()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "take")).Ok();
        (await story.DoesAsync(id, "recommend", new { outcome = "grant", comment = "よい" })).Ok();
        (await story.DoesAsync(id, "send-back", new { note = "面積を確認" }, await story.DeciderAsync())).Ok();
        var page = await story.CaseAsync(id);
        ((string)page["state"]!).ShouldBe("inReview");
        page["recommendation"].ShouldBeNull();
    }

    [Fact]
    public async Task A_permit_is_amended_and_revoked()
    {
        var story = await port.StoryAsync();
        var id = await story.GrantsAsync(new { conditions = new[] { "一" }, validFrom = "2026-12-01", validTo = "2026-12-31" });
        var decider = await story.DeciderAsync();

        (await story.DoesAsync(id, "amend", new { validTo = "2027-01-31" }, decider)).Refused(HttpStatusCode.BadRequest, "case.reasons-needed");
        (await story.DoesAsync(id, "amend", new { validTo = "2026-11-01", reason = "短縮" }, decider)).Refused(HttpStatusCode.BadRequest, "case.period-reversed");
        (await story.DoesAsync(id, "amend", new { validTo = "2027-01-31", reason = "工期の延長" }, decider)).Ok();
        var permit = (await story.CaseAsync(id))["permit"]!;
        ((int)permit["edition"]!, (string)permit["validTo"]!, (string)permit["conditions"]![0]!).ShouldBe((2, "2027-01-31", "一"));

        (await story.DoesAsync(id, "revoke", new { }, decider)).Refused(HttpStatusCode.BadRequest, "case.reasons-needed");
        (await story.DoesAsync(id, "revoke", new { reasons = "条件に違反したため" }, decider)).Ok();
        ((string)(await story.CaseAsync(id))["permit"]!["state"]!).ShouldBe("revoked");
        (await story.DoesAsync(id, "amend", new { reason = "x" }, decider)).Refused(HttpStatusCode.Conflict, "case.illegal-move");
    }

    [Fact]
    public async Task An_applicant_withdraws_until_it_is_decided()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var applicant = await story.ApplicantAsync();
        (await applicant.PostAsync($"/api/my/cases/{id}/actions/withdraw", new { reason = "予定の変更" })).Ok();
        (await applicant.PostAsync($"/api/my/cases/{id}/actions/withdraw", new { })).Refused(HttpStatusCode.Conflict, "case.illegal-move");
        ((string)(await story.CaseAsync(id))["state"]!).ShouldBe("withdrawn");

        var granted = await story.GrantsAsync();
        (await applicant.PostAsync($"/api/my/cases/{granted}/actions/withdraw", new { })).Refused(HttpStatusCode.Conflict, "case.illegal-move");
    }

    [Fact]
    public async Task Nobody_handles_a_case_they_filed()
    {
        var story = await port.StoryAsync();
        var person = await port.NewPersonAsync(story.Authority, ["receive", "review", "decide"]);
        var both = await port.SignInAsync(person);
        var draft = (await both.PostAsync("/api/my/drafts", new { tenant = story.Authority.Slug, procedure = "generic", answers = Story.Complete() })).Ok();
        var id = (Guid)draft["id"]!;
        (await both.PostAsync($"/api/my/drafts/{id}/actions/submit")).Ok();

        (await story.DoesAsync(id, "take", by: both)).Refused(HttpStatusCode.Forbidden, "case.own-case");
    }

    [Fact]
    public async Task A_case_is_assigned_to_a_member_only()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var officer = await port.NewPersonAsync(story.Authority, ["review"], name: "岸本 審");
        var stranger = await port.NewPersonAsync();

        (await story.DoesAsync(id, "assign", new { accountId = stranger.Id })).Refused(HttpStatusCode.BadRequest, "case.unknown-officer");
        (await story.DoesAsync(id, "assign", new { accountId = officer.Id })).Ok();

        var page = await story.CaseAsync(id);
        ((string)page["state"]!).ShouldBe("inReview");
        ((Guid)page["assignee"]!["id"]!).ShouldBe(officer.Id);
    }

    [Fact]
    public async Task The_clock_is_explained()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var clock = (await story.CaseAsync(id))["clock"]!;
        ((string)clock["state"]!).ShouldBe("running");
        clock["dueOn"].ShouldNotBeNull();
        clock["reasons"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(2);
        ((string)clock["reasons"]![0]!).ShouldContain("民法140条");
    }
}
