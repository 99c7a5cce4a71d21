using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>通知: each step tells the right people, on the page and by mail, in their language and in the authority's words.</summary>
[Collection(nameof(Harbour))]
public sealed class TellingPeople(Harbour port)
{
    private static readonly object Asked = new { fields = new[] { new { field = "subject", text = "具体的に" } }, note = "お手数ですが" };

    /// <summary>Somebody with a language, and the browser they use.</summary>
    private sealed record Reader(Person Who, PortClient Browser, string Language);

    private async Task<Reader> ReaderAsync(Story story, string language, params string[] roles)
    {
        var who = await port.NewPersonAsync(roles.Length == 0 ? null : story.Authority, roles);
        var browser = await port.SignInAsync(who);
        (await browser.PutAsync("/api/identity/profile", new { name = who.Name, language, notifyByMail = true })).Ok();
        browser.Language = language == "easy" ? "ja-x-easy" : language;
        return new(who, browser, language);
    }

    private async Task<string[]> MailsAsync(Person who) =>
        [.. (await port.Visitor().GetAsync($"/api/dev/mails?to={Uri.EscapeDataString(who.Email)}&take=200")).Ok()["items"]!.AsArray().Select(m => (string)m!["subject"]!)];

    private static async Task<JsonArray> PageAsync(PortClient browser) => (await browser.GetAsync("/api/my/notifications?take=200")).Ok()["items"]!.AsArray();

    private static async Task<string[]> KindsAsync(PortClient browser) => [.. (await PageAsync(browser)).Select(n => (string)n!["kind"]!)];

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
        var admin = await port.StaffAsync(story.Authority, "administer");
        foreach (var kind in (await admin.GetAsync($"{story.Office}/notice-texts")).Ok()["items"]!.AsArray().Select(t => (string)t!["kind"]!))
        {
            (await admin.PutAsync($"{story.Office}/notice-texts/{kind}", new
            {
                title = new { ja = $"{kind} 港から {{number}}", en = $"{kind} from us {{number}}", easy = $"{kind} みなとから {{number}}" },
                body = new { ja = "{procedure}", en = "{procedure}", easy = "{procedure}" },
            })).Ok();
        }

        var (applicant, receiver) = (await ReaderAsync(story, "en"), await ReaderAsync(story, "ja", "receive"));
        var (reviewer, decider) = (await ReaderAsync(story, "easy", "review"), await ReaderAsync(story, "en", "decide"));
        var expected = new List<(Reader Who, string Kind, string Number)>();
        async Task<(Guid Id, string Number)> FiledAsync(string procedure = "generic", JsonObject? answers = null)
        {
            var id = await FilesAsync(story, applicant.Browser, procedure, answers);
            var number = (string)(await story.CaseAsync(id))["number"]!;
            expected.AddRange([(applicant, "submit", number), (receiver, "staff.submit", number)]);
            // Whoever takes a case before it was told of is the only one told: so nobody moves until the receiver knows.
            await Story.SoonAsync(() => PageAsync(receiver.Browser), page => page.Any(n => ((string)n!["title"]!).EndsWith(number, StringComparison.Ordinal)));
            return (id, number);
        }

        async Task MoveAsync((Guid Id, string Number) of, Reader by, string move, object? body, params (Reader, string)[] told)
        {
            (await story.DoesAsync(of.Id, move, body, by.Browser)).Ok();
            expected.AddRange(told.Select(t => (t.Item1, t.Item2, of.Number)));
        }

        async Task SaysAsync((Guid Id, string Number) of, PortClient by, string path, Reader told)
        {
            (await by.PostAsync(path, new { text = "お尋ねします" })).Ok();
            expected.Add((told, "message", of.Number));
        }

        var one = await FiledAsync();
        await SaysAsync(one, applicant.Browser, $"/api/my/cases/{one.Id}/messages", receiver); // nobody is in charge yet
        await MoveAsync(one, reviewer, "take", null, (applicant, "take"));
        await SaysAsync(one, applicant.Browser, $"/api/my/cases/{one.Id}/messages", reviewer);
        await SaysAsync(one, reviewer.Browser, $"{story.Office}/cases/{one.Id}/messages", applicant);
        await MoveAsync(one, reviewer, "request-correction", Asked, (applicant, "request-correction"));
        (await applicant.Browser.PostAsync($"/api/my/cases/{one.Id}/actions/answer-correction", new { answers = new { subject = "新しい件名" } })).Ok();
        expected.AddRange([(applicant, "answer-correction", one.Number), (reviewer, "staff.answer-correction", one.Number)]);
        await MoveAsync(one, reviewer, "recommend", new { outcome = "grant" }, (decider, "staff.recommend"));
        await MoveAsync(one, decider, "send-back", new { note = "もう一度" }, (reviewer, "staff.send-back"));
        await MoveAsync(one, reviewer, "recommend", new { outcome = "grant" });
        await MoveAsync(one, decider, "grant", new { validFrom = "2026-04-01", validTo = "2036-12-31" }, (applicant, "grant"));
        await MoveAsync(one, decider, "amend", new { validTo = "2037-01-31", reason = "延長" }, (applicant, "amend"));
        await MoveAsync(one, decider, "revoke", new { reasons = "違反" }, (applicant, "revoke"));

