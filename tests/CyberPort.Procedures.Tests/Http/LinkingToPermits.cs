using System.Net;
using System.Text.Json.Nodes;
using Npgsql;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>A change, surrender or succession begun from the finder: the officer links it to its permit, and then it is what it says.</summary>
[Collection(nameof(Harbour))]
public sealed class LinkingToPermits(Harbour port)
{
    [Fact]
    public async Task A_change_from_the_finder_is_linked_by_its_number_and_takes_the_permit_over()
    {
        var (story, id) = await LifeOfPermits.GrantedAsync(port, from: -10, to: 30);
        var number = (string)(await story.MyCaseAsync(id))["permit"]!["number"]!;
        var change = await story.SubmitsAsync(answers: Story.Complete(a => (a["kind"], a["permitNumber"], a["content"]) = ("change", number.ToLowerInvariant(), "水５０ｍ³")));

        var seen = await story.CaseAsync(change);
        ((string)seen["link"]!["permitNumber"]!, (bool)seen["link"]!["known"]!, (string)seen["link"]!["relation"]!).ShouldBe((number, true, "change"), "what the answers say, of what may follow that permit");
        seen.Words().ShouldContain($"許可 {number} にまだ結び付いていません");
        seen["link"]!["choices"]!.AsArray().Select(c => (string)c!["relation"]!).ShouldBe(["renewal", "change", "succession"]);
        seen["moves"]!.AsArray().ShouldContain(m => (string)m!["action"]! == "link-permit");
        (await story.CaseAsync(await story.SubmitsAsync()))["moves"]!.AsArray().ShouldNotContain(m => (string)m!["action"]! == "link-permit");

        (await LinkAsync(story, change, "", "change")).Refused(HttpStatusCode.BadRequest, "request.invalid");
        var unknown = (await LinkAsync(story, change, "NO-1", "change")).Refused(HttpStatusCode.BadRequest, "permit.unknown-number");
        ((string)unknown["errors"]![0]!["field"]!).ShouldBe("permitNumber");
        (await LinkAsync(story, change, number, "surrender")).Refused(HttpStatusCode.BadRequest, "permit.other-kind");
        (await story.DoesAsync(change, "link-permit", new { permitNumber = number, relation = "change" }, version: 99)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await LinkAsync(story, change, number, "change")).Ok();
        (await LinkAsync(story, change, number, "change")).Refused(HttpStatusCode.Conflict, "permit.already-linked");
        (await story.CaseAsync(change))["link"].ShouldBeNull();
        ((string)(await story.CaseAsync(change))["history"]!.AsArray()[^1]!["note"]!).ShouldBe(number);
        await DecidesAsync(story, change);

        var permit = (await story.MyCaseAsync(change))["permit"]!;
        ((string)permit["number"]!, (int)permit["edition"]!, (string)permit["state"]!).ShouldBe((number, 2, "inForce"));
        ((string)(await story.MyCaseAsync(id))["permit"]!["state"]!).ShouldBe("replaced");
        (await Aftermath.PermitWordsAsync(story, change, "amendment")).ShouldContain("水50");
        (await RowsAsync($"select count(*) from platform.audit_entry where subject_id = '{change}' and action = 'case.link-permit'")).ShouldBe(1);
        (await LinkAsync(story, change, number, "change")).Refused(HttpStatusCode.Conflict, "case.illegal-move");
    }

