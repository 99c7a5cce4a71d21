using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>Renewal, change, succession, surrender: each a filing of its own, each linked to what went before.</summary>
[Collection(nameof(Harbour))]
public sealed class LifeOfPermits(Harbour port)
{
    private static readonly DateOnly Today = TimeProvider.System.TodayInJapan();

    [Fact]
    public async Task A_renewal_is_filed_from_the_old_case_and_follows_it()
    {
        var (story, id) = await GrantedAsync(from: 0, to: 30);
        var draft = (await (await story.ApplicantAsync()).PostAsync($"/api/my/cases/{id}/actions/follow-up", new { relation = "renewal" })).Ok();
        ((string)draft["answers"]!["subject"]!).ShouldBe("給水施設の使用");
        draft["answers"]!["declaration"].ShouldBeNull();

        var renewal = await SendsAsync(story, (Guid)draft["id"]!, draft["answers"]!);
        (await story.DoesAsync(renewal, "take")).Ok();
        (await story.DoesAsync(renewal, "recommend", new { outcome = "grant" })).Ok();
        (await story.DoesAsync(renewal, "grant", new { validFrom = Day(20), validTo = Day(400) }, await story.DeciderAsync())).Refused(HttpStatusCode.Conflict, "permit.overlap");
        (await story.DoesAsync(renewal, "grant", new { validTo = Day(400) }, await story.DeciderAsync())).Ok();

        var chain = (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases/{id}/chain")).Ok();
        chain["permits"]!.AsArray().Select(p => ((string)p!["state"]!, (string?)p["validTo"])).ShouldBe([("inForce", Day(30)), ("notYetInForce", Day(400))]);
        chain["filings"]!.AsArray().Select(f => (string?)f!["relation"]).ShouldBe([null, "renewal"]);
        (await (await story.ApplicantAsync()).GetAsync($"/api/my/cases/{renewal}/chain")).Ok()["permits"]!.AsArray().Count.ShouldBe(2);
        ((string)(await story.CaseAsync(id))["history"]!.AsArray()[^1]!["kind"]!).ShouldBe("supersede");
    }

    [Fact]
    public async Task A_change_makes_the_next_edition_and_the_old_paper_says_so()
    {
        var (story, id) = await GrantedAsync(from: -10, to: 30);
        var code = await CodeAsync(story, id);
        var change = await FollowsAsync(story, id, "change");
        await DecideAsync(story, change, new { validTo = Day(90) });

        ((string)(await port.Visitor().GetAsync($"/api/verify/{code}")).Ok()["state"]!).ShouldBe("superseded");
        var permit = (await story.MyCaseAsync(change))["permit"]!;
        ((int)permit["edition"]!, (string)permit["state"]!, (string)permit["validTo"]!).ShouldBe((2, "inForce", Day(90)));
        await Story.SoonAsync(() => story.MyCaseAsync(change), m => m["documents"]!.AsArray().Any(d => (string)d!["kind"]! == "amendment" && (string)d["state"]! == "ready"));
        (await story.DoesAsync(id, "revoke", new { reasons = "x" }, await story.DeciderAsync())).Refused(HttpStatusCode.Conflict, "permit.not-in-force");
        (await story.CaseAsync(id))["moves"]!.AsArray().Select(m => (string)m!["action"]!).ShouldNotContain("revoke");
    }

    [Fact]
    public async Task A_changed_permit_says_which_of_its_answers_changed()
    {
        var (story, id) = await GrantedAsync(from: -10, to: 30);
        var draft = (await (await story.ApplicantAsync()).PostAsync($"/api/my/cases/{id}/actions/follow-up", new { relation = "change" })).Ok();
        var applicant = await story.ApplicantAsync();
        // The own list knows the permit's number a moment after the decision.
        var told = await Story.SoonAsync(() => applicant.GetAsync($"/api/my/drafts/{draft["id"]}"), d => (string)d["follows"]!["ja"]! != "変更");
        ((string)told["follows"]!["ja"]!).ShouldMatch("^許可 .+ の変更$");
        var answers = draft["answers"]!.DeepClone();
        (answers["content"], answers["area"], answers["contact"]) = ("１２月１日に水５０ｍ³", 40, "浜野 担当");
        var change = await SendsAsync(story, (Guid)draft["id"]!, answers);
        await DecideAsync(story, change, null);

        var words = await Aftermath.PermitWordsAsync(story, change, "amendment");
        var table = words[words.IndexOf("変更する事項", StringComparison.Ordinal)..words.IndexOf("変更後の許可の内容", StringComparison.Ordinal)];
        foreach (var printed in new[] { "申請の内容", "水30", "水50", "面積", "40" })
        {
            table.ShouldContain(printed, customMessage: words);
        }

        table.ShouldNotContain("件名", customMessage: "what stayed is no change");
        table.ShouldNotContain("浜野");
        words.ShouldNotContain("変更の理由", customMessage: "none was given");
    }

    [Fact]
    public async Task Another_hour_of_the_same_day_is_a_change()
    {
        var story = await port.StoryAsync(like: "shiomi");
        (await (await port.StaffAsync(story.Authority, "administer")).PutAsync($"{story.Office}/procedures/reefer-power-use/life-rule", Rule())).Ok();
        JsonObject Until(string hour) => new() { ["from"] = $"{Day(3)}T08:00", ["to"] = $"{Day(3)}T{hour}:00" };
        var id = await story.SubmitsAsync("reefer-power-use", Story.Complete(a => (a["facility"], a["period"], a["plugs"], a["voltage"]) = ("K1", Until("10"), 4, "v200")));
        await story.GrantsAsync(id, new { validFrom = Day(3), validTo = Day(3) });
        var draft = (await (await story.ApplicantAsync()).PostAsync($"/api/my/cases/{id}/actions/follow-up", new { relation = "change" })).Ok();
        var answers = draft["answers"]!.DeepClone();
        answers["period"] = Until("12");
        var change = await SendsAsync(story, (Guid)draft["id"]!, answers);
        await DecideAsync(story, change, new { validFrom = Day(3), validTo = Day(3) });

        var words = await Aftermath.PermitWordsAsync(story, change, "amendment");
        words.ShouldMatch("許可の終期令和[^許]+日10時00分令和[^許]+日12時00分変更後の許可の内容", customMessage: words);
        words.ShouldNotContain("許可の始期");
        words.ShouldMatch("許可の期間令和[^許]+8時00分から令和[^許]+12時00分まで");
    }

    [Fact]
    public async Task Somebody_else_succeeds_by_the_code_on_the_paper_and_sees_nothing_personal()
    {
        var (story, id) = await GrantedAsync(from: -10, to: 30);
        var code = await CodeAsync(story, id);
        var heir = await port.ApplicantAsync();
        (await heir.PostAsync("/api/my/permits/actions/succeed", new { code = "AAAA-BBBB-CCCC-DDDD" })).Refused(HttpStatusCode.NotFound, "permit.not-found");
        var draft = (await heir.PostAsync("/api/my/permits/actions/succeed", new { code })).Ok();
        draft.Words().ShouldNotContain("海野");

        var version = (await heir.GetAsync($"/api/my/drafts/{draft["id"]}")).Version;
        (await heir.PutAsync($"/api/my/drafts/{draft["id"]}", new { answers = Story.Complete(a => a["applicant"]!["name"] = "浜田 継") }, version)).Ok();
        (await heir.PostAsync($"/api/my/drafts/{draft["id"]}/actions/submit")).Ok();
        var succession = (Guid)draft["id"]!;
        await DecideAsync(story, succession, null);

        ((string)(await heir.GetAsync($"/api/my/cases/{succession}")).Ok()["permit"]!["state"]!).ShouldBe("inForce");
        ((string)(await story.MyCaseAsync(id))["permit"]!["state"]!).ShouldBe("succeeded");
        var seen = (await heir.GetAsync($"/api/my/cases/{succession}/chain")).Ok();
        seen.Words().ShouldNotContain("海野");
        seen["filings"]![0]!["id"].ShouldBeNull();
        (await heir.GetAsync($"/api/my/cases/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_the_authority_did_not_allow_is_not_begun()
    {
        var story = await port.StoryAsync();
        var id = await story.GrantsAsync(new { validTo = Day(30) });
        (await (await story.ApplicantAsync()).PostAsync($"/api/my/cases/{id}/actions/follow-up", new { relation = "renewal" })).Refused(HttpStatusCode.Conflict, "permit.relation-closed");
        (await (await story.ReviewerAsync()).PutAsync($"{story.Office}/procedures/generic/life-rule", Rule())).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await port.StaffAsync(story.Authority, "administer")).PutAsync($"{story.Office}/procedures/generic/life-rule", Rule(surrenderBy: "generic"))).Refused(HttpStatusCode.BadRequest, "life-rule.wrong-kind");
    }

    [Fact]
    public async Task A_procedure_that_is_off_keeps_its_rules_and_says_that_it_is_off()
    {
        var story = await port.StoryAsync();
        var admin = await port.StaffAsync(story.Authority, "administer");
        (await admin.PostAsync($"{story.Office}/procedure-settings", new { code = "whales", title = new { ja = "鯨の見物", en = "Whales" }, kind = "application" })).Ok();
        async Task<JsonObject[]> RulesAsync() => [.. (await admin.GetAsync($"{story.Office}/life-rules")).Ok()["items"]!.AsArray().Select(r => r!.AsObject())];

        var rules = await RulesAsync();
        ((string)rules[^1]["code"]!, (bool)rules[^1]["enabled"]!).ShouldBe(("whales", false), "those that are off stand last");
        ((bool)rules.Single(r => (string)r["code"]! == "generic")["enabled"]!).ShouldBeTrue();
        (await admin.PutAsync($"{story.Office}/procedures/whales/life-rule", Rule())).Ok();

        ((bool)(await RulesAsync()).Single(r => (string)r["code"]! == "whales")["own"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_permit_is_reminded_of_once_and_expires_once()
    {
        var (story, id) = await GrantedAsync(from: -10, to: 5);
        await RunAsync(story);
        await RunAsync(story);
        var applicant = await story.ApplicantAsync();
        var told = await Story.SoonAsync(() => applicant.GetAsync("/api/my/notifications"), n => Kinds(n).Contains("case.permit-expiring"));
        Kinds(told).Count(k => k == "case.permit-expiring").ShouldBe(1);

        await ExecuteAsync($"update procedures.permit set valid_to = current_date - 2 where application_id = '{id}'");
        await RunAsync(story);
        await RunAsync(story);
        told = await Story.SoonAsync(() => applicant.GetAsync("/api/my/notifications"), n => Kinds(n).Contains("case.permit-expired"));
        Kinds(told).Count(k => k == "case.permit-expired").ShouldBe(1);
        ((string)(await port.Visitor().GetAsync($"/api/verify/{await CodeAsync(story, id)}")).Ok()["state"]!).ShouldBe("expired");
        ((string)(await story.CaseAsync(id))["state"]!).ShouldBe("granted");
    }

    [Fact]
    public async Task A_day_that_no_paper_should_bear_is_refused_beside_its_field_and_one_that_stands_stops_nothing()
    {
        var (story, id) = await GrantedAsync(from: -10, to: 30);
        var (decider, admin) = (await story.DeciderAsync(), await port.StaffAsync(story.Authority, "administer"));
        var refused = (await story.DoesAsync(id, "amend", new { validTo = "9999-12-31", reason = "x" }, decider)).Refused(HttpStatusCode.BadRequest, "request.invalid");
        ((string)refused["errors"]![0]!["field"]!, (string)refused["errors"]![0]!["code"]!).ShouldBe(("validTo", "date.out-of-range"));
        var other = await story.SubmitsAsync();
        (await story.DoesAsync(other, "extend", new { dueOn = "9999-06-01", reason = "x" })).Refused(HttpStatusCode.BadRequest, "request.invalid");
        var permit = (Guid)(await admin.GetAsync($"{story.Office}/permits")).Ok()["items"]![0]!["id"]!;
        (await decider.PostAsync($"{story.Office}/permits/actions/renew", new { items = new[] { new { permitId = permit, validTo = "9999-12-31" } } })).Refused(HttpStatusCode.BadRequest, "request.invalid");
        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync($"update procedures.permit set valid_to = '9999-12-31' where id = '{permit}'"))).ConstraintName.ShouldBe("day_out_of_range");

        // As it may stand in a database from before.
        await ExecuteAsync($"set session_replication_role = replica; update procedures.permit set valid_to = '9999-12-31' where id = '{permit}'; update procedures.application set due_on = '9999-12-31' where id = '{other}'");
        (await story.DoesAsync(other, "take")).Ok();
        (await admin.GetAsync($"{story.Office}/permits")).Ok();
        var link = new Uri((string)(await (await story.ReviewerAsync()).PostAsync($"{story.Office}/calendar-link/actions/renew")).Ok()["address"]!).PathAndQuery;
        (await port.Visitor().GetAsync(link)).Status.ShouldBe(HttpStatusCode.OK);
        (await story.DoesAsync(id, "amend", new { reason = "x" }, decider)).Refused(HttpStatusCode.BadRequest, "permit.day-out-of-range");
        (await story.DoesAsync(id, "revoke", new { reasons = "x" }, decider)).Ok();
        (await admin.PutAsync($"{story.Office}/procedures/generic/life-rule", new
        {
            relations = Array.Empty<object>(), renewal = "single", renewalMonths = 12, reminderDays = new[] { 30 }, freezeStopsClock = true, retentionYears = 1, retentionFrom = "expiry",
        })).Ok();
        await ExecuteAsync($"set session_replication_role = replica; update procedures.application set closed_at = now() - interval '5 years' where id = '{id}'");
        (await admin.GetAsync($"{story.Office}/retention")).Ok();
        await port.InAsync(story.Authority, s => s.GetRequiredService<AnonymiseCases>().RunAsync(default));
    }

    [Fact]
    public async Task A_case_on_hold_does_not_move_and_a_duplicate_is_read_from_the_survivor()
    {
        var story = await port.StoryAsync();
        var (id, twin) = (await story.SubmitsAsync(), await story.SubmitsAsync());
        (await story.DoesAsync(id, "freeze", new { })).Refused(HttpStatusCode.BadRequest, "case.freeze-reason");
        (await story.DoesAsync(id, "freeze", new { reason = "海保との調整" })).Ok();
        (await story.DoesAsync(id, "take")).Refused(HttpStatusCode.Conflict, "case.illegal-move");
        (await story.DoesAsync(id, "unfreeze", new { })).Ok();

        (await (await story.ApplicantAsync()).PostAsync($"/api/my/cases/{twin}/messages", new { text = "図面を送りました" })).Ok();
        (await story.DoesAsync(twin, "merge", new { number = "NO-1" })).Refused(HttpStatusCode.Conflict, "case.cannot-merge");
        (await story.DoesAsync(twin, "merge", new { number = (string)(await story.CaseAsync(id))["number"]! })).Ok();

        ((string)(await story.MyCaseAsync(twin))["state"]!).ShouldBe("merged");
        var duplicates = (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases/{id}/duplicates")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)duplicates["messages"]![0]!["text"]!).ShouldBe("図面を送りました");
    }

    private Task<(Story Story, Guid Id)> GrantedAsync(int from, int to) => GrantedAsync(port, from, to);

    internal static async Task<(Story Story, Guid Id)> GrantedAsync(Harbour port, int from, int to)
    {
        var story = await port.StoryAsync();
        var admin = await port.StaffAsync(story.Authority, "administer");
        (await admin.PutAsync($"{story.Office}/procedures/generic/life-rule", Rule())).Ok();
        return (story, await story.GrantsAsync(new { validFrom = Day(from), validTo = Day(to) }));
    }

    internal static object Rule(string? surrenderBy = null, string renewal = "single") => new
    {
        relations = new object[] { new { relation = "renewal" }, new { relation = "change" }, new { relation = "succession" } }
            .Concat(surrenderBy is null ? [] : [new { relation = "surrender", procedure = surrenderBy }]).ToArray(),
        renewal, renewalMonths = 12, reminderDays = new[] { 30, 7 }, freezeStopsClock = true, retentionYears = (int?)null, retentionFrom = "closing",
    };

    internal static async Task<Guid> FollowsAsync(Story story, Guid id, string relation)
    {
        var draft = (await (await story.ApplicantAsync()).PostAsync($"/api/my/cases/{id}/actions/follow-up", new { relation })).Ok();
        return await SendsAsync(story, (Guid)draft["id"]!, draft["answers"]!);
    }

    private static async Task<Guid> SendsAsync(Story story, Guid draft, JsonNode answers)
    {
        var applicant = await story.ApplicantAsync();
        var full = answers.DeepClone();
        full["declaration"] = true;
        (await applicant.PutAsync($"/api/my/drafts/{draft}", new { answers = full }, (await applicant.GetAsync($"/api/my/drafts/{draft}")).Version)).Ok();
        (await applicant.PostAsync($"/api/my/drafts/{draft}/actions/submit")).Ok();
        return draft;
    }

    private static async Task DecideAsync(Story story, Guid id, object? terms)
    {
        (await story.DoesAsync(id, "take")).Ok();
        (await story.DoesAsync(id, "recommend", new { outcome = "grant" })).Ok();
        (await story.DoesAsync(id, "grant", terms, await story.DeciderAsync())).Ok();
    }

    internal static async Task<string> CodeAsync(Story story, Guid id) =>
        (string)(await story.MyCaseAsync(id))["documents"]!.AsArray().Single(d => (string)d!["kind"]! == "permit")!["code"]!;

    private Task RunAsync(Story story) => port.InAsync(story.Authority, s => s.GetRequiredService<WatchPermits>().RunAsync(default));

    private static string[] Kinds(Answer notifications) => [.. notifications.Ok()["items"]!.AsArray().Select(n => (string)n!["kind"]!)];

    internal static string Day(int fromToday) => Today.AddDays(fromToday).ToString("O");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(port.OwnerConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
