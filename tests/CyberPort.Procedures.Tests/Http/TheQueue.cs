using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Procedures.Search;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Tests.Http;

[Collection(nameof(Harbour))]
public sealed class TheQueue(Harbour port)
{
    [Fact]
    public async Task A_search_finds_by_number_name_and_vessel_however_they_are_typed()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        await story.SubmitsAsync(answers: Story.Complete(a => (a["vesselName"], a["applicant"]!["name"], a["applicant"]!["kana"]) = ("別の船", "山田 太郎", "ヤマダ タロウ")));
        var number = (string)(await story.CaseAsync(id))["number"]!;

        foreach (var typed in new[] { number, number.ToLowerInvariant(), number[^6..], "1", "海野", "海野航", "うんの", "ウンノ", "第三青浜", "青浜丸", "海野 青浜丸", "青浜丸　うんの", "第三 海野 給水" })
        {
            var found = await FindAsync(story, $"query={Uri.EscapeDataString(typed)}");
            found.Select(r => (Guid)r!["id"]!).ShouldBe([id], typed);
        }

        (await FindAsync(story, "query=" + Uri.EscapeDataString("海野 別の船"))).ShouldBeEmpty("both words have to stand in one case");
        (await FindAsync(story, "query=" + Uri.EscapeDataString("100%"))).ShouldBeEmpty();
        (await FindAsync(story, "query=" + Uri.EscapeDataString("青浜県"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_with_a_sign_that_nobody_types_is_refused()
    {
        var story = await port.StoryAsync();
        var officer = await story.ReviewerAsync();
        foreach (var address in new[] { "cases?query=%00", "cases?procedure=%00", "permits?query=%00", "permits?procedure=a%00", "permits?%00=a" })
        {
            (await officer.GetAsync($"{story.Office}/{address}")).Refused(HttpStatusCode.BadRequest, "request.sign-unknown");
        }

        (await (await story.ApplicantAsync()).GetAsync("/api/my/cases?query=%00")).Refused(HttpStatusCode.BadRequest, "request.sign-unknown");
        (await port.Visitor().GetAsync($"{story.Office}/codes/facilities?port=%00")).Refused(HttpStatusCode.BadRequest, "request.sign-unknown");
        (await officer.GetAsync($"{story.Office}/permits?state=expiring&within=2147483647")).Ok();
    }

    [Fact]
    public async Task A_row_tells_what_was_answered_and_nothing_of_what_was_left_open()
    {
        var story = await port.StoryAsync();
        await story.SubmitsAsync();

        var row = (await FindAsync(story, "view=all")).Single()!;

        ((string)row["summary"]!).ShouldNotBeEmpty();
        ((string)row["summary"]!).ShouldNotContain("未記入");
    }

    [Fact]
    public async Task A_row_tells_the_matter_even_where_the_form_asks_first_whom_to_call()
    {
        var story = await port.StoryAsync();
        var admin = await port.StaffAsync(story.Authority, "administer");
        var work = (await admin.PostAsync($"{story.Office}/forms", new { code = "generic", from = new { kind = "master" } })).Ok();
        var definition = work["definition"]!.DeepClone();
        var steps = definition["steps"]!.AsArray();
        var applicant = steps.Single(s => (string)s!["id"]! == "applicant")!;
        steps.Remove(applicant);
        steps.Insert(0, applicant);
        (await admin.PutAsync($"{story.Office}/forms/generic/work", new { definition }, work.Version)).Ok();
        var today = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await admin.PostAsync($"{story.Office}/forms/generic/work/actions/publish", new { version = "2099.1", effectiveFrom = today, note = "" })).Ok();

        await story.SubmitsAsync(answers: Story.Complete(a => a["contact"] = "港 花子"));

        ((string)(await FindAsync(story, "view=all")).Single()!["summary"]!).ShouldBe("給水施設の使用");
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        var story = await port.StoryAsync();
        var all = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            all.Add(await story.SubmitsAsync());
        }

        foreach (var sort in new[] { "newest", "oldest", "due" })
        {
            var seen = new List<Guid>();
            string? next = null;
            do
            {
                var page = (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases?take=3&sort={sort}&after={next}")).Ok();
                seen.AddRange(page["items"]!.AsArray().Select(r => (Guid)r!["id"]!));
                next = (string?)page["next"];
            }
            while (next is not null);
            seen.Count.ShouldBe(7, sort);
            seen.ToHashSet().SetEquals(all).ShouldBeTrue(sort);
        }
    }

    [Fact]
    public async Task Views_and_filters_show_their_part()
    {
        var story = await port.StoryAsync();
        var waiting = await story.SubmitsAsync();
        var mine = await story.SubmitsAsync();
        (await story.DoesAsync(mine, "take")).Ok();
        var correction = await story.SubmitsAsync();
        (await story.DoesAsync(correction, "request-correction", new { note = "x" })).Ok();
        var granted = await story.GrantsAsync();

        (await IdsAsync(story, "view=new")).ShouldBe([waiting]);
        (await IdsAsync(story, "view=mine")).ShouldBe([mine, correction], ignoreOrder: true);
        (await IdsAsync(story, "view=correction")).ShouldBe([correction]);
        (await IdsAsync(story, "view=closed")).ShouldBe([granted]);
        (await IdsAsync(story, "view=decision")).ShouldBeEmpty();
        (await IdsAsync(story, "state=inReview")).ShouldBe([mine]);
        (await IdsAsync(story, "assignee=none")).ShouldBe([waiting]);
        (await IdsAsync(story, "procedure=mooring-use")).ShouldBeEmpty();
        (await IdsAsync(story, "view=nonsense&state=nonsense&after=nonsense&take=-1")).Length.ShouldBe(1);
        var counts = (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases")).Ok()["counts"]!;
        ((int)counts["all"]!, (int)counts["new"]!, (int)counts["correction"]!, (int)counts["closed"]!).ShouldBe((4, 1, 1, 1));
    }

    [Fact]
    public async Task A_filter_is_kept_for_its_officer_only()
    {
        var story = await port.StoryAsync();
        var officer = await story.ReviewerAsync();
        (await officer.PutAsync($"{story.Office}/saved-filters/{Uri.EscapeDataString("急ぎ")}", new { query = "view=dueSoon" })).Ok();
        (await officer.PutAsync($"{story.Office}/saved-filters/{Uri.EscapeDataString("急ぎ")}", new { query = "view=dueSoon&assignee=me" })).Ok();

        var kept = (await officer.GetAsync($"{story.Office}/saved-filters")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)kept["query"]!).ShouldBe("view=dueSoon&assignee=me");
        (await (await story.DeciderAsync()).GetAsync($"{story.Office}/saved-filters")).Ok()["items"]!.AsArray().ShouldBeEmpty();
        (await officer.PostAsync($"{story.Office}/saved-filters/{Uri.EscapeDataString("急ぎ")}/actions/delete")).Ok();
        (await officer.GetAsync($"{story.Office}/saved-filters")).Ok()["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task My_cases_span_authorities_and_say_whose_turn_it_is()
    {
        var (here, there) = (await port.StoryAsync(), await port.StoryAsync());
        var id = await here.SubmitsAsync();
        var applicant = await here.ApplicantAsync();
        var draft = (await applicant.PostAsync("/api/my/drafts", new { tenant = there.Authority.Slug, procedure = "generic", answers = Story.Complete() })).Ok();
        (await applicant.PostAsync($"/api/my/drafts/{draft["id"]}/actions/submit")).Ok();
        (await here.DoesAsync(id, "request-correction", new { note = "図面" })).Ok();

        var turn = await Story.SoonAsync(() => applicant.GetAsync("/api/my/cases?filter=turn"), t => t["items"]!.AsArray().Count == 1);
        ((string)turn["items"]![0]!["turn"]!).ShouldBe("you");
        var all = (await applicant.GetAsync("/api/my/cases")).Ok()["items"]!.AsArray();
        all.Select(c => (string)c!["tenant"]!).ShouldBe([here.Authority.Slug, there.Authority.Slug], ignoreOrder: true);
    }

    [Fact]
    public async Task Procedures_are_found_by_everyday_words()
    {
        var story = await port.StoryAsync();
        foreach (var (typed, code) in new[] { ("岸壁 使う", "mooring-use"), ("がんぺき", "mooring-use"), ("壊した", "damage-report"), ("berth", "mooring-use"), ("３７条", "water-area-occupancy") })
        {
            var found = (await port.Visitor().GetAsync($"{story.Office}/procedures?query={Uri.EscapeDataString(typed)}")).Ok()["items"]!.AsArray();
            ((string)found[0]!["code"]!).ShouldBe(code, typed);
        }

        var guide = (await port.Visitor().GetAsync($"{story.Office}/procedures/waterfront-notification")).Ok();
        ((string)guide["kind"]!).ShouldBe("notification");
        ((string)guide["windows"]![0]!["ja"]!).ShouldContain("60日前");
        (await port.Visitor().GetAsync("/api/national-procedures")).Ok()["items"]!.AsArray().Count(p => p!["statutoryNo"] is not null).ShouldBeGreaterThanOrEqualTo(17);
    }

    private static async Task<JsonArray> FindAsync(Story story, string query) =>
        (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases?{query}")).Ok()["items"]!.AsArray();

    private static async Task<Guid[]> IdsAsync(Story story, string query) => [.. (await FindAsync(story, query)).Select(r => (Guid)r!["id"]!)];

    [Fact]
    public async Task A_file_is_found_by_its_name_also_behind_very_long_answers()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        await Story.SoonAsync(() => port.ScalarAsync($"select count(*) from procedures.case_text where application_id = '{id}'"), n => n is 1L); // of the filing
        var name = $"潮位表{Guid.NewGuid():N}"[..20];
        // Longer than one form allows: what is found must not hang on how long the answers are.
        await port.ExecuteAsync($$"""
            update procedures.answer_set set answers = jsonb_set(answers, '{content}', to_jsonb(repeat('長い説明', 3000))) where application_id = '{{id}}';
            insert into procedures.attachment values ('{{story.Authority.Id}}', gen_random_uuid(), '{{id}}', 'documents', '{{name}}.pdf', 1, 'application/pdf', 'k', 's', now());
            """);
        await port.InAsync(story.Authority, async services => await ActivatorUtilities.CreateInstance<IndexAnswers>(services)
            .HandleAsync(new(id, "", "", Guid.Empty, "submit", "", "", 2, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, null, null, Guid.Empty, ""), default!, default));

        (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases?view=all&query={Uri.EscapeDataString(name)}")).Ok()["items"]!.AsArray().ShouldHaveSingleItem();
    }
}
