using CyberPort.Platform.Time;
using CyberPort.Procedures.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>An authority's own lists, however long they grow: each row once, in their order, to the end.</summary>
[Collection(nameof(Harbour))]
public sealed class OfficeLists(Harbour port)
{
    [Fact]
    public async Task Records_that_end_soon_and_what_was_anonymised_are_read_to_the_end()
    {
        var story = await port.StoryAsync();
        var admin = await port.StaffAsync(story.Authority, "administer");
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await story.SubmitsAsync());
            (await (await story.ApplicantAsync()).PostAsync($"/api/my/cases/{ids[i]}/actions/withdraw", new { reason = "都合" })).Ok();
        }

        var young = await story.SubmitsAsync();
        (await (await story.ApplicantAsync()).PostAsync($"/api/my/cases/{young}/actions/withdraw", new { reason = "都合" })).Ok();
        await Story.SoonAsync(() => SqlAsync($"select count(*) from platform.outbox where payload->>'caseId' = any(array['{string.Join("','", ids)}']) and state <> 'done'"), open => (long)open! == 0);
        // Four of one moment: a page ends among them. The national standard keeps records of this kind for five years.
        await SqlAsync($"update procedures.application set closed_at = '2010-05-01T00:00:00Z' where id = any(array['{string.Join("','", ids.Take(4))}']::uuid[])");
        await SqlAsync($"update procedures.application set closed_at = '2009-05-01T00:00:00Z' where id = '{ids[4]}'");

        var soon = await admin.PagesAsync($"{story.Office}/retention?take=2");
        soon.All("id").ShouldBe([$"{ids[4]}", .. ids.Take(4).Select(id => $"{id}").Order(StringComparer.Ordinal)]);

        await port.InAsync(story.Authority, services => services.GetRequiredService<AnonymiseCases>().RunAsync(default));
        (await admin.PagesAsync($"{story.Office}/retention?take=2")).Rows.ShouldBeEmpty();
        var log = await admin.PagesAsync($"{story.Office}/retention/log?take=2");
        log.All("id").Order(StringComparer.Ordinal).ShouldBe(ids.Select(id => $"{id}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Absences_of_one_day_follow_each_other_page_by_page()
    {
        var story = await port.StoryAsync();
        var head = await port.NewPersonAsync(story.Authority, ["decide"]);
        var cover = await port.NewPersonAsync(story.Authority, ["review"]);
        var by = await port.SignInAsync(head);
        var today = TimeProvider.System.TodayInJapan();
        foreach (var (from, to) in new[] { (5, 6), (5, 7), (5, 8), (1, 2), (9, 9) })
        {
            (await by.PostAsync($"{story.Office}/absences", new { awayId = head.Id, coverId = cover.Id, from = today.AddDays(from), to = today.AddDays(to) })).Ok();
        }

        var read = await by.PagesAsync($"{story.Office}/absences?take=2");

        read.All("from").ShouldBe([.. new[] { 1, 5, 5, 5, 9 }.Select(days => $"{today.AddDays(days):yyyy-MM-dd}")]);
        read.All("id").Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public async Task Ones_bulk_work_is_listed_to_the_end()
    {
        var story = await port.StoryAsync();
        var officer = await story.ReviewerAsync();
        for (var i = 0; i < 3; i++)
        {
            (await officer.PostAsync($"{story.Office}/exports", new { source = "queue", format = "zip", query = "view=mine" })).Ok();
        }

        (await officer.PagesAsync($"{story.Office}/bulk-jobs?take=1")).All("id").Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_calendar_that_does_not_hold_everything_says_so()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "take")).Ok();
        var officer = await story.ReviewerAsync();
        var link = new Uri((string)(await officer.PostAsync($"{story.Office}/calendar-link/actions/renew")).Ok()["address"]!).PathAndQuery;
        (await TextAsync(link)).ShouldNotContain("UID:more@");
        await SqlAsync($$"""
            select set_config('app.tenant_id', '{{story.Authority.Id}}', false);
            insert into procedures.application
            select made.* from procedures.application a, generate_series(1, 1000) n,
              jsonb_populate_record(null::procedures.application, to_jsonb(a) || jsonb_build_object('id', gen_random_uuid(), 'number', 'FILL-' || n)) made
            where a.id = '{{id}}'
            """);

        var text = await TextAsync(link);

        text.ShouldContain("UID:more@");
        System.Text.RegularExpressions.Regex.Count(text, "UID:due-").ShouldBe(1000);
    }

    private async Task<string> TextAsync(string link) => await (await port.Visitor().GetAsync(link)).Raw.Content.ReadAsStringAsync();

    private async Task<object?> SqlAsync(string sql)
    {
        await using var owner = new NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand(sql, owner);
        return await command.ExecuteScalarAsync();
    }
}
