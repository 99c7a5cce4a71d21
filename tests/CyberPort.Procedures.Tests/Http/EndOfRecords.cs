using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CyberPort.Procedures.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>Search over answers, calendars, and how records end.</summary>
[Collection(nameof(Harbour))]
public sealed class EndOfRecords(Harbour port)
{
    [Fact]
    public async Task A_search_looks_into_answers_and_names_of_files_a_moment_later()
    {
        var story = await port.StoryAsync();
        var id = await FiledWithPaperAsync(story, "係留図面.pdf");
        await story.SubmitsAsync(answers: Story.Complete(a => a["content"] = "別のこと"));
        var officer = await story.ReviewerAsync();

        foreach (var typed in new[] { "係留図面", "防舷材の点検", "ボウゲンザイ" })
        {
            var found = await Story.SoonAsync(() => officer.GetAsync($"{story.Office}/cases?query={Uri.EscapeDataString(typed)}"), f => f["items"]!.AsArray().Count > 0 || typed == "ボウゲンザイ");
            found["items"]!.AsArray().Select(r => (Guid)r!["id"]!).ShouldBe(typed == "ボウゲンザイ" ? [] : [id], typed);
        }
    }

    [Fact]
    public async Task A_name_beyond_the_first_plane_is_filed_and_found()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync(answers: Story.Complete(a => a["applicant"]!["name"] = "𠮷田 𩸽子"));
        var found = (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/cases?query={Uri.EscapeDataString("𠮷田")}")).Ok()["items"]!.AsArray();
        found.Select(r => (Guid)r!["id"]!).ShouldBe([id]);
    }

