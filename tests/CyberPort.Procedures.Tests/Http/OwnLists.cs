using System.Text.Json.Nodes;
using CyberPort.Procedures.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>A person's own lists, however long they grow.</summary>
[Collection(nameof(Harbour))]
public sealed class OwnLists(Harbour port)
{
    [Fact]
    public async Task Newer_filings_hide_no_case_that_waits_for_its_owner()
    {
        var story = await port.StoryAsync();
        var asked = await story.SubmitsAsync();
        (await story.DoesAsync(asked, "request-correction", new { note = "図面" })).Ok();
        var granted = await story.GrantsAsync();
        for (var i = 0; i < 5; i++)
        {
            await story.SubmitsAsync();
        }

        var person = await story.ApplicantAsync();
        var turn = await Story.SoonAsync(() => person.GetAsync("/api/my/cases?filter=turn&take=2"), t => (int?)t["count"] == 1);
        Ids(turn).ShouldBe([asked]);
        var permits = await Story.SoonAsync(() => person.GetAsync("/api/my/cases?filter=permits&take=2"), t => (int?)t["count"] == 1);
        Ids(permits).ShouldBe([granted]);
        var (open, count) = await AllAsync(person, "/api/my/cases?filter=open&take=2");
        (open.Count, open.Distinct().Count(), count).ShouldBe((5, 5, 5));
        (await AllAsync(person, "/api/my/cases?filter=closed")).Ids.ShouldBeEmpty();
        (await AllAsync(person, "/api/my/cases?take=3")).Ids.Count.ShouldBe(7);

        // Narrowed to a state, to an authority, to both; what is not there shows nothing, and never everything.
        var here = story.Authority.Slug;
        (await AllAsync(person, "/api/my/cases?state=granted")).Ids.ShouldBe([granted]);
        (await AllAsync(person, "/api/my/cases?filter=permits&state=granted")).Ids.ShouldBe([granted]);
        (await AllAsync(person, "/api/my/cases?filter=open&state=granted")).Ids.ShouldBeEmpty();
        (await AllAsync(person, $"/api/my/cases?filter=turn&authority={here}")).Ids.ShouldBe([asked]);
        (await AllAsync(person, $"/api/my/cases?filter=open&authority={here}&state=submitted&take=2")).Ids.Count.ShouldBe(5);
        (await AllAsync(person, $"/api/my/cases?filter=open&authority={here}&state=inReview")).Ids.ShouldBeEmpty();
        (await AllAsync(person, $"/api/my/cases?authority={here}&state=granted")).Ids.ShouldBe([granted]);
        (await AllAsync(person, "/api/my/cases?authority=chidori")).Ids.ShouldBeEmpty();
        (await AllAsync(person, "/api/my/cases?authority=nowhere")).Ids.ShouldBeEmpty();
        (await AllAsync(person, "/api/my/cases?state=lost")).Ids.ShouldBeEmpty();
        (await person.GetAsync("/api/my/case-authorities")).Ok()["items"]!.AsArray().Select(a => (string)a!["slug"]!).ShouldBe([here]);
        (await person.GetAsync("/api/my/case-list?format=json&state=granted")).Ok().Words().Split("-P0").Length.ShouldBe(2, "the list is written out as it is filtered");
    }

