using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

[Collection(nameof(Harbour))]
public sealed class Drafts(Harbour port)
{
    [Fact]
    public async Task A_draft_keeps_what_was_typed_right_or_wrong()
    {
        var story = await port.StoryAsync();
        var id = await story.DraftsAsync();
        var applicant = await story.ApplicantAsync();
        var version = (await applicant.GetAsync($"/api/my/drafts/{id}")).Ok().Version;

        var saved = (await applicant.PutAsync($"/api/my/drafts/{id}", new { answers = new { subject = "１２，３", kind = "nonsense", unknown = 1 }, step = "subject" }, version)).Ok();

        saved.Version.ShouldBe(version + 1);
        var again = (await applicant.GetAsync($"/api/my/drafts/{id}")).Ok();
        ((string)again["answers"]!["subject"]!).ShouldBe("１２，３");
        ((string)again["answers"]!["kind"]!).ShouldBe("nonsense");
        ((string)again["step"]!).ShouldBe("subject");
    }

    [Fact]
    public async Task An_older_page_does_not_overwrite_a_newer_draft()
    {
        var story = await port.StoryAsync();
        var id = await story.DraftsAsync();
        var applicant = await story.ApplicantAsync();
        (await applicant.PutAsync($"/api/my/drafts/{id}", new { answers = new { subject = "新" } }, 1)).Ok();

        var refused = (await applicant.PutAsync($"/api/my/drafts/{id}", new { answers = new { subject = "古" } }, 1)).Refused(HttpStatusCode.PreconditionFailed, "draft.stale");

        ((int)refused["version"]!).ShouldBe(2);
        (await applicant.PutAsync($"/api/my/drafts/{id}", new { answers = new { } })).Refused(HttpStatusCode.BadRequest, "precondition.required");
        ((string)(await applicant.GetAsync($"/api/my/drafts/{id}"))["answers"]!["subject"]!).ShouldBe("新");
    }

    [Fact]
    public async Task What_another_device_saved_meanwhile_is_not_filed_unread()
    {
        var story = await port.StoryAsync();
        var id = await story.DraftsAsync();
        var applicant = await story.ApplicantAsync();
        (await applicant.PutAsync($"/api/my/drafts/{id}", new { answers = Story.Complete(a => a["subject"] = "別の端末から") }, 1)).Ok();
        Task<Answer> SendAsync(int read) => applicant.SendAsync(HttpMethod.Post, $"/api/my/drafts/{id}/actions/submit", null, read, new() { ["Idempotency-Key"] = id.ToString() });

        (await SendAsync(1)).Refused(HttpStatusCode.PreconditionFailed, "draft.stale");
        var filed = (await SendAsync(2)).Ok();

        ((string)(await SendAsync(2)).Ok()["number"]!).ShouldBe((string)filed["number"]!);
        ((string)(await story.CaseAsync(id))["answers"]!["subject"]!).ShouldBe("別の端末から");
    }

    [Theory]
    [InlineData("{\"answers\":{\"subject\":\"a\\u0000b\"}}")]
    [InlineData("{\"answers\":{\"subject\":\"\\ud800\"}}")]
    [InlineData("{\"answers\":{\"subject\":\"'; drop table procedures.draft; --<script>\"}}")]
    [InlineData("{\"answers\":{\"subject\":{\"a\":[1,2,{\"b\":null}]},\"kind\":1e400}}")]
    public async Task Hostile_values_are_kept_harmlessly_and_refused_when_sent(string body)
    {
        var story = await port.StoryAsync();
        var id = await story.DraftsAsync();
        var applicant = await story.ApplicantAsync();

        var saved = await applicant.SendAsync(HttpMethod.Put, $"/api/my/drafts/{id}", new StringContent(body, Encoding.UTF8, "application/json"), 1);

        saved.Status.ShouldBe(HttpStatusCode.OK, saved.Body?.ToJsonString());
        (await applicant.PostAsync($"/api/my/drafts/{id}/actions/submit")).Refused(HttpStatusCode.BadRequest, "form.invalid");
    }

    [Fact]
    public async Task Too_much_is_refused_with_a_sentence()
    {
        var story = await port.StoryAsync();
        var id = await story.DraftsAsync();
        (await (await story.ApplicantAsync()).PutAsync($"/api/my/drafts/{id}", new { answers = new { subject = new string('x', 600_000) } }, 1))
            .Refused(HttpStatusCode.BadRequest, "draft.too-large");
    }

    [Fact]
    public async Task A_past_case_is_copied_without_its_declaration_and_files()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var applicant = await story.ApplicantAsync();

        var copy = (await applicant.PostAsync("/api/my/drafts", new { tenant = story.Authority.Slug, procedure = "generic", copyOf = id })).Ok();

