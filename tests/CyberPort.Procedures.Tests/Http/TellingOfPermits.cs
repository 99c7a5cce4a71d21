using System.Text.Json.Nodes;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Consultations;
using CyberPort.Procedures.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>通知, the second walk: more time, other desks, opinions, duplicates, and what follows a permit.</summary>
[Collection(nameof(Harbour))]
public sealed class TellingOfPermits(Harbour port)
{
    [Fact]
    public async Task More_time_other_desks_opinions_and_duplicates_are_told_to_whom_they_concern()
    {
        var story = await port.StoryAsync(twoPersonDecision: false);
        var admin = await port.StaffAsync(story.Authority, "administer");
        var walk = new NoticeWalk(port, story);
        await walk.WithOwnWordsAsync(admin);
        var (applicant, receiver, reviewer) = (await walk.ReaderAsync("easy"), await walk.ReaderAsync("en", "receive"), await walk.ReaderAsync("ja", "review"));
        var (asked, member, cover) = (await walk.ReaderAsync("en", "review"), await walk.ReaderAsync("easy", "review"), await walk.ReaderAsync("ja", "review"));
        var left = await walk.ReaderAsync("ja", "review");
        (await admin.PostAsync($"{story.Office}/desks", new { name = new { ja = "管理係", en = "Administration" }, members = new[] { receiver.Who.Id }, isDefault = true })).Ok();
        var desk = (Guid)(await admin.PostAsync($"{story.Office}/desks", new { name = new { ja = "環境係", en = "Environment" }, members = new[] { member.Who.Id, left.Who.Id } })).Ok()["id"]!;
        var today = TimeProvider.System.TodayInJapan();
        (await asked.Browser.PostAsync($"{story.Office}/absences", new { awayId = asked.Who.Id, coverId = cover.Who.Id, from = today, to = today.AddDays(2) })).Ok();
        (await admin.PutAsync($"/api/t/{story.Authority.Slug}/members/{left.Who.Id}", new { roles = Array.Empty<string>() })).Ok();

        var one = await walk.FiledAsync(applicant, receiver);
        await walk.MoveAsync(one, reviewer, "take", null, (applicant, "take"));
        var due = DateOnly.Parse((string)(await story.CaseAsync(one.Id))["clock"]!["dueOn"]!, System.Globalization.CultureInfo.InvariantCulture);
        await walk.MoveAsync(one, reviewer, "extend", new { dueOn = due.AddDays(14), reason = "現地調査のため" }, (applicant, "extend"));

        var outside = $"kyoku.{Guid.NewGuid():N}@test.example";
        await walk.MoveAsync(
            one, reviewer, "consult",
            new { question = "支障はありますか。", dueOn = today.AddDays(1), mandatory = true, officers = new[] { asked.Who.Id }, desks = new[] { desk }, outside = new[] { new { name = "海上保安部", email = outside } } },
            (asked, "staff.asked"), (cover, "staff.asked"), (member, "staff.asked"));
        await port.InAsync(story.Authority, services => services.GetRequiredService<RemindConsultations>().RunAsync(default));
        walk.Expect(one.Number, (asked, "staff.consultation-due"), (cover, "staff.consultation-due"), (member, "staff.consultation-due"));
        foreach (var consultation in (await story.CaseAsync(one.Id))["consultations"]!.AsArray().Where(c => (string)c!["addressee"]! != "海上保安部"))
        {
            var by = (string)consultation!["addressee"]! == asked.Who.Name ? asked : member;
            await walk.MoveAsync(one, by, $"../consultations/{consultation["id"]}/actions/answer", new { opinion = "agree" }, (reviewer, "staff.give-opinion"));
        }

        (await port.Visitor().PostAsync($"/api/outside-consultations/{await port.ConsultLinkAsync(outside)}/actions/answer", new { opinion = "agree", name = "海務 波子" })).Ok();
        walk.Expect(one.Number, (reviewer, "staff.give-opinion"));
        await walk.MoveAsync(one, reviewer, "transfer", new { deskId = desk }, (member, "staff.transfer"));

        var twin = await walk.FiledAsync(applicant, receiver);
        await walk.MoveAsync(twin, reviewer, "merge", new { number = one.Number }, (applicant, "merge"));

        await walk.EverybodyKnowsAsync(left);
    }

