using System.Net;
using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>提出時期: periods, deadlines and seasons that an administrator sets, and what they mean for who files.</summary>
[Collection(nameof(Harbour))]
public sealed class TimesOfFiling(Harbour port)
{
    [Fact]
    public async Task A_notification_keeps_the_period_and_the_notice_that_law_gives_it()
    {
        var (story, administrator) = await port.AdministratorAsync();
        var added = (await administrator.PostAsync($"{story.Office}/procedure-settings", new { national = "waterfront-notification", code = "article-38-2" })).Ok();
        ((string)added["kind"]!, (int)added["periodCount"]!, (string)added["periodUnit"]!).ShouldBe(("notification", 60, "days"));
        ((int)added["deadlines"]![0]!["count"]!, (string)added["deadlines"]![0]!["field"]!).ShouldBe((60, "workStart"));

        (await administrator.PostAsync($"{story.Office}/procedure-settings", new { code = "whales", title = new { ja = "鯨見学船の届出", en = "Whale watching" }, kind = "notification" })).Ok();
        var body = (await administrator.GetAsync($"{story.Office}/procedure-settings/whales")).Ok().Changeable();
        (body["periodCount"], body["periodUnit"]) = (60, "days");
        (await administrator.PutAsync($"{story.Office}/procedure-settings/whales", body, 1)).Ok();
        (await administrator.PostAsync($"{story.Office}/procedure-settings/whales/actions/switch", new { enabled = true }, 2)).Ok();
        var clock = (await story.CaseAsync(await story.SubmitsAsync("whales")))["clock"]!;
        (DateOnly.Parse((string)clock["dueOn"]!).DayNumber - DateOnly.Parse((string)clock["startedOn"]!).DayNumber).ShouldBeGreaterThanOrEqualTo(60);
    }

    [Fact]
    public async Task Outside_its_time_a_filing_is_told_and_where_the_authority_says_so_refused()
    {
        var (story, administrator) = await port.AdministratorAsync();
        async Task SetAsync(params object[] deadlines)
        {
            var now = (await administrator.GetAsync($"{story.Office}/procedure-settings/generic")).Ok();
            var body = now.Changeable();
            body["deadlines"] = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(deadlines));
            (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body, now.Version)).Ok();
        }

        object Opens(bool enforced) => new { count = 60, unit = "days", side = "opens", @event = "use", field = "period", enforced };
        object Before(bool enforced) => new { count = 14, unit = "days", side = "before", @event = "use", field = "period", enforced };
        static JsonObject From(int days) => Story.Complete(a => a["period"] = new JsonObject { ["from"] = LifeOfPermits.Day(days), ["to"] = LifeOfPermits.Day(days + 3) });
        var applicant = await story.ApplicantAsync();
        async Task<JsonArray> ToldAsync(Guid draft) => (await applicant.GetAsync($"/api/my/drafts/{draft}/filing-times")).Ok()["items"]!.AsArray();

        await SetAsync(Opens(false), Before(false));
        ((string)(await port.Visitor().GetAsync($"{story.Office}/procedures/generic")).Ok()["windows"]![0]!["ja"]!).ShouldBe("使用開始の60日前から受け付けます。");
        (await ToldAsync(await story.DraftsAsync(answers: From(60)))).ShouldBeEmpty();
        (await ToldAsync(await story.DraftsAsync(answers: From(14)))).ShouldBeEmpty();
        (await ToldAsync(await story.DraftsAsync())).ShouldBeEmpty("no day is said");
        var late = await story.DraftsAsync(answers: From(13));
        var told = (await ToldAsync(late)).ShouldHaveSingleItem()!;
        ((string)told["code"]!, (bool)told["refuses"]!).ShouldBe(("filing.too-late", false));
        ((string)told["message"]!).ShouldContain("このまま提出できます");

        await SetAsync(Opens(true), Before(true));
        ((bool)(await ToldAsync(late)).ShouldHaveSingleItem()!["refuses"]!).ShouldBeTrue();
        var refused = (await applicant.PostAsync($"/api/my/drafts/{late}/actions/submit")).Refused(HttpStatusCode.BadRequest, "form.invalid");
        ((string)refused["errors"]![0]!["field"]!, (string)refused["errors"]![0]!["code"]!).ShouldBe(("period", "filing.too-late"));
        var early = await story.DraftsAsync(answers: From(61));
        refused = (await applicant.PostAsync($"/api/my/drafts/{early}/actions/submit")).Refused(HttpStatusCode.BadRequest, "form.invalid");
        ((string)refused["errors"]![0]!["code"]!).ShouldBe("filing.too-early");
        await story.SubmitsAsync(answers: From(30));
        (await (await port.ApplicantAsync()).GetAsync($"/api/my/drafts/{late}/filing-times")).Refused(HttpStatusCode.NotFound, "draft.not-found");
    }

    [Fact]
    public async Task Out_of_season_nothing_is_begun_and_nothing_sent()
    {
        var (story, administrator) = await port.AdministratorAsync();
        var draft = await story.DraftsAsync();
        var body = (await administrator.GetAsync($"{story.Office}/procedure-settings/generic")).Ok().Changeable();
        body["seasons"] = new JsonArray(new JsonObject { ["from"] = "2020-01-01", ["to"] = "2020-01-31" });
        (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body, 1)).Ok();
        var applicant = await story.ApplicantAsync();
        (await applicant.PostAsync($"/api/my/drafts/{draft}/actions/submit")).Refused(HttpStatusCode.Conflict, "procedure.out-of-season");
        (await applicant.PostAsync("/api/my/drafts", new { tenant = story.Authority.Slug, procedure = "generic" })).Refused(HttpStatusCode.Conflict, "procedure.out-of-season");
        ((bool)(await port.Visitor().GetAsync($"{story.Office}/procedures/generic")).Ok()["open"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_said_of_the_time_stands_at_the_question_that_tells_the_day()
    {
        var (story, _) = await port.AdministratorAsync();
        var applicant = await story.ApplicantAsync();
        async Task<JsonArray> ToldAsync(string stage, int started, int? completed)
        {
            var draft = await story.DraftsAsync("work-report", new() { ["stage"] = stage, ["startedOn"] = LifeOfPermits.Day(started), ["completedOn"] = completed is { } day ? LifeOfPermits.Day(day) : null });
            return (await applicant.GetAsync($"/api/my/drafts/{draft}/filing-times")).Ok()["items"]!.AsArray();
        }

        (await ToldAsync("start", -5, null)).ShouldBeEmpty();
        var begun = (await ToldAsync("start", -6, null)).ShouldHaveSingleItem()!;
        ((string)begun["field"]!, (string)begun["label"]!, (string)begun["code"]!).ShouldBe(("startedOn", "着手日", "filing.too-late"));
        (await ToldAsync("completion", -60, -5)).ShouldBeEmpty();
        var ended = (await ToldAsync("completion", -60, -6)).ShouldHaveSingleItem()!;
        ((string)ended["field"]!, (string)ended["label"]!).ShouldBe(("completedOn", "しゅん工日"));
        (await ToldAsync("start", -5, -60)).ShouldBeEmpty("what is not asked does not count");
    }
}
