using System.Net;
using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>What is only notified of a permit: a succession that goes on in the heir's name, start and finish of works.</summary>
[Collection(nameof(Harbour))]
public sealed class NotifiedOnPermits(Harbour port)
{
    [Fact]
    public async Task A_succession_that_is_only_notified_is_accepted_and_the_permit_goes_on_in_the_heirs_name()
    {
        var (story, id) = await LifeOfPermits.GrantedAsync(port, from: -10, to: 30);
        var admin = await port.StaffAsync(story.Authority, "administer");
        await NoticeAsync(story, admin, "succession-notice", "succession");
        var heir = await port.ApplicantAsync();
        var draft = (await heir.PostAsync("/api/my/permits/actions/succeed", new { code = await LifeOfPermits.CodeAsync(story, id) })).Ok();
        ((string)draft["procedure"]!).ShouldBe("succession-notice");
        var version = (await heir.GetAsync($"/api/my/drafts/{draft["id"]}")).Version;
        (await heir.PutAsync($"/api/my/drafts/{draft["id"]}", new { answers = Story.Complete(a => a["applicant"]!["name"] = "浜田 継") }, version)).Ok();
        (await heir.PostAsync($"/api/my/drafts/{draft["id"]}/actions/submit")).Ok();
        var succession = (Guid)draft["id"]!;
        (await story.DoesAsync(succession, "take")).Ok();
        (await story.DoesAsync(succession, "revoke", new { reasons = "x" }, await story.DeciderAsync())).Refused(HttpStatusCode.Conflict, "case.illegal-move");
        (await story.DoesAsync(succession, "accept")).Ok();

        var mine = await Story.SoonAsync(() => heir.GetAsync($"/api/my/cases/{succession}"), m => m["documents"]!.AsArray().Any(d => (string)d!["kind"]! == "acceptance" && (string)d["state"]! == "ready"));
        ((string)mine["state"]!, (string)mine["permit"]!["state"]!, (int)mine["permit"]!["edition"]!, (string)mine["permit"]!["validTo"]!).ShouldBe(("accepted", "inForce", 2, LifeOfPermits.Day(30)));
        ((string)(await story.MyCaseAsync(id))["permit"]!["state"]!).ShouldBe("succeeded");
        mine["documents"]!.AsArray().ShouldContain(d => (string)d!["kind"]! == "acceptance" && (string)d["state"]! == "ready");
        (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/permits?state=inForce")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!["caseId"]!.ToString().ShouldBe(succession.ToString());

        (await story.DoesAsync(succession, "amend", new { validTo = LifeOfPermits.Day(60), reason = "延長" }, await story.DeciderAsync())).Ok();
        (await story.DoesAsync(succession, "revoke", new { reasons = "違反" }, await story.DeciderAsync())).Ok();
        ((string)(await heir.GetAsync($"/api/my/cases/{succession}")).Ok()["state"]!).ShouldBe("revoked");
        var plain = await story.SubmitsAsync("succession-notice");
        (await story.DoesAsync(plain, "accept")).Ok();
        (await story.CaseAsync(plain))["moves"]!.AsArray().Select(m => (string)m!["action"]!).ShouldNotContain("revoke");
        (await story.DoesAsync(plain, "revoke", new { reasons = "x" }, await story.DeciderAsync())).Refused(HttpStatusCode.Conflict, "case.illegal-move");
    }

    [Fact]
    public async Task Start_and_finish_of_works_are_reported_on_a_permit_that_stays_as_it_is()
    {
        var (story, id) = await LifeOfPermits.GrantedAsync(port, from: -10, to: 30);
        var admin = await port.StaffAsync(story.Authority, "administer");
        await NoticeAsync(story, admin, "works-notice", "startReport", "finishReport");
        foreach (var relation in new[] { "startReport", "finishReport" })
        {
            var report = await LifeOfPermits.FollowsAsync(story, id, relation);
            (await story.DoesAsync(report, "accept")).Ok();
            (await story.CaseAsync(report))["permit"].ShouldBeNull();
        }

        var chain = (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases/{id}/chain")).Ok();
        chain["filings"]!.AsArray().Select(f => ((string?)f!["relation"], (string)f["state"]!)).ShouldBe([(null, "granted"), ("startReport", "accepted"), ("finishReport", "accepted")]);
        ((string)chain["permits"]!.AsArray().ShouldHaveSingleItem()!["state"]!).ShouldBe("inForce");
        (await story.MyCaseAsync(id)).Words().ShouldContain("inForce");
    }

    /// <summary>A notification of the authority's own, by which these relations are filed.</summary>
    private static async Task NoticeAsync(Story story, PortClient admin, string code, params string[] relations)
    {
        (await admin.PostAsync($"{story.Office}/procedure-settings", new { code, title = new { ja = "許可に関する届出", en = "Notice" }, kind = "notification" })).Ok();
        (await admin.PostAsync($"{story.Office}/procedure-settings/{code}/actions/switch", new { enabled = true }, 1)).Ok();
        (await admin.PutAsync($"{story.Office}/procedures/generic/life-rule", new
        {
            relations = relations.Select(relation => new { relation, procedure = code }).ToArray(), renewal = "single", renewalMonths = (int?)null,
            reminderDays = Array.Empty<int>(), freezeStopsClock = true, retentionYears = (int?)null, retentionFrom = "closing",
        })).Ok();
    }
}
