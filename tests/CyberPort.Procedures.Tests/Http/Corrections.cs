using System.Net;
using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

[Collection(nameof(Harbour))]
public sealed class Corrections(Harbour port)
{
    private static readonly object Asked = new { fields = new[] { new { field = "subject", text = "件名を具体的に書いてください" } }, note = "お手数ですが" };

    [Fact]
    public async Task Only_the_asked_items_can_be_changed_and_the_difference_is_shown_first()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "request-correction", Asked)).Ok();
        var applicant = await story.ApplicantAsync();

        var mine = await story.MyCaseAsync(id);
        ((string)mine["turn"]!).ShouldBe("you");
        ((string)mine["clock"]!["state"]!).ShouldBe("stopped");
        ((string)mine["correction"]!["fields"]![0]!["field"]!).ShouldBe("subject");
        mine["actions"]!.AsArray().Select(a => (string)a!).ShouldContain("answer-correction");

        (await applicant.PostAsync($"/api/my/cases/{id}/actions/answer-correction", new { answers = new { subject = "新しい件名", content = "こっそり変更" } }))
            .Refused(HttpStatusCode.BadRequest, "case.field-not-asked");
        var difference = (await applicant.PostAsync($"/api/my/cases/{id}/actions/compare-correction", new { answers = new { subject = "新しい件名" } })).Ok();
        ((string)difference["items"]!.AsArray().ShouldHaveSingleItem()!["after"]!).ShouldBe("新しい件名");
        ((string)(await story.MyCaseAsync(id))["state"]!).ShouldBe("correctionRequested");

        (await applicant.PostAsync($"/api/my/cases/{id}/actions/answer-correction", new { answers = new { subject = "新しい件名" } })).Ok();

        ((string)(await story.MyCaseAsync(id))["summary"]!).ShouldStartWith("新しい件名");
        var papers = await Story.SoonAsync(() => story.MyCaseAsync(id), c => c["documents"]!.AsArray().Count == 3);
        papers["documents"]!.AsArray().Select(d => (string)d!["name"]!).ShouldBe(["申請書控え", "補正依頼書", "補正後の申請書控え"], ignoreOrder: true);
        var seen = await story.CaseAsync(id);
        ((string)seen["state"]!).ShouldBe("inReview");
        seen["changedFields"]!.AsArray().Select(f => (string)f!).ShouldBe(["subject"]);
        ((string)seen["answers"]!["content"]!).ShouldContain("30");
        ((bool)seen["hasCorrectionAnswer"]!).ShouldBeTrue();
        seen["corrections"]![0]!["answeredAt"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_wrong_answer_is_refused_beside_its_field_and_nothing_changes()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "request-correction", Asked)).Ok();

        var refused = (await (await story.ApplicantAsync()).PostAsync($"/api/my/cases/{id}/actions/answer-correction", new { answers = new { subject = "" } }))
            .Refused(HttpStatusCode.BadRequest, "form.invalid");

        ((string)refused["errors"]![0]!["field"]!).ShouldBe("subject");
        ((string)(await story.MyCaseAsync(id))["state"]!).ShouldBe("correctionRequested");
    }

    [Fact]
    public async Task What_a_new_answer_makes_the_form_ask_for_can_be_answered_too()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "request-correction", new { fields = new[] { new { field = "kind", text = "変更の申請ではありませんか" } } })).Ok();
        var address = $"/api/my/cases/{id}/actions/answer-correction";
        var applicant = await story.ApplicantAsync();

        (await applicant.PostAsync(address, new { answers = new { kind = "application", permitNumber = "青港許第1号" } })).Refused(HttpStatusCode.BadRequest, "case.field-not-asked");
        var missing = (await applicant.PostAsync(address, new { answers = new { kind = "change" } })).Refused(HttpStatusCode.BadRequest, "form.invalid");
        ((string)missing["errors"]![0]!["field"]!).ShouldBe("permitNumber");
        applicant.Language = "en";
        var alien = (await applicant.PostAsync(address, new { answers = new { kind = "change", permitNumber = "青港許第1号", subject = "別の件名" } }))
            .Refused(HttpStatusCode.BadRequest, "case.field-not-asked");
        ((string)alien["errors"]![0]!["message"]!).ShouldStartWith("Only the items asked for");
        (await applicant.PostAsync(address, new { answers = new { kind = "change", permitNumber = "青港許第1号" } })).Ok();

        var seen = await story.CaseAsync(id);
        ((string)seen["answers"]!["permitNumber"]!).ShouldBe("青港許第1号");
        seen["changedFields"]!.AsArray().Select(f => (string)f!).ShouldBe(["kind", "permitNumber"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_not_being_corrected_cannot_be_answered()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await (await story.ApplicantAsync()).PostAsync($"/api/my/cases/{id}/actions/answer-correction", new { answers = new { subject = "x" } }))
            .Refused(HttpStatusCode.Conflict, "case.illegal-move");
    }

    [Fact]
    public async Task A_correction_without_item_or_note_is_refused()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "request-correction", new { fields = Array.Empty<object>() })).Refused(HttpStatusCode.BadRequest, "case.nothing-asked");
    }

    [Fact]
    public async Task A_file_for_a_correction_is_the_applicants_until_it_is_sent()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "request-correction", new { fields = new[] { new { field = "documents", text = "図面を添えてください" } } })).Ok();
        var applicant = await story.ApplicantAsync();

        var file = (await applicant.SendAsync(HttpMethod.Post, $"/api/my/cases/{id}/files?field=documents&name=zumen.pdf", Papers.Pdf(), null)).Ok();
        var fileId = (string)file["id"]!;
        var officer = await story.ReviewerAsync();
        (await officer.GetAsync($"{story.Office}/cases/{id}/files/{fileId}")).Refused(HttpStatusCode.NotFound, "file.not-found");

        var answers = new JsonObject { ["documents"] = new JsonArray(new JsonObject { ["id"] = fileId, ["name"] = "lie.exe", ["size"] = 1, ["contentType"] = "text/html" }) };
        (await applicant.PostAsync($"/api/my/cases/{id}/actions/answer-correction", new { answers })).Ok();

        var seen = await story.CaseAsync(id);
        ((string)seen["answers"]!["documents"]![0]!["name"]!).ShouldBe("zumen.pdf");
        var content = await officer.GetAsync($"{story.Office}/cases/{id}/files/{fileId}");
        content.Ok().Raw.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
    }

    [Fact]
    public async Task What_is_typed_in_answer_is_kept_for_every_device_until_the_correction_is_over()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        var (applicant, path) = (await story.ApplicantAsync(), $"/api/my/cases/{id}/correction-draft");
        (await applicant.GetAsync(path)).Refused(HttpStatusCode.Conflict, "case.illegal-move");
        (await story.DoesAsync(id, "request-correction", Asked)).Ok();

        (await applicant.GetAsync(path)).Version.ShouldBe(0);
        (await applicant.PutAsync(path, new { answers = new { subject = "書きかけ" } }, 0)).Ok();
        var other = (await applicant.PutAsync(path, new { answers = new { subject = "別の端末" } }, 0)).Refused(HttpStatusCode.PreconditionFailed, "draft.stale");
        ((int)other["version"]!).ShouldBe(1);
        (await applicant.PutAsync(path, new { answers = new { subject = "続き" } }, 1)).Ok();
        ((string)(await applicant.GetAsync(path)).Ok()["answers"]!["subject"]!).ShouldBe("続き");
        (await (await port.ApplicantAsync()).GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await (await port.ApplicantAsync()).PutAsync(path, new { answers = new { } }, 2)).Status.ShouldBe(HttpStatusCode.NotFound);

        // Taken back, it is gone; another one begins empty. The end of the case takes it too.
        (await story.DoesAsync(id, "send-back", new { note = "このまま進める" })).Ok();
        (await KeptAsync(id)).ShouldBe(0);
        (await applicant.PutAsync(path, new { answers = new { } }, 2)).Refused(HttpStatusCode.Conflict, "case.illegal-move");
        (await story.DoesAsync(id, "request-correction", Asked)).Ok();
        (await applicant.PutAsync(path, new { answers = new { subject = "もう一度" } }, 0)).Ok();
        (await KeptAsync(id)).ShouldBe(1);
        (await applicant.PostAsync($"/api/my/cases/{id}/actions/withdraw", new { reason = "都合" })).Ok();
        (await KeptAsync(id)).ShouldBe(0);

        var next = await story.SubmitsAsync();
        (await story.DoesAsync(next, "request-correction", new { note = "船名を直してください" })).Ok();
        (await applicant.PutAsync($"/api/my/cases/{next}/correction-draft", new { answers = new { vesselName = "第四青浜丸" } }, 0)).Ok();
        (await applicant.PostAsync($"/api/my/cases/{next}/actions/answer-correction", new { answers = new { vesselName = "第四青浜丸" } })).Ok();
        (await KeptAsync(next)).ShouldBe(0);

        async Task<long> KeptAsync(Guid of) => (long)(await port.ScalarAsync($"select count(*) from procedures.correction_draft where application_id = '{of}'"))!;
    }

    [Fact]
    public async Task Another_correction_can_follow_but_only_one_is_open()
    {
        var story = await port.StoryAsync();
        var id = await story.SubmitsAsync();
        (await story.DoesAsync(id, "request-correction", Asked)).Ok();
        (await story.DoesAsync(id, "request-correction", Asked)).Refused(HttpStatusCode.Conflict, "case.illegal-move");
        (await story.DoesAsync(id, "send-back", new { note = "補正を待たずに進める" })).Ok();
        (await story.DoesAsync(id, "request-correction", Asked)).Ok();
        (await story.CaseAsync(id))["corrections"]!.AsArray().Count.ShouldBe(2);
    }
}
