using System.Text.Json.Nodes;
using CyberPort.Platform.Time;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>通知: each step tells the right people, on the page and by mail, in their language and in the authority's words.</summary>
[Collection(nameof(Harbour))]
public sealed class TellingPeople(Harbour port)
{
    private static readonly object Asked = new { fields = new[] { new { field = "subject", text = "具体的に" } }, note = "お手数ですが" };

    private Task<Reader> ReaderAsync(Story story, string language, params string[] roles) => new NoticeWalk(port, story).ReaderAsync(language, roles);

    private static async Task<Guid> FilesAsync(Story story, PortClient by, string procedure = "generic", JsonObject? answers = null)
    {
        var draft = (await by.PostAsync("/api/my/drafts", new { tenant = story.Authority.Slug, procedure, answers = answers ?? Story.Complete() })).Ok();
        (await by.PostAsync($"/api/my/drafts/{draft["id"]}/actions/submit")).Ok();
        return (Guid)draft["id"]!;
    }

    [Fact]
    public async Task Every_step_tells_whom_it_concerns_in_their_language_and_in_the_words_of_the_authority()
    {
        var story = await port.StoryAsync();
        var walk = new NoticeWalk(port, story);
        await walk.WithOwnWordsAsync(await port.StaffAsync(story.Authority, "administer"));
        var (applicant, receiver) = (await walk.ReaderAsync("en"), await walk.ReaderAsync("ja", "receive"));
        var (reviewer, decider) = (await walk.ReaderAsync("easy", "review"), await walk.ReaderAsync("en", "decide"));
        async Task SaysAsync((Guid Id, string Number) of, PortClient by, string path, Reader told)
        {
            (await by.PostAsync(path, new { text = "お尋ねします" })).Ok();
            walk.Expect(of.Number, (told, "message"));
        }

        var one = await walk.FiledAsync(applicant, receiver);
        await SaysAsync(one, applicant.Browser, $"/api/my/cases/{one.Id}/messages", receiver); // nobody is in charge yet
        await walk.MoveAsync(one, reviewer, "take", null, (applicant, "take"));
        await SaysAsync(one, applicant.Browser, $"/api/my/cases/{one.Id}/messages", reviewer);
        await SaysAsync(one, reviewer.Browser, $"{story.Office}/cases/{one.Id}/messages", applicant);
        await walk.MoveAsync(one, reviewer, "request-correction", Asked, (applicant, "request-correction"));
        (await applicant.Browser.PostAsync($"/api/my/cases/{one.Id}/actions/answer-correction", new { answers = new { subject = "新しい件名" } })).Ok();
        walk.Expect(one.Number, (applicant, "answer-correction"), (reviewer, "staff.answer-correction"));
        await walk.MoveAsync(one, reviewer, "recommend", new { outcome = "grant" }, (decider, "staff.recommend"));
        await walk.MoveAsync(one, decider, "send-back", new { note = "もう一度" }, (reviewer, "staff.send-back"));
        await walk.MoveAsync(one, reviewer, "recommend", new { outcome = "grant" }, (decider, "staff.recommend"));
        await walk.MoveAsync(one, decider, "grant", new { validFrom = "2026-04-01", validTo = "2036-12-31" }, (applicant, "grant"));
        await walk.MoveAsync(one, decider, "amend", new { validTo = "2037-01-31", reason = "延長" }, (applicant, "amend"));
        await walk.MoveAsync(one, decider, "revoke", new { reasons = "違反" }, (applicant, "revoke"));

        var two = await walk.FiledAsync(applicant, receiver);
        await walk.MoveAsync(two, receiver, "assign", new { accountId = reviewer.Who.Id }, (applicant, "take"), (reviewer, "staff.assign"));
        await walk.MoveAsync(two, reviewer, "request-correction", Asked, (applicant, "request-correction"));
        await walk.MoveAsync(two, reviewer, "send-back", new { }, (applicant, "correction-ended"));
        await walk.MoveAsync(two, reviewer, "freeze", new { reason = "調整中" }, (applicant, "freeze"));
        await walk.MoveAsync(two, reviewer, "unfreeze", new { }, (applicant, "unfreeze"));
        await walk.MoveAsync(two, reviewer, "recommend", new { outcome = "refuse", reasons = "基準に合わない" }, (decider, "staff.recommend"));
        await walk.MoveAsync(two, decider, "refuse", new { reasons = "基準に合わない" }, (applicant, "refuse"));

        var three = await walk.FiledAsync(applicant, receiver, "vessel-movement", Story.Complete(answers =>
        {
            answers["vessel"] = JsonNode.Parse("""{"name":"第三青浜丸","callSign":"JD1234","flag":"JP","grossTonnage":499,"type":"cargo","trade":"domestic"}""");
            (answers["movementKind"], answers["reason"]) = ("cancel", "荒天のため");
        }));
        await walk.MoveAsync(three, receiver, "accept", new { }, (applicant, "accept"));

        var four = await walk.FiledAsync(applicant, receiver);
        (await applicant.Browser.PostAsync($"/api/my/cases/{four.Id}/actions/withdraw")).Ok();
        walk.Expect(four.Number, (applicant, "withdraw"), (receiver, "staff.withdraw"));

        await walk.EverybodyKnowsAsync();
    }

