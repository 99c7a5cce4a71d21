using System.IO.Compression;
using System.Net;
using CyberPort.Procedures.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>A service whose document engine cannot be started until somebody repairs it.</summary>
public sealed class HarbourWithoutEngine : Harbour
{
    private readonly string node = Path.Combine(Path.GetTempPath(), $"node-{Guid.NewGuid():n}");

    public HarbourWithoutEngine() => Settings["Documents:Node"] = node;

    /// <summary>The program stands where the service looks for it.</summary>
    public void Repair()
    {
        var found = Folders().Select(up => Path.Combine(up.FullName, "node_modules", "node", "bin", "node"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "node"))).First(File.Exists);
        File.CreateSymbolicLink(node, found);
    }

    private static IEnumerable<DirectoryInfo> Folders()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            yield return at;
        }
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

        var (lacking, note) = await BundleAsync(story);
        lacking.Entries.ShouldHaveSingleItem().FullName.ShouldBe("_入っていない文書.txt");
        var list = await new StreamReader(lacking.Entries[0].Open()).ReadToEndAsync();
        list.ShouldContain($"{(string)page["number"]!}/許可書_{(string)permit["number"]!}_1.pdf");
        note.ShouldNotBeNull().ShouldStartWith("2件の文書は作成できず");

        // The outbox has given up; hours later the engine is back.
        await ScalarAsync($"with dead as (update platform.outbox set state = 'dead' where payload->>'caseId' = '{id}' and state <> 'done' returning 1) select count(*) from dead");
        port.Repair();
        await port.InAsync(story.Authority, s => s.GetRequiredService<MakeWaitingDocuments>().RunAsync(default));
        var made = (await story.MyCaseAsync(id))["documents"]!.AsArray().Single(d => (string)d!["kind"]! == "permit")!;
        ((string)made["state"]!).ShouldBe("ready");
        await port.InAsync(story.Authority, s => s.GetRequiredService<MakeWaitingDocuments>().RunAsync(default));
        ((string)(await story.MyCaseAsync(id))["documents"]!.AsArray().Single(d => (string)d!["kind"]! == "permit")!["madeAt"]!).ShouldBe((string)made["madeAt"]!, "once is enough");

        var (whole, nothing) = await BundleAsync(story);
        whole.Entries.Select(e => e.Name[..3]).ShouldBe(["申請書", "許可書"], ignoreOrder: true);
        nothing.ShouldBeNull();
    }

    private static async Task<(ZipArchive Zip, string? Note)> BundleAsync(Story story)
    {
        var officer = await story.ReviewerAsync();
        var started = (await officer.PostAsync($"{story.Office}/exports", new { source = "queue", format = "zip" })).Ok();
        var job = await Story.SoonAsync(() => officer.GetAsync($"{story.Office}/bulk-jobs/{started["id"]}"), j => (string?)j["state"] == "done");
        var file = (await officer.GetAsync($"{story.Office}/bulk-jobs/{started["id"]}/file")).Ok();
        return (new(new MemoryStream(await file.Raw.Content.ReadAsByteArrayAsync())), (string?)job["note"]);
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
