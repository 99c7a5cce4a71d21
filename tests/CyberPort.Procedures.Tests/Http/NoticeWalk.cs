using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>Somebody with a language, and the browser they use.</summary>
internal sealed record Reader(Harbour Port, Person Who, PortClient Browser, string Language)
{
    public async Task<JsonArray> PageAsync() => (await Browser.GetAsync("/api/my/notifications?take=200")).Ok()["items"]!.AsArray();

    public async Task<string[]> TitlesAsync() => [.. (await PageAsync()).Select(n => (string)n!["title"]!)];

    public async Task<string[]> KindsAsync() => [.. (await PageAsync()).Select(n => (string)n!["kind"]!)];

    public async Task<string[]> MailsAsync() =>
        [.. (await Port.Visitor().GetAsync($"/api/dev/mails?to={Uri.EscapeDataString(Who.Email)}&take=200")).Ok()["items"]!.AsArray().Select(m => (string)m!["subject"]!)];
}

/// <summary>A walk over the moves of one authority: notes who is to be told of what, and looks whether exactly that was told, on the page and by mail.</summary>
internal sealed class NoticeWalk(Harbour port, Story story)
{
    private readonly List<(Reader Who, string Kind, string Number)> expected = [];

    public async Task<Reader> ReaderAsync(string language, params string[] roles)
    {
        var who = await port.NewPersonAsync(roles.Length == 0 ? null : story.Authority, roles);
        var browser = await port.SignInAsync(who);
        (await browser.PutAsync("/api/identity/profile", new { name = who.Name, language, notifyByMail = true })).Ok();
        browser.Language = language == "easy" ? "ja-x-easy" : language;
        return new(port, who, browser, language);
    }

    /// <summary>The authority writes words of its own for every kind there is.</summary>
    public async Task WithOwnWordsAsync(PortClient admin)
    {
        foreach (var kind in (await admin.GetAsync($"{story.Office}/notice-texts")).Ok()["items"]!.AsArray().Select(t => (string)t!["kind"]!))
        {
            (await admin.PutAsync($"{story.Office}/notice-texts/{kind}", new
            {
                title = new { ja = Title(kind, "ja", "{number}"), en = Title(kind, "en", "{number}"), easy = Title(kind, "easy", "{number}") },
                body = new { ja = "{procedure}", en = "{procedure}", easy = "{procedure}" },
            })).Ok();
        }
    }

    public void Expect(string number, params (Reader Who, string Kind)[] told) => expected.AddRange(told.Select(t => (t.Who, t.Kind, number)));

    /// <summary>A filing; the receiver is told. Whoever takes it before that would be the only one told: so nobody moves until the receiver knows.</summary>
    public async Task<(Guid Id, string Number)> FiledAsync(Reader applicant, Reader receiver, string procedure = "generic", JsonObject? answers = null)
    {
        var draft = (await applicant.Browser.PostAsync("/api/my/drafts", new { tenant = story.Authority.Slug, procedure, answers = answers ?? Story.Complete() })).Ok();
        return await SentAsync(applicant, receiver, (Guid)draft["id"]!);
    }

    /// <summary>The same with a draft that is there already, which is completed first.</summary>
    public async Task<(Guid Id, string Number)> SentAsync(Reader applicant, Reader receiver, Guid draft)
    {
        var kept = (await applicant.Browser.GetAsync($"/api/my/drafts/{draft}")).Ok();
        var answers = Story.Complete();
        foreach (var (name, value) in kept["answers"]!.AsObject().Where(a => a.Value is not null))
        {
            answers[name] = value!.DeepClone();
        }

        (await applicant.Browser.PutAsync($"/api/my/drafts/{draft}", new { answers }, kept.Version)).Ok();
        (await applicant.Browser.PostAsync($"/api/my/drafts/{draft}/actions/submit")).Ok();
        var number = (string)(await story.CaseAsync(draft))["number"]!;
        Expect(number, (applicant, "submit"), (receiver, "staff.submit"));
        await Story.SoonAsync(receiver.TitlesAsync, page => page.Any(title => title.Contains(number, StringComparison.Ordinal)));
        return (draft, number);
    }

    public async Task MoveAsync((Guid Id, string Number) of, Reader by, string move, object? body, params (Reader, string)[] told)
    {
        (await story.DoesAsync(of.Id, move, body, by.Browser)).Ok();
        Expect(of.Number, told);
    }

    /// <summary>Everybody was told what was expected and nothing else. Of many arrivals in a day only the first is mailed while it lies unread.</summary>
    public async Task EverybodyKnowsAsync(params Reader[] others)
    {
        foreach (var who in expected.Select(e => e.Who).Concat(others).Distinct())
        {
            var told = expected.Where(e => e.Who == who).ToList();
            var titles = told.Select(t => Title(t.Kind, who.Language, t.Number)).Order(StringComparer.Ordinal).ToList();
            var page = await Story.SoonAsync(async () => (await who.TitlesAsync()).Order(StringComparer.Ordinal).ToList(), p => p.Count >= titles.Count);
            page.ShouldBe(titles, $"on the page of {who.Who.Name} ({who.Language})");
            var first = told.FindIndex(t => t.Kind == "staff.submit");
            var mailed = told.Where((t, i) => t.Kind != "staff.submit" || i == first).Select(t => Title(t.Kind, who.Language, t.Number)).Order(StringComparer.Ordinal).ToList();
            (await Story.SoonAsync(async () => (await who.MailsAsync()).Order(StringComparer.Ordinal).ToList(), m => m.Count >= mailed.Count)).ShouldBe(mailed, $"mailed to {who.Who.Name}");
        }
    }

    private static string Title(string kind, string language, string number) =>
        $"{kind} {language switch { "en" => "from us", "easy" => "みなとから", _ => "港から" }} {number}";
}