    [Fact]
    public async Task Arrivals_are_mailed_once_a_day_until_they_are_read_and_never_to_who_wants_no_mail()
    {
        var story = await port.StoryAsync();
        var (receiver, silent) = (await ReaderAsync(story, "ja", "receive"), await ReaderAsync(story, "ja", "receive"));
        (await silent.Browser.PutAsync("/api/identity/profile", new { name = silent.Who.Name, language = "ja", notifyByMail = false })).Ok();
        var applicant = await port.ApplicantAsync();

        await FilesAsync(story, applicant);
        await Story.SoonAsync(() => receiver.KindsAsync(), k => k.Length == 1);
        await FilesAsync(story, applicant);
        await Story.SoonAsync(() => receiver.KindsAsync(), k => k.Length == 2);
        await Story.SoonAsync(() => silent.KindsAsync(), k => k.Length == 2);
        (await receiver.MailsAsync()).Length.ShouldBe(1);
        (await silent.KindsAsync()).ShouldBe(["case.staff.submit", "case.staff.submit"]);
        (await silent.MailsAsync()).ShouldBeEmpty();

        (await receiver.Browser.PostAsync("/api/my/notifications/actions/mark-read", new { all = true })).Ok();
        await FilesAsync(story, applicant);
        (await Story.SoonAsync(() => receiver.MailsAsync(), m => m.Length == 2)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_desk_that_a_case_is_routed_to_is_told_with_those_who_stand_in()
    {
        var story = await port.StoryAsync();
        var admin = await port.StaffAsync(story.Authority, "administer");
        var (member, away, cover) = (await ReaderAsync(story, "ja", "review"), await ReaderAsync(story, "ja", "review"), await ReaderAsync(story, "ja", "review"));
        var (receiver, other) = (await ReaderAsync(story, "ja", "receive"), await ReaderAsync(story, "ja", "review"));
        async Task<Guid> DeskAsync(string name, bool isDefault, params Guid[] members) =>
            (Guid)(await admin.PostAsync($"{story.Office}/desks", new { name = new { ja = name, en = name }, members, isDefault })).Ok()["id"]!;
        await DeskAsync("管理係", true, member.Who.Id, away.Who.Id);
        var next = await DeskAsync("水域係", false, other.Who.Id);
        var today = TimeProvider.System.TodayInJapan();
        (await away.Browser.PostAsync($"{story.Office}/absences", new { awayId = away.Who.Id, coverId = cover.Who.Id, from = today, to = today.AddDays(2) })).Ok();

        var id = await FilesAsync(story, await port.ApplicantAsync());
        foreach (var told in new[] { member, away, cover })
        {
            (await Story.SoonAsync(() => told.KindsAsync(), k => k.Length > 0)).ShouldBe(["case.staff.submit"]);
        }

        (await story.DoesAsync(id, "transfer", new { deskId = next }, member.Browser)).Ok();
        (await Story.SoonAsync(() => other.KindsAsync(), k => k.Length > 0)).ShouldBe(["case.staff.transfer"]);
        (await receiver.KindsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_works_on_cases_no_more_is_told_nothing_and_the_others_are()
    {
        var story = await port.StoryAsync();
        var (receiver, gone) = (await ReaderAsync(story, "ja", "receive"), await ReaderAsync(story, "ja", "review"));
        var applicant = await port.ApplicantAsync();
        var id = await FilesAsync(story, applicant);
        (await story.DoesAsync(id, "take", null, gone.Browser)).Ok();
        var admin = await port.StaffAsync(story.Authority, "administer");
        (await admin.PutAsync($"{story.Office}/members/{gone.Who.Id}", new { roles = new[] { "helpDesk" } })).Ok();

        (await applicant.PostAsync($"/api/my/cases/{id}/messages", new { text = "担当の方へ" })).Ok();

        (await Story.SoonAsync(() => receiver.KindsAsync(), k => k.Length > 1)).ShouldBe(["case.staff.submit", "case.message"], ignoreOrder: true);
        (await gone.KindsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_simple_office_everybody_is_told_of_an_arrival()
    {
        var story = await port.StoryAsync("simple", false, "chidori");
        var officer = await ReaderAsync(story, "ja", "administer");

        await FilesAsync(story, await port.ApplicantAsync());

        (await Story.SoonAsync(() => officer.KindsAsync(), k => k.Length > 0)).ShouldBe(["case.staff.submit"]);
    }
}
