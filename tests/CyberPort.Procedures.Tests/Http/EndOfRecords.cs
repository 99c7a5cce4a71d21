using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>保存期間: how records end.</summary>
[Collection(nameof(Harbour))]
public sealed class EndOfRecords(Harbour port)
{
    [Fact]
    public async Task At_the_end_of_its_retention_a_case_loses_its_people_and_keeps_its_numbers()
    {
        var (story, admin, id) = await EndedAsync();
        var (held, key, opinion) = (await EndedCaseAsync(story), await KeyAsync(id), await OpinionKeyAsync(id));
        (await admin.PostAsync($"{story.Office}/cases/{held}/actions/hold-records", new { reason = "審査請求の係属中" })).Ok();
        (await admin.GetAsync($"{story.Office}/retention")).Ok()["items"]!.AsArray().Count.ShouldBe(2);
        (await (await story.ReviewerAsync()).GetAsync($"{story.Office}/retention")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await ReleaseAsync(opinion); // the same content was in a draft that was thrown away
        await SweepAsync();
        File.Exists(PathOf(key)).ShouldBeTrue();
        File.Exists(PathOf(opinion)).ShouldBeTrue("an opinion still names it");

        await RunAsync<AnonymiseCases>(story);
        await RunAsync<AnonymiseCases>(story);

        var after = await story.CaseAsync(id);
        after.Words().ShouldNotContain("海野");
        after.Words().ShouldNotContain("電話で確認");
        ((string)after["answers"]!["kind"]!, after["answers"]!["content"]).ShouldBe(("application", null));
        (await (await story.ApplicantAsync()).GetAsync($"/api/my/cases/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await story.CaseAsync(held)).Words().ShouldContain("海野");
        var log = (await admin.GetAsync($"{story.Office}/retention/log")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!;
        (await (await admin.GetAsync($"{story.Office}/retention/log/file?format=json")).Raw.Content.ReadAsStringAsync()).ShouldContain((string)log["number"]!);
        (await admin.GetAsync($"{story.Office}/retention/log/file?format=zip")).Refused(HttpStatusCode.BadRequest, "export.unknown-format");
        ((Guid)log["id"]!, (int)log["files"]!).ShouldBe((id, 2));
        (await admin.PostAsync($"{story.Office}/cases/{id}/actions/hold-records", new { reason = "x" })).Refused(HttpStatusCode.Conflict, "retention.gone");
        await SweepAsync();
        File.Exists(PathOf(key)).ShouldBeFalse();
        File.Exists(PathOf(opinion)).ShouldBeFalse();
        (await CountAsync($"select count(*) from procedures.released_file where file_key = '{key}'")).ShouldBe(0);
        // The trail can never be changed: so it never held a word of theirs, nor who the applicant is beyond an id.
        var trail = $"from platform.audit_entry e where subject_id = '{id}'";
        (await CountAsync($"select count(*) {trail} and to_jsonb(e)::text ~ '海野|電話で確認'")).ShouldBe(0);
        (await CountAsync($"select count(*) {trail} and action = 'case.submitted' and actor_id is not null and actor_name = '' and ip is null")).ShouldBe(1);
        (await CountAsync($"select count(*) {trail} and action = 'case.note-added' and length(after->>'sha256') = 64 and actor_name <> ''")).ShouldBe(1);
        await port.ExecuteAsync("select platform.seal_audit(100000)");
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
        await port.ExecuteAsync($"update procedures.application set closed_at = now() - interval '7 years' where id = '{old}'");

        await RunAsync<AnonymiseCases>(story);

        (await story.CaseAsync(old)).Words().ShouldNotContain("海野");
        (await story.CaseAsync(young)).Words().ShouldContain("海野");
        ((int)(await admin.GetAsync($"{story.Office}/retention/log")).Ok()["items"]!.AsArray().ShouldHaveSingleItem()!["years"]!).ShouldBe(5);
        (await KeptForAsync(story, admin, null)).ShouldBe((null, true));
        await port.ExecuteAsync($"update procedures.application set closed_at = now() - interval '90 years' where id = '{young}'");
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
            (await admin.SendAsync(HttpMethod.Post, $"{story.Office}/procedure-settings/generic/paper-form?name=x.pdf", Papers.Pdf($"{words} {Guid.NewGuid()}"), version)).Ok();
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
        await Should.ThrowAsync<PostgresException>(() => port.ExecuteAsync(
            $"begin; select set_config('app.tenant_id', '{story.Authority.Id}', true); insert into procedures.retention_hold select tenant_id, id, 'x', 'y', now() from procedures.application where id = '{id}'; select procedures.anonymise_case('{id}', null); rollback;"));
    }

    [Fact]
    public async Task A_discarded_drafts_file_is_truly_deleted_and_a_shared_one_is_not()
    {
        var story = await port.StoryAsync();
        var (first, second) = (await story.DraftWithPaperAsync($"{Guid.NewGuid()}"), await story.DraftWithPaperAsync("shared"));
        var third = await story.DraftWithPaperAsync("shared");
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
        var id = await story.FiledWithPaperAsync($"図面{Guid.NewGuid():n}.pdf");
        (await (await story.ReviewerAsync()).PostAsync($"{story.Office}/cases/{id}/notes", new { text = "電話で確認" })).Ok();
        var email = $"kyoku.{Guid.NewGuid():N}@test.example";
        var due = TimeProvider.System.TodayInJapan().AddDays(1).ToString("O");
        (await story.DoesAsync(id, "consult", new { question = "係留位置について電話で確認", dueOn = due, mandatory = false, outside = new[] { new { name = "海務課", email } }, shownFields = new[] { "content" } })).Ok();
        var body = $"/api/outside-consultations/{await port.ConsultLinkAsync(email)}";
        (await port.Visitor().SendAsync(HttpMethod.Post, $"{body}/files?name=iken.pdf", Papers.Pdf($"{id} 意見"), null)).Ok();
        (await port.Visitor().PostAsync($"{body}/actions/answer", new { opinion = "remarks", name = "海野 波子", text = "電話で確認した" })).Ok();
        (await (await story.ApplicantAsync()).PostAsync($"/api/my/cases/{id}/actions/withdraw", new { reason = "都合" })).Ok();
        await Story.SoonAsync(() => CountAsync($"select count(*) from platform.outbox where payload->>'caseId' = '{id}' and state <> 'done'"), open => open == 0);
        await port.ExecuteAsync($"update procedures.application set closed_at = now() - interval '3 years' where id = '{id}'");
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

    private Task<string> OpinionKeyAsync(Guid id) => TextAsync($"select files -> 0 ->> 'key' from procedures.consultation where application_id = '{id}'");

    private Task ReleaseAsync(string key) => port.ExecuteAsync($"insert into procedures.released_file (file_key, released_at) values ('{key}', now() - interval '2 days')");

    private Task<string> DraftKeyAsync(Guid id) => TextAsync($"select file_key from procedures.draft_file where draft_id = '{id}'");

    private async Task<string> TextAsync(string sql) => (string)(await port.ScalarAsync(sql))!;

    private async Task<long> CountAsync(string sql) => (long)(await port.ScalarAsync(sql))!;
}
