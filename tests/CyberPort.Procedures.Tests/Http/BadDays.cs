using System.Net;
using Npgsql;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>A service whose document engine cannot be started.</summary>
public sealed class HarbourWithoutEngine : Harbour
{
    public HarbourWithoutEngine()
    {
        Settings["Documents:Node"] = "/nonexistent/node";
        Settings["Documents:StartTimeout"] = "00:00:01";
    }
}

public sealed class BadDays(HarbourWithoutEngine port) : IClassFixture<HarbourWithoutEngine>
{
    [Fact]
    public async Task The_decision_stands_while_the_document_is_being_made()
    {
        var story = await port.StoryAsync();
        var id = await story.GrantsAsync();

        var page = await story.MyCaseAsync(id);
        ((string)page["state"]!).ShouldBe("granted");
        var permit = page["documents"]!.AsArray().Single(d => (string)d!["kind"]! == "permit")!;
        ((string)permit["state"]!).ShouldBe("pending");
        (await (await story.ApplicantAsync()).GetAsync($"/api/my/cases/{id}/documents/{permit["id"]}")).Refused(HttpStatusCode.Conflict, "document.pending");
        ((string)(await port.Visitor().GetAsync($"/api/verify/{permit["code"]}"))["state"]!).ShouldBe("inForce");
        var told = await Story.SoonAsync(
            async () => (await (await story.ApplicantAsync()).GetAsync("/api/my/notifications")).Ok().Body!.ToJsonString(), n => n.Contains("case.grant", StringComparison.Ordinal));
        told.ShouldContain("case.grant");
    }

    [Fact]
    public async Task Killed_while_submitting_leaves_a_case_or_a_draft_and_nothing_between()
    {
        var story = await port.StoryAsync();
        var drafts = new List<Guid>();
        for (var i = 0; i < 24; i++)
        {
            drafts.Add(await story.DraftsAsync());
        }

        var applicant = await story.ApplicantAsync();
        using var stop = new CancellationTokenSource();
        var killer = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await ScalarAsync("select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'cyberport_app' and datname = current_database() and state <> 'idle'");
                await Task.Delay(3);
            }
        });
        var answers = await Task.WhenAll(drafts.Select(async d =>
        {
            try
            {
                return (await applicant.PostAsync($"/api/my/drafts/{d}/actions/submit")).Status;
            }
            catch (HttpRequestException)
            {
                return HttpStatusCode.ServiceUnavailable;
            }
        }));
        await stop.CancelAsync();
        await killer;

        answers.ShouldContain(a => a != HttpStatusCode.OK, "The killer was too slow to test anything.");
        foreach (var id in drafts)
        {
            var parts = await ScalarAsync($"""
                select (select count(*) from procedures.application where id = '{id}')
                  + (select count(*) from procedures.answer_set where application_id = '{id}')
                  + (select count(*) from procedures.case_event where application_id = '{id}')
                  + (select count(*) from procedures.my_case where id = '{id}')
                  + (select count(*) from platform.audit_entry where subject_id = '{id}')
                  + (select count(*) from platform.outbox where payload->>'caseId' = '{id}')
                """);
            var draft = await ScalarAsync($"select count(*) from procedures.draft where id = '{id}'");
            (parts, draft).ShouldBeOneOf((6L, 0L), (0L, 1L));
        }

        foreach (var id in drafts)
        {
            (await Story.SoonAsync(() => applicant.PostAsync($"/api/my/drafts/{id}/actions/submit"), a => a.Status == HttpStatusCode.OK)).Ok();
        }
    }

    /// <summary>What a restarted database leaves behind: a pool full of connections that are dead and do not know it.</summary>
    [Fact]
    public async Task Nobody_notices_that_the_database_cut_every_connection()
    {
        var story = await port.StoryAsync();
        var draft = await story.DraftsAsync();
        var officer = await story.ReviewerAsync();
        for (var round = 0; round < 3; round++)
        {
            (await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => officer.GetAsync($"{story.Office}/cases")))).ShouldAllBe(a => a.Status == HttpStatusCode.OK);
            (await CutAsync()).ShouldBeGreaterThan(1, "The pool was empty: nothing was tested.");

            (await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => officer.GetAsync($"{story.Office}/cases")))).ShouldAllBe(a => a.Status == HttpStatusCode.OK);
        }

        await CutAsync();
        (await (await story.ApplicantAsync()).PostAsync($"/api/my/drafts/{draft}/actions/submit")).Ok();
    }

    private Task<long> CutAsync() => ScalarAsync("""
        select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity
        where usename = 'cyberport_app' and datname = current_database() and state = 'idle'
        """);

    private async Task<long> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(port.OwnerConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