    [Fact]
    public async Task An_officers_due_dates_are_a_calendar_behind_a_secret_link()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "take")).Ok();
        var officer = await story.ReviewerAsync();
        var link = new Uri((string)(await officer.PostAsync($"{story.Office}/calendar-link/actions/renew")).Ok()["address"]!).PathAndQuery;

        var answer = await port.Visitor().GetAsync(link);
        answer.Raw.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        var text = await answer.Raw.Content.ReadAsStringAsync();
        text.ShouldStartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
        text.ShouldContain($"UID:due-{id:n}@cyberport");
        text.Split("\r\n").ShouldAllBe(l => Encoding.UTF8.GetByteCount(l) <= 75);
        var asked = await port.NewPersonAsync(story.Authority, ["review"]);
        var theirs = new Uri((string)(await (await port.SignInAsync(asked)).PostAsync($"{story.Office}/calendar-link/actions/renew")).Ok()["address"]!).PathAndQuery;
        (await (await port.Visitor().GetAsync(theirs)).Raw.Content.ReadAsStringAsync()).ShouldNotContain("UID");
        (await story.DoesAsync(id, "consult", new { question = "支障はありますか。", dueOn = LifeOfPermits.Day(20), mandatory = true, officers = new[] { asked.Id } })).Ok();
        var opinion = await (await port.Visitor().GetAsync(theirs)).Raw.Content.ReadAsStringAsync();
        opinion.ShouldContain("UID:asked-");
        opinion.ShouldContain($"DTSTART;VALUE=DATE:{LifeOfPermits.Day(20).Replace("-", "", StringComparison.Ordinal)}");
        (await port.Visitor().GetAsync($"{story.Office}/calendar.ics?key=wrong")).Refused(HttpStatusCode.NotFound, "calendar.not-found");
        (await officer.PostAsync($"{story.Office}/calendar-link/actions/revoke")).Ok();
        (await port.Visitor().GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task In_a_simple_office_the_calendar_holds_what_nobody_is_assigned_to()
    {
        var story = await port.StoryAsync("simple", twoPersonDecision: false);
        var (open, granted) = (await story.SubmitsAsync(), await story.SubmitsAsync());
        (await story.DoesAsync(granted, "grant", new { validTo = "2099-03-31" })).Ok();
        var link = new Uri((string)(await (await story.ReviewerAsync()).PostAsync($"{story.Office}/calendar-link/actions/renew")).Ok()["address"]!).PathAndQuery;

        var text = await (await port.Visitor().GetAsync(link)).Raw.Content.ReadAsStringAsync();
        text.ShouldContain($"UID:due-{open:n}@cyberport");
        text.ShouldContain("UID:permit-");
        text.ShouldContain("DTSTART;VALUE=DATE:20990331");
    }

    [Fact]
    public async Task A_calendar_link_ends_with_the_work_on_cases()
    {
        var story = await port.StoryAsync();
        var person = await port.NewPersonAsync(story.Authority, ["review"]);
        var link = new Uri((string)(await (await port.SignInAsync(person)).PostAsync($"{story.Office}/calendar-link/actions/renew")).Ok()["address"]!).PathAndQuery;
        (await port.Visitor().GetAsync(link)).Ok();

        var admin = await port.StaffAsync(story.Authority, "administer");
        (await admin.PutAsync($"{story.Office}/members/{person.Id}", new { roles = new[] { "helpDesk" } })).Ok();

        (await port.Visitor().GetAsync(link)).Refused(HttpStatusCode.NotFound, "calendar.not-found");
    }

    [Fact]
    public async Task At_the_end_of_its_retention_a_case_loses_its_people_and_keeps_its_numbers()
    {
        var (story, admin, id) = await EndedAsync();
        var (held, key) = (await EndedCaseAsync(story), await KeyAsync(id));
        (await admin.PostAsync($"{story.Office}/cases/{held}/actions/hold-records", new { reason = "審査請求の係属中" })).Ok();
        (await admin.GetAsync($"{story.Office}/retention")).Ok()["items"]!.AsArray().Count.ShouldBe(2);
        (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/retention")).Status.ShouldBe(HttpStatusCode.Forbidden);
        File.Exists(PathOf(key)).ShouldBeTrue();

        await RunAsync<AnonymiseCases>(story);
        await RunAsync<AnonymiseCases>(story);

        var after = await story.CaseAsync(id);
        after.Words().ShouldNotContain("海野");
        after.Words().ShouldNotContain("電話で確認");
        ((string)after["answers"]!["kind"]!, after["answers"]!["content"]).ShouldBe(("application", null));
        (await (await story.ApplicantAsync()).GetAsync($"/api/my/cases/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await story.CaseAsync(held)).Words().ShouldContain("海野");
        var log = (await admin.GetAsync($"{story.Office}/retention/log")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((Guid)log["id"]!, (int)log["files"]!).ShouldBe((id, 1));
        (await admin.PostAsync($"{story.Office}/cases/{id}/actions/hold-records", new { reason = "x" })).Refused(HttpStatusCode.Conflict, "retention.gone");
        await SweepAsync();
        File.Exists(PathOf(key)).ShouldBeFalse();
        (await CountAsync($"select count(*) from procedures.released_file where file_key = '{key}'")).ShouldBe(0);
        // The trail can never be changed: so it never held a word of theirs, nor who the applicant is beyond an id.
        var trail = $"from platform.audit_entry e where subject_id = '{id}'";
        (await CountAsync($"select count(*) {trail} and to_jsonb(e)::text ~ '海野|電話で確認'")).ShouldBe(0);
        (await CountAsync($"select count(*) {trail} and action = 'case.submitted' and actor_id is not null and actor_name = '' and ip is null")).ShouldBe(1);
        (await CountAsync($"select count(*) {trail} and action = 'case.note-added' and length(after->>'sha256') = 64 and actor_name <> ''")).ShouldBe(1);
        await ExecuteAsync("select platform.seal_audit(100000)");
        (await CountAsync($"select coalesce(platform.verify_audit('{story.Authority.Id}'), 0)")).ShouldBe(0);
    }

    [Fact]
    public async Task A_procedure_of_which_nothing_was_decided_is_kept_as_the_national_standard_has_it()
    {
        var story = await port.StoryAsync();
        var admin = await port.StaffAsync(story.Authority, "administer");
        var rule = (await admin.GetAsync($"{story.Office}/life-rules")).Ok()["items"]!.AsArray().Single(r => (string)r!["code"]! == "generic")!;
        ((int)rule["retentionYears"]!, (string)rule["retentionFrom"]!, (bool)rule["own"]!).ShouldBe((5, "expiry", false));
        var (old, young) = (await EndedCaseAsync(story), await EndedCaseAsync(story));
        await ExecuteAsync($"update procedures.application set closed_at = now() - interval '7 years' where id = '{old}'");

        await RunAsync<AnonymiseCases>(story);

        (await story.CaseAsync(old)).Words().ShouldNotContain("海野");
        (await story.CaseAsync(young)).Words().ShouldContain("海野");
        ((int)(await admin.GetAsync($"{story.Office}/retention/log")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!["years"]!).ShouldBe(5);
        (await KeptForAsync(story, admin, null)).ShouldBe((null, true));
        await ExecuteAsync($"update procedures.application set closed_at = now() - interval '90 years' where id = '{young}'");
        await RunAsync<AnonymiseCases>(story);
        (await story.CaseAsync(young)).Words().ShouldContain("海野", Case.Sensitive, "kept for ever, as the authority decided");
    }

    [Fact]
    public async Task A_paper_form_that_was_replaced_leaves_its_content()
    {
        var story = await port.StoryAsync();
        var admin = await port.StaffAsync(story.Authority, "administer");
        async Task<string> AttachAsync(string words, int version)
        {
            var pdf = new ByteArrayContent(Encoding.UTF8.GetBytes($"%PDF-1.4\n% {words} {Guid.NewGuid()}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"));
            (await admin.SendAsync(HttpMethod.Post, $"{story.Office}/procedure-settings/generic/paper-form?name=x.pdf", pdf, version)).Ok();
            return await TextAsync($"select paper_file ->> 'key' from procedures.procedure where tenant_id = '{story.Authority.Id}' and code = 'generic'");
        }

        var (before, after) = (await AttachAsync("old", 1), await AttachAsync("new", 2));
        await SweepAsync();

        File.Exists(PathOf(before)).ShouldBeFalse();
        File.Exists(PathOf(after)).ShouldBeTrue();
        (await admin.PostAsync($"{story.Office}/procedure-settings/generic/paper-form/actions/remove", null, 3)).Ok();
        await SweepAsync();
        File.Exists(PathOf(after)).ShouldBeFalse();
    }

    private static async Task<(int? Years, bool Own)> KeptForAsync(Story story, PortClient admin, int? years)
    {
        var kept = (await admin.PutAsync($"{story.Office}/procedures/generic/life-rule", new
        {
            relations = Array.Empty<object>(), renewal = "single", renewalMonths = (int?)null, reminderDays = Array.Empty<int>(), freezeStopsClock = true,
            retentionYears = years, retentionFrom = "closing",
        })).Ok();
        return ((int?)kept["retentionYears"], (bool)kept["own"]!);
    }

    [Fact]
    public async Task What_is_still_kept_or_in_force_is_not_touched()
    {
        var (story, _, id) = await EndedAsync(years: 90);
        await RunAsync<AnonymiseCases>(story);
        (await story.CaseAsync(id)).Words().ShouldContain("海野");
        await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(
            $"begin; select set_config('app.tenant_id', '{story.Authority.Id}', true); insert into procedures.retention_hold select tenant_id, id, 'x', 'y', now() from procedures.application where id = '{id}'; select procedures.anonymise_case('{id}', null); rollback;"));
    }

    [Fact]
    public async Task A_discarded_drafts_file_is_truly_deleted_and_a_shared_one_is_not()
    {
        var story = await port.StoryAsync();
        var (first, second) = (await DraftWithPaperAsync(story, $"{Guid.NewGuid()}"), await DraftWithPaperAsync(story, "shared"));
        var third = await DraftWithPaperAsync(story, "shared");
        var (alone, shared) = (await DraftKeyAsync(first), await DraftKeyAsync(second));
        var applicant = await story.ApplicantAsync();
        (await applicant.PostAsync($"/api/my/drafts/{first}/actions/delete")).Ok();
        (await applicant.PostAsync($"/api/my/drafts/{second}/actions/delete")).Ok();

        await SweepAsync();

        File.Exists(PathOf(alone)).ShouldBeFalse();
        File.Exists(PathOf(shared)).ShouldBeTrue();
        (await DraftKeyAsync(third)).ShouldBe(shared);
    }

    private async Task<(Story Story, PortClient Admin, Guid Id)> EndedAsync(int years = 1)
    {
        var story = await port.StoryAsync();
        var admin = await port.StaffAsync(story.Authority, "administer");
        (await admin.PutAsync($"{story.Office}/procedures/generic/life-rule", new
        {
            relations = Array.Empty<object>(), renewal = "single", renewalMonths = (int?)null, reminderDays = Array.Empty<int>(), freezeStopsClock = true,
            retentionYears = years, retentionFrom = "closing",
        })).Ok();
        return (story, admin, await EndedCaseAsync(story));
    }

    /// <summary>Decided three years ago, with a file and a note.</summary>
    private async Task<Guid> EndedCaseAsync(Story story)
    {
        var id = await FiledWithPaperAsync(story, $"図面{Guid.NewGuid():n}.pdf");
        (await (await story.ReviewerAsync()).PostAsync($"{story.Office}/cases/{id}/notes", new { text = "電話で確認" })).Ok();
        (await (await story.ApplicantAsync()).PostAsync($"/api/my/cases/{id}/actions/withdraw", new { reason = "都合" })).Ok();
        await Story.SoonAsync(() => CountAsync($"select count(*) from platform.outbox where payload->>'caseId' = '{id}' and state <> 'done'"), open => open == 0);
        await ExecuteAsync($"update procedures.application set closed_at = now() - interval '3 years' where id = '{id}'");
        return id;
    }

    private static async Task<Guid> FiledWithPaperAsync(Story story, string name)
    {
        var id = await DraftWithPaperAsync(story, name);
        (await (await story.ApplicantAsync()).PostAsync($"/api/my/drafts/{id}/actions/submit")).Ok();
        return id;
    }

    private static async Task<Guid> DraftWithPaperAsync(Story story, string name)
    {
        var id = await story.DraftsAsync(answers: Story.Complete(a => a["content"] = "防舷材の点検"));
        var applicant = await story.ApplicantAsync();
        var pdf = new ByteArrayContent(Encoding.UTF8.GetBytes($"%PDF-1.4\n% {name}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"));
        var file = (await applicant.SendAsync(HttpMethod.Post, $"/api/my/drafts/{id}/files?field=documents&name={Uri.EscapeDataString(name.EndsWith(".pdf", StringComparison.Ordinal) ? name : name + ".pdf")}", pdf, null)).Ok();
        var answers = Story.Complete(a => a["content"] = "防舷材の点検");
        answers["documents"] = new JsonArray(new JsonObject { ["id"] = (string)file["id"]! });
        (await applicant.PutAsync($"/api/my/drafts/{id}", new { answers }, (await applicant.GetAsync($"/api/my/drafts/{id}")).Version)).Ok();
        return id;
    }

    private Task RunAsync<TJob>(Story story) where TJob : Platform.Jobs.IScheduledJob => port.InAsync(story.Authority, s => s.GetRequiredService<TJob>().RunAsync(default));

    private Task SweepAsync() => port.InAsync(null, s =>
    {
        var job = s.GetRequiredService<RemoveUnnamedFiles>();
        job.Rest = TimeSpan.FromSeconds(-60);
        return job.RunAsync(default);
    });

    private string PathOf(string key) => Path.Combine(port.DataFolder, "files", key[..2], key[2..4], key);

    private Task<string> KeyAsync(Guid id) => TextAsync($"select file_key from procedures.attachment where application_id = '{id}'");

    private Task<string> DraftKeyAsync(Guid id) => TextAsync($"select file_key from procedures.draft_file where draft_id = '{id}'");

    private async Task<string> TextAsync(string sql) => (string)(await ScalarAsync(sql))!;

    private async Task<long> CountAsync(string sql) => (long)(await ScalarAsync(sql))!;

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(port.OwnerConnection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private async Task ExecuteAsync(string sql) => await ScalarAsync(sql);
}