        var two = await FiledAsync();
        await MoveAsync(two, receiver, "assign", new { accountId = reviewer.Who.Id }, (reviewer, "staff.assign"));
        await MoveAsync(two, reviewer, "freeze", new { reason = "調整中" }, (applicant, "freeze"));
        await MoveAsync(two, reviewer, "unfreeze", new { }, (applicant, "unfreeze"));
        await MoveAsync(two, reviewer, "recommend", new { outcome = "refuse", reasons = "基準に合わない" }, (decider, "staff.recommend"));
        await MoveAsync(two, decider, "refuse", new { reasons = "基準に合わない" }, (applicant, "refuse"));

        var three = await FiledAsync("vessel-movement", Story.Complete(answers =>
        {
            answers["vessel"] = JsonNode.Parse("""{"name":"第三青浜丸","callSign":"JD1234","flag":"JP","grossTonnage":499,"type":"cargo","trade":"domestic"}""");
            (answers["movementKind"], answers["reason"]) = ("cancel", "荒天のため");
        }));
        await MoveAsync(three, receiver, "accept", new { }, (applicant, "accept"));

        var four = await FiledAsync();
        (await applicant.Browser.PostAsync($"/api/my/cases/{four.Id}/actions/withdraw")).Ok();
        expected.AddRange([(applicant, "withdraw", four.Number), (receiver, "staff.withdraw", four.Number)]);

        foreach (var (who, told) in expected.GroupBy(e => e.Who).Select(g => (g.Key, g.ToList())))
        {
            var words = who.Language switch { "en" => "from us", "easy" => "みなとから", _ => "港から" };
            var titles = told.Select(t => $"{t.Kind} {words} {t.Number}").ToList();
            var page = await Story.SoonAsync(async () => (await PageAsync(who.Browser)).Select(n => (string)n!["title"]!).ToList(), p => titles.All(p.Contains));
            titles.Except(page).ShouldBeEmpty($"not on the page of {who.Who.Name} ({who.Language})");
            // Of many arrivals in a day only the first is mailed while it lies unread.
            var mailed = titles.Where((_, i) => i == 0 || told[i].Kind != "staff.submit").ToList();
            var mails = await Story.SoonAsync(() => MailsAsync(who.Who), m => mailed.All(m.Contains));
            mailed.Except(mails).ShouldBeEmpty($"not mailed to {who.Who.Name}");
        }

        (await KindsAsync(decider.Browser)).ShouldNotContain("case.staff.submit");
        (await KindsAsync(reviewer.Browser)).ShouldNotContain("case.staff.submit");
    }

    [Fact]
    public async Task Arrivals_are_mailed_once_a_day_until_they_are_read_and_never_to_who_wants_no_mail()
    {
        var story = await port.StoryAsync();
        var (receiver, silent) = (await ReaderAsync(story, "ja", "receive"), await ReaderAsync(story, "ja", "receive"));
        (await silent.Browser.PutAsync("/api/identity/profile", new { name = silent.Who.Name, language = "ja", notifyByMail = false })).Ok();
        var applicant = await port.ApplicantAsync();

        await FilesAsync(story, applicant);
        await Story.SoonAsync(() => KindsAsync(receiver.Browser), k => k.Length == 1);
        await FilesAsync(story, applicant);
        await Story.SoonAsync(() => KindsAsync(receiver.Browser), k => k.Length == 2);
        await Story.SoonAsync(() => KindsAsync(silent.Browser), k => k.Length == 2);
        (await MailsAsync(receiver.Who)).Length.ShouldBe(1);
        (await KindsAsync(silent.Browser)).ShouldBe(["case.staff.submit", "case.staff.submit"]);
        (await MailsAsync(silent.Who)).ShouldBeEmpty();

        (await receiver.Browser.PostAsync("/api/my/notifications/actions/mark-read", new { all = true })).Ok();
        await FilesAsync(story, applicant);
        (await Story.SoonAsync(() => MailsAsync(receiver.Who), m => m.Length == 2)).Length.ShouldBe(2);
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
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));
        (await away.Browser.PostAsync($"{story.Office}/absences", new { awayId = away.Who.Id, coverId = cover.Who.Id, from = today, to = today.AddDays(2) })).Ok();

        var id = await FilesAsync(story, await port.ApplicantAsync());
        foreach (var told in new[] { member, away, cover })
        {
            (await Story.SoonAsync(() => KindsAsync(told.Browser), k => k.Length > 0)).ShouldBe(["case.staff.submit"]);
        }

        (await story.DoesAsync(id, "transfer", new { deskId = next }, member.Browser)).Ok();
        (await Story.SoonAsync(() => KindsAsync(other.Browser), k => k.Length > 0)).ShouldBe(["case.staff.transfer"]);
        (await KindsAsync(receiver.Browser)).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_simple_office_everybody_is_told_of_an_arrival()
    {
        var story = await port.StoryAsync("simple", false, "chidori");
        var officer = await ReaderAsync(story, "ja", "administer");

        await FilesAsync(story, await port.ApplicantAsync());

        (await Story.SoonAsync(() => KindsAsync(officer.Browser), k => k.Length > 0)).ShouldBe(["case.staff.submit"]);
    }
}