        ((string)copy["answers"]!["vesselName"]!).ShouldBe("第三青浜丸");
        copy["answers"]!["declaration"].ShouldBeNull();
        ((Guid)copy["copiedFrom"]!).ShouldBe(id);
    }

    [Fact]
    public async Task Files_are_judged_by_their_content_and_can_be_taken_back()
    {
        var story = await port.StoryAsync();
        var id = await story.DraftsAsync();
        var applicant = await story.ApplicantAsync();

        (await applicant.SendAsync(HttpMethod.Post, $"/api/my/drafts/{id}/files?field=documents&name=a.pdf", Papers.Program(), null)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await applicant.SendAsync(HttpMethod.Post, $"/api/my/drafts/{id}/files?field=subject&name=a.pdf", Papers.Pdf(), null)).Refused(HttpStatusCode.BadRequest, "file.unknown-field");
        var file = (await applicant.SendAsync(HttpMethod.Post, $"/api/my/drafts/{id}/files?field=documents&name=a.pdf", Papers.Pdf(), null)).Ok();
        (await applicant.GetAsync($"/api/my/drafts/{id}/files/{file["id"]}")).Ok();
        (await applicant.GetAsync($"/api/my/drafts/{id}")).Ok()["files"]!.AsArray().Count.ShouldBe(1);
        (await applicant.PostAsync($"/api/my/drafts/{id}/files/{file["id"]}/actions/remove")).Ok();
        (await applicant.GetAsync($"/api/my/drafts/{id}/files/{file["id"]}")).Refused(HttpStatusCode.NotFound, "file.not-found");

        // One place is left, and four come at once.
        await port.ExecuteAsync($"""
            insert into procedures.draft_file (id, party_id, draft_id, field, name, size, content_type, file_key, sha256, added_at)
              select gen_random_uuid(), d.party_id, d.id, 'documents', 'a.pdf', 1, 'application/pdf', 'x', 'x', now() from procedures.draft d, generate_series(1, 99) where d.id = '{id}'
            """);
        var sent = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => applicant.SendAsync(HttpMethod.Post, $"/api/my/drafts/{id}/files?field=documents&name={n}.pdf", Papers.Pdf($"{id} {n}"), null)));
        sent.Count(s => s.Status == HttpStatusCode.OK).ShouldBe(1);
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => port.ExecuteAsync($"""
            insert into procedures.draft_file (id, party_id, draft_id, field, name, size, content_type, file_key, sha256, added_at)
              select gen_random_uuid(), party_id, id, 'documents', 'a.pdf', 1, 'application/pdf', 'x', 'x', now() from procedures.draft where id = '{id}'
            """))).ConstraintName.ShouldBe("draft_file_few");
        sent.First(s => s.Status != HttpStatusCode.OK).Refused(HttpStatusCode.TooManyRequests, "file.too-many");
        (await applicant.GetAsync($"/api/my/drafts/{id}")).Ok()["files"]!.AsArray().Count.ShouldBe(100);
    }

    [Fact]
    public async Task Sent_files_reach_the_office_and_invented_ones_do_not()
    {
        var story = await port.StoryAsync();
        var applicant = await story.ApplicantAsync();
        var id = await story.DraftsAsync();
        var file = (await applicant.SendAsync(HttpMethod.Post, $"/api/my/drafts/{id}/files?field=documents&name=a.pdf", Papers.Pdf(), null)).Ok();
        var answers = Story.Complete(a => a["documents"] = new JsonArray(
            new JsonObject { ["id"] = (string)file["id"]!, ["name"] = "x", ["size"] = 1, ["contentType"] = "application/pdf" },
            new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["name"] = "invented.pdf", ["size"] = 1, ["contentType"] = "application/pdf" }));
        (await applicant.PutAsync($"/api/my/drafts/{id}", new { answers }, 1)).Ok();
        (await applicant.PostAsync($"/api/my/drafts/{id}/actions/submit")).Ok();

        var page = await story.CaseAsync(id);
        ((string)page["files"]!.AsArray().ShouldHaveSingleItem()!["name"]!).ShouldBe("a.pdf");
        page["answers"]!["documents"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Drafts_are_listed_newest_first_and_deleted()
    {
        var story = await port.StoryAsync();
        var first = await story.DraftsAsync();
        var second = await story.DraftsAsync();
        var applicant = await story.ApplicantAsync();

        var rows = (await applicant.GetAsync("/api/my/drafts")).Ok()["items"]!.AsArray();
        rows.Select(d => (Guid)d!["id"]!).ShouldBe([second, first]);
        ((string)rows[0]!["summary"]!["ja"]!).ShouldStartWith("第三青浜丸");
        (await applicant.PostAsync($"/api/my/drafts/{first}/actions/delete")).Ok();
        (await applicant.GetAsync($"/api/my/drafts/{first}")).Refused(HttpStatusCode.NotFound, "draft.not-found");
    }

    [Fact]
    public async Task A_procedure_that_is_not_offered_cannot_be_begun()
    {
        var story = await port.StoryAsync();
        var applicant = await story.ApplicantAsync();
        (await applicant.PostAsync("/api/my/drafts", new { tenant = story.Authority.Slug, procedure = "nothing" })).Refused(HttpStatusCode.NotFound, "procedure.not-found");
        (await applicant.PostAsync("/api/my/drafts", new { tenant = "nowhere", procedure = "generic" })).Refused(HttpStatusCode.NotFound, "authority.not-found");
        (await applicant.PostAsync("/api/my/drafts", new { tenant = "", procedure = "" })).Refused(HttpStatusCode.BadRequest, "request.invalid");
    }
}