    [Fact]
    public async Task Whatever_follows_a_permit_is_told_to_its_holder_and_the_office()
    {
        var story = await port.StoryAsync(twoPersonDecision: false);
        var admin = await port.StaffAsync(story.Authority, "administer");
        (await admin.PostAsync($"{story.Office}/procedure-settings", new { code = "end-of-use", title = new { ja = "廃止届", en = "End of use" }, kind = "notification" })).Ok();
        (await admin.PostAsync($"{story.Office}/procedure-settings/end-of-use/actions/switch", new { enabled = true }, 1)).Ok();
        (await admin.PutAsync($"{story.Office}/procedures/generic/life-rule", LifeOfPermits.Rule("end-of-use", "exOfficio"))).Ok();
        var walk = new NoticeWalk(port, story);
        await walk.WithOwnWordsAsync(admin);
        var (holder, heir, receiver) = (await walk.ReaderAsync("en"), await walk.ReaderAsync("easy"), await walk.ReaderAsync("ja", "receive"));
        var decider = await walk.ReaderAsync("en", "decide", "review");
        async Task<(Guid Id, string Number)> GrantedAsync(Reader whom, int to)
        {
            var filed = await walk.FiledAsync(whom, receiver);
            await walk.MoveAsync(filed, decider, "grant", new { validFrom = LifeOfPermits.Day(-10), validTo = LifeOfPermits.Day(to) }, (whom, "grant"));
            return filed;
        }

        async Task<(Guid Id, string Number)> FollowsAsync((Guid Id, string Number) of, string relation) => await walk.SentAsync(
            holder, receiver, (Guid)(await holder.Browser.PostAsync($"/api/my/cases/{of.Id}/actions/follow-up", new { relation })).Ok()["id"]!);

        var renewed = await GrantedAsync(holder, 90);
        await walk.MoveAsync(await FollowsAsync(renewed, "renewal"), decider, "grant", new { validTo = LifeOfPermits.Day(400) }, (holder, "grant"));
        walk.Expect(renewed.Number, (holder, "supersede"));

        var changed = await GrantedAsync(holder, 90);
        await walk.MoveAsync(await FollowsAsync(changed, "change"), decider, "grant", new { validTo = LifeOfPermits.Day(120) }, (holder, "grant"));
        walk.Expect(changed.Number, (holder, "supersede"));

        var given = await GrantedAsync(holder, 90);
        var code = (string)(await holder.Browser.GetAsync($"/api/my/cases/{given.Id}")).Ok()["documents"]!.AsArray().Single(d => (string)d!["kind"]! == "permit")!["code"]!;
        var draft = (Guid)(await heir.Browser.PostAsync("/api/my/permits/actions/succeed", new { code })).Ok()["id"]!;
        await walk.MoveAsync(await walk.SentAsync(heir, receiver, draft), decider, "grant", null, (heir, "grant"));
        walk.Expect(given.Number, (holder, "supersede"));

        var ended = await GrantedAsync(holder, 90);
        await walk.MoveAsync(await FollowsAsync(ended, "surrender"), decider, "accept", new { }, (holder, "accept"));
        walk.Expect(ended.Number, (holder, "supersede"));

        var prolonged = await GrantedAsync(holder, 5);
        var permit = (await decider.Browser.GetAsync($"{story.Office}/permits?state=expiring&within=20")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!;
        await port.InAsync(story.Authority, services => services.GetRequiredService<WatchPermits>().RunAsync(default));
        walk.Expect((string)permit["number"]!, (holder, "permit-expiring"), (decider, "staff.permit-expiring"));
        (await decider.Browser.PostAsync($"{story.Office}/permits/actions/renew", new { items = new[] { new { permitId = (Guid)permit["id"]!, validTo = LifeOfPermits.Day(400) } } })).Ok();
        walk.Expect(prolonged.Number, (holder, "renew"));

        await walk.EverybodyKnowsAsync();
    }

    [Fact]
    public async Task The_services_own_words_name_days_and_numbers_in_the_readers_language()
    {
        var story = await port.StoryAsync(twoPersonDecision: false);
        var admin = await port.StaffAsync(story.Authority, "administer");
        (await admin.PutAsync($"{story.Office}/procedures/generic/life-rule", LifeOfPermits.Rule())).Ok();
        var walk = new NoticeWalk(port, story);
        var (holder, receiver) = (await walk.ReaderAsync("en"), await walk.ReaderAsync("ja", "receive"));
        var (decider, asked) = (await walk.ReaderAsync("ja", "decide", "review"), await walk.ReaderAsync("en", "review"));
        var today = TimeProvider.System.TodayInJapan();

        var first = await walk.FiledAsync(holder, receiver);
        (await story.DoesAsync(first.Id, "consult", new { question = "Any objection?", dueOn = today.AddDays(1), mandatory = false, officers = new[] { asked.Who.Id } }, decider.Browser)).Ok();
        (await story.DoesAsync(first.Id, "grant", new { validFrom = LifeOfPermits.Day(-10), validTo = LifeOfPermits.Day(5) }, decider.Browser)).Ok();
        await port.InAsync(story.Authority, services => services.GetRequiredService<WatchPermits>().RunAsync(default));
        var renewal = await walk.SentAsync(holder, receiver, (Guid)(await holder.Browser.PostAsync($"/api/my/cases/{first.Id}/actions/follow-up", new { relation = "renewal" })).Ok()["id"]!);
        (await story.DoesAsync(renewal.Id, "grant", new { validTo = LifeOfPermits.Day(400) }, decider.Browser)).Ok();

        (await BodyAsync(asked, "case.staff.asked")).ShouldContain($"The answer is due on {English(today.AddDays(1))}.");
        (await BodyAsync(holder, "case.permit-expiring")).ShouldContain($"ends on {English(today.AddDays(5))}.");
        var day = today.AddDays(5);
        (await BodyAsync(decider, "case.staff.permit-expiring")).ShouldContain($"は{day.Year}年{day.Month}月{day.Day}日に終わります");
        (await BodyAsync(holder, "case.supersede")).ShouldContain($"was handed on to case {renewal.Number}.");
    }

    private static string English(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> BodyAsync(Reader who, string kind)
    {
        var page = await Story.SoonAsync(who.PageAsync, p => p.Any(n => (string)n!["kind"]! == kind));
        return (string)page.Single(n => (string)n!["kind"]! == kind)!["body"]!;
    }
}