    [Fact]
    public async Task A_search_goes_through_all_of_them_and_forgives_the_spelling()
    {
        var (story, elsewhere) = (await port.StoryAsync(), await port.StoryAsync());
        var wanted = await story.SubmitsAsync(answers: Story.Complete(a => a["vesselName"] = "マリン・スター"));
        for (var i = 0; i < 3; i++)
        {
            await story.SubmitsAsync();
        }

        var person = await story.ApplicantAsync();
        var draft = (await person.PostAsync("/api/my/drafts", new { tenant = elsewhere.Authority.Slug, procedure = "generic", answers = Story.Complete() })).Ok();
        (await person.PostAsync($"/api/my/drafts/{draft["id"]}/actions/submit")).Ok();
        var case1 = (await story.MyCaseAsync(wanted)).Ok();
        var number = (string)case1["number"]!;
        foreach (var typed in new[] { number, number.ToLowerInvariant(), "まりんすたー", "ﾏﾘﾝｽﾀｰ" })
        {
            (await FoundAsync(person, typed)).ShouldBe([wanted], typed);
        }

        (await FoundAsync(person, elsewhere.Authority.Name.Ja)).ShouldBe([(Guid)draft["id"]!]);
        // In one word: its number alone may stand in any case's number.
        (await FoundAsync(person, elsewhere.Authority.Name.En.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal))).ShouldBe([(Guid)draft["id"]!]);
        (await FoundAsync(person, (string)case1["procedureTitle"]!["ja"]!)).Count.ShouldBe(5);
        (await FoundAsync(person, "第三青浜", "&filter=open")).Count.ShouldBe(4);
        (await FoundAsync(person, "第三青浜", "&filter=closed")).ShouldBeEmpty();
        (await FoundAsync(person, "第三青浜", $"&filter=open&authority={story.Authority.Slug}&state=submitted")).Count.ShouldBe(3);
        (await FoundAsync(person, number, $"&authority={elsewhere.Authority.Slug}")).ShouldBeEmpty();
        (await FoundAsync(person, "100%")).ShouldBeEmpty();
        (await FoundAsync(await (await port.StoryAsync()).ApplicantAsync(), number)).ShouldBeEmpty();
        var paged = await AllAsync(person, $"/api/my/cases?take=2&query={Uri.EscapeDataString("第三青浜")}");
        (paged.Ids.Count, paged.Count).ShouldBe((4, 4));
    }

    [Fact]
    public async Task Drafts_and_batches_follow_each_other_page_by_page()
    {
        var story = await port.StoryAsync();
        for (var i = 0; i < 5; i++)
        {
            await story.DraftsAsync();
        }

        var (ids, count) = await AllAsync(await story.ApplicantAsync(), "/api/my/drafts?take=2");
        (ids.Count, ids.Distinct().Count(), count).ShouldBe((5, 5, 5));
    }

    [Fact]
    public async Task Everybody_reads_what_a_case_is_about_in_their_own_language()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync(answers: Story.Complete(a => a["period"] = new JsonObject { ["from"] = LifeOfPermits.Day(30), ["to"] = LifeOfPermits.Day(33) }));
        var person = await story.ApplicantAsync();
        var reviewer = await story.ReviewerAsync();
        async Task<string[]> SaidAsync(string language)
        {
            (person.Language, reviewer.Language) = (language, language);
            return
            [
                (string)(await person.GetAsync("/api/my/cases"))["items"]![0]!["summary"]!, (string)(await story.MyCaseAsync(id))["summary"]!,
                (string)(await reviewer.GetAsync($"{story.Office}/cases"))["items"]![0]!["summary"]!, (string)(await story.CaseAsync(id))["summary"]!,
            ];
        }

        (await SaidAsync("ja")).ShouldAllBe(said => said.Contains("から", StringComparison.Ordinal));
        (await SaidAsync("en")).ShouldAllBe(said => said.Length > 10 && !said.Contains("から", StringComparison.Ordinal) && !said.Contains('月', StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_filed_before_summaries_were_kept_in_English_gets_its_own()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync(answers: Story.Complete(a => a["period"] = new JsonObject { ["from"] = LifeOfPermits.Day(30), ["to"] = LifeOfPermits.Day(33) }));
        var (person, reviewer) = (await story.ApplicantAsync(), await story.ReviewerAsync());
        (person.Language, reviewer.Language) = ("en", "en");
        async Task<string[]> SaidAsync() => [(string)(await person.GetAsync("/api/my/cases"))["items"]![0]!["summary"]!, (string)(await reviewer.GetAsync($"{story.Office}/cases"))["items"]![0]!["summary"]!];
        var said = await SaidAsync();
        await using var owner = new NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        await using var forget = new NpgsqlCommand($"update procedures.application set summary_en = '' where id = '{id}'; update procedures.my_case set summary_en = '' where id = '{id}'", owner);
        (await forget.ExecuteNonQueryAsync()).ShouldBe(2);
        (await SaidAsync()).ShouldAllBe(one => one.Contains("から", StringComparison.Ordinal));

        await port.InAsync(story.Authority, services => services.GetRequiredService<CompleteSummaries>().RunAsync(default));

        (await SaidAsync()).ShouldBe(said);
    }

    private static async Task<List<Guid>> FoundAsync(PortClient person, string typed, string more = "") =>
        (await AllAsync(person, $"/api/my/cases?query={Uri.EscapeDataString(typed)}{more}")).Ids;

    private static async Task<(List<Guid> Ids, int? Count)> AllAsync(PortClient person, string address)
    {
        var read = await person.PagesAsync(address);
        return ([.. read.All("id").Select(Guid.Parse)], read.Count);
    }

    private static List<Guid> Ids(Answer page) => [.. page["items"]!.AsArray().Select(r => (Guid)r!["id"]!)];
}