    [Fact]
    public async Task Somebody_elses_permit_is_linked_to_a_succession_only_and_an_ended_one_to_nothing()
    {
        var (story, id) = await LifeOfPermits.GrantedAsync(port, from: -10, to: 30);
        var number = (string)(await story.MyCaseAsync(id))["permit"]!["number"]!;
        var heir = await port.ApplicantAsync();
        var answers = Story.Complete(a => (a["kind"], a["permitNumber"], a["applicant"]!["name"]) = ("change", number, "浜田 継"));
        var draft = (await heir.PostAsync("/api/my/drafts", new { tenant = story.Authority.Slug, procedure = "generic", answers })).Ok();
        var filing = (Guid)draft["id"]!;
        (await heir.PostAsync($"/api/my/drafts/{filing}/actions/submit")).Ok();

        (await LinkAsync(story, filing, number, "change")).Refused(HttpStatusCode.Conflict, "permit.other-holder");
        (await LinkAsync(story, filing, number, "succession")).Ok();
        (await DatabaseRefusesAsync($"update procedures.application set relation = 'change' where id = '{filing}'")).ShouldBe("application_linked_once");
        (await DatabaseRefusesAsync($"update procedures.application set relation = 'change', chain_id = gen_random_uuid(), related_id = '{filing}' where id = '{id}'")).ShouldBe("application_linked_open");
        await DecidesAsync(story, filing);
        ((string)(await story.MyCaseAsync(id))["permit"]!["state"]!).ShouldBe("succeeded");

        (await story.DoesAsync(filing, "revoke", new { reasons = "違反" }, await story.DeciderAsync())).Ok();
        var late = await story.SubmitsAsync(answers: Story.Complete(a => (a["kind"], a["permitNumber"]) = ("change", number)));
        (await LinkAsync(story, late, number, "renewal")).Refused(HttpStatusCode.Conflict, "permit.not-in-force");
        (await DatabaseRefusesAsync($"update procedures.application set relation = 'renewal', chain_id = gen_random_uuid(), related_id = '{filing}' where id = '{late}'")).ShouldBe("application_linked_permit");
    }

    [Fact]
    public async Task A_surrender_from_the_finder_ends_the_permit_and_its_guide_names_the_permits_it_can_be_begun_from()
    {
        var story = await port.StoryAsync();
        var admin = await port.StaffAsync(story.Authority, "administer");
        (await admin.PutAsync($"{story.Office}/procedures/generic/life-rule", LifeOfPermits.Rule(surrenderBy: "use-end"))).Ok();
        var (applicant, guide) = (await story.ApplicantAsync(), $"/api/my/permits-to-follow?tenant={story.Authority.Slug}&procedure=");
        (await applicant.GetAsync(guide + "use-end")).Ok()["items"]!.AsArray().ShouldBeEmpty();
        var id = await story.GrantsAsync(new { validFrom = LifeOfPermits.Day(-10), validTo = LifeOfPermits.Day(30) });
        var number = (string)(await story.MyCaseAsync(id))["permit"]!["number"]!;

        var offered = (await Story.SoonAsync(() => applicant.GetAsync(guide + "use-end"), g => g["items"]!.AsArray().Count == 1))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((Guid)offered["caseId"]!, (string)offered["number"]!, (string)offered["validTo"]!).ShouldBe((id, number, LifeOfPermits.Day(30)));
        (await applicant.GetAsync(guide + "mooring-use")).Ok()["items"]!.AsArray().ShouldBeEmpty();
        (await (await port.ApplicantAsync()).GetAsync(guide + "use-end")).Ok()["items"]!.AsArray().ShouldBeEmpty("other people's permits");
        (await applicant.GetAsync("/api/my/permits-to-follow?tenant=nowhere&procedure=use-end")).Refused(HttpStatusCode.NotFound, "authority.not-found");

        var end = await story.SubmitsAsync("use-end", Story.Complete(a =>
            (a["permitNumber"], a["permitDate"], a["noticeKind"], a["endedOn"], a["reason"], a["how"]) = (number, LifeOfPermits.Day(-20), "end", LifeOfPermits.Day(0), "使わなくなったため", "片付けた")));
        ((string)(await story.CaseAsync(end))["link"]!["relation"]!).ShouldBe("surrender");
        (await LinkAsync(story, end, number, "surrender")).Ok();
        (await story.DoesAsync(end, "accept")).Ok();
        ((string)(await story.MyCaseAsync(id))["permit"]!["state"]!).ShouldBe("surrendered");
        (await applicant.GetAsync(guide + "use-end")).Ok()["items"]!.AsArray().ShouldBeEmpty("it has ended");
    }

    private static Task<Answer> LinkAsync(Story story, Guid id, string permitNumber, string relation) => story.DoesAsync(id, "link-permit", new { permitNumber, relation });

    private static async Task DecidesAsync(Story story, Guid id)
    {
        (await story.DoesAsync(id, "take")).Ok();
        (await story.DoesAsync(id, "recommend", new { outcome = "grant" })).Ok();
        (await story.DoesAsync(id, "grant", null, await story.DeciderAsync())).Ok();
    }

    private async Task<string?> DatabaseRefusesAsync(string sql) => (await Should.ThrowAsync<PostgresException>(() => RowsAsync(sql))).ConstraintName;

    private async Task<long> RowsAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(port.OwnerConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync() ?? 0L);
    }
}
