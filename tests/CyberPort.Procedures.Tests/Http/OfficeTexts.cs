using System.Net;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>定型文, 通知文, 文書の本文: an authority's own words.</summary>
[Collection(nameof(Harbour))]
public sealed class OfficeTexts(Harbour port)
{
    private const string Decided = "\n\n#facts\n\n#conditions";
    private const string Allowed = $"#applicant 様を許可する。{Decided}";

    [Fact]
    public async Task Officers_read_the_text_blocks_that_administrators_write()
    {
        var story = await port.StoryAsync();
        var admin = await port.StaffAsync(story.Authority, "administer");
        var block = (await admin.PostAsync($"{story.Office}/text-blocks", new { kind = "correction", name = "総トン数", body = "船舶国籍証書の総トン数を記入してください。" })).Ok();
        (await admin.PostAsync($"{story.Office}/text-blocks", new { kind = "condition", name = "清掃", body = "清掃すること。", procedureCode = "mooring-use" })).Ok();
        (await admin.PostAsync($"{story.Office}/text-blocks", new { kind = "poem", name = "x", body = "x" })).Refused(HttpStatusCode.BadRequest, "request.invalid");
        (await admin.PostAsync($"{story.Office}/text-blocks", new { kind = "message", name = "x", body = "x", procedureCode = "nowhere" })).Refused(HttpStatusCode.BadRequest, "text-block.unknown-procedure");

        var reviewer = await story.ReviewerAsync();
        (await reviewer.GetAsync($"{story.Office}/text-blocks?kind=correction")).Ok()["items"]!.AsArray().Count.ShouldBe(1);
        (await reviewer.GetAsync($"{story.Office}/text-blocks?procedure=generic")).Ok()["items"]!.AsArray().Count.ShouldBe(1);
        (await admin.PutAsync($"{story.Office}/text-blocks/{block["id"]}", new { kind = "correction", name = "総トン数", body = "改めた文" })).Ok();
        ((string)(await reviewer.GetAsync($"{story.Office}/text-blocks?kind=correction")).Ok()["items"]![0]!["body"]!).ShouldBe("改めた文");
        (await admin.PostAsync($"{story.Office}/text-blocks/{block["id"]}/actions/delete")).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_notice_says_what_the_authority_wrote()
    {
        var story = await port.StoryAsync();
        var admin = await port.StaffAsync(story.Authority, "administer");
        object Text(string ja) => new { title = new { ja, en = "Received {number}" }, body = new { ja = "{authority}です。", en = "From {authority}" } };
        (await admin.PutAsync($"{story.Office}/notice-texts/submit", Text("届きました {secret}"))).Refused(HttpStatusCode.BadRequest, "request.invalid");
        (await admin.PutAsync($"{story.Office}/notice-texts/submit", Text("届きました {number"))).Refused(HttpStatusCode.BadRequest, "request.invalid");
        (await admin.PutAsync($"{story.Office}/notice-texts/nothing", Text("x"))).Refused(HttpStatusCode.NotFound, "notice-text.not-found");
        ((bool)(await admin.PutAsync($"{story.Office}/notice-texts/submit", Text("わが港に届きました {number}"))).Ok()["own"]!).ShouldBeTrue();

        await story.SubmitsAsync();

        var applicant = await story.ApplicantAsync();
        var told = await Story.SoonAsync(() => applicant.GetAsync("/api/my/notifications"), n => n["items"]!.AsArray().Count > 0);
        told.Body!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).ShouldContain("わが港に届きました");
        ((bool)(await admin.PostAsync($"{story.Office}/notice-texts/submit/actions/use-default")).Ok()["own"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_own_words_a_letter_is_written_as_its_legal_basis_asks()
    {
        var story = await port.StoryAsync();
        var admin = await port.StaffAsync(story.Authority, "administer");
        var permits = (await admin.GetAsync($"{story.Office}/letter-texts")).Ok()["items"]!.AsArray().Single(l => (string)l!["kind"]! == "permit")!;
        var consulted = permits["defaults"]!.AsArray().Single(d => (string)d!["set"]! == "public-consultation")!;
        ((string)consulted["title"]!).ShouldBe("協議回答書");
        consulted["procedures"]!.AsArray().Select(p => (string)p!["ja"]!).ShouldBe(["国・地方公共団体の協議"]);

        async Task<string> PermitAsync()
        {
            var id = await story.SubmitsAsync("public-consultation");
            (await story.DoesAsync(id, "take")).Ok();
            (await story.DoesAsync(id, "recommend", new { outcome = "grant" })).Ok();
            (await story.DoesAsync(id, "grant", by: await story.DeciderAsync())).Ok();
            var document = (await story.MyCaseAsync(id))["documents"]!.AsArray().Single(d => (string)d!["kind"]! == "permit")!["id"];
            var pdf = await (await story.ApplicantAsync()).GetAsync($"/api/my/cases/{id}/documents/{document}");
            return System.Text.Encoding.UTF8.GetString(await pdf.Ok().Raw.Content.ReadAsByteArrayAsync());
        }

        (await PermitAsync()).ShouldContain("協議回答書");
        (await admin.PutAsync($"{story.Office}/letter-texts/permit", new { body = Allowed }, 0)).Ok();
        (await PermitAsync()).ShouldNotContain("協議回答書");

        // The procedure's own words go before the general ones; taken away, the general ones are back.
        const string own = "/letter-texts/permit?procedure=public-consultation";
        async Task<System.Text.Json.Nodes.JsonNode> RowAsync(string procedure = "") => (await admin.GetAsync($"{story.Office}/letter-texts{procedure}")).Ok()["items"]!.AsArray().Single(l => (string)l!["kind"]! == "permit")!;
        var before = await RowAsync("?procedure=public-consultation");
        ((string)before["inForce"]!, (string)before["start"]!, (int)before["version"]!).ShouldBe(("authority", Allowed, 0));
        (await admin.PutAsync($"{story.Office}/letter-texts/permit?procedure=nowhere", new { body = "x" }, 0)).Refused(HttpStatusCode.NotFound, "procedure.not-found");
        (await admin.PostAsync($"{story.Office}/letter-texts/permit/actions/preview?procedure=public-consultation", new { body = "#procedure\n\n#facts" })).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.PutAsync($"{story.Office}{own}", new { body = "#read(\"x\")" }, 0)).Refused(HttpStatusCode.BadRequest, "letter-text.not-safe");
        (await admin.PutAsync($"{story.Office}{own}", new { body = $"#applicant 様の協議に同意する。{Decided}" }, 0)).Ok();
        (await admin.PutAsync($"{story.Office}{own}", new { body = $"後から来た人{Decided}" }, 0)).Refused(HttpStatusCode.PreconditionFailed, "letter-text.stale");
        (await PermitAsync()).ShouldContain("協議回答書");
        var general = await RowAsync();
        ((string)general["inForce"]!, (string)general["body"]!).ShouldBe(("authority", Allowed));
        general["procedures"]!.AsArray().Select(p => (string)p!["code"]!).ShouldBe(["public-consultation"]);
        ((string)(await admin.PostAsync($"{story.Office}/letter-texts/permit/actions/use-default?procedure=public-consultation")).Ok()["inForce"]!).ShouldBe("authority");
        (await PermitAsync()).ShouldNotContain("協議回答書");
    }

    [Fact]
    public async Task A_letter_is_printed_from_the_authoritys_own_words_and_remembers_their_version()
    {
        var story = await port.StoryAsync();
        var admin = await port.StaffAsync(story.Authority, "administer");
        var path = $"{story.Office}/letter-texts/permit";
        var refused = (await admin.PostAsync($"{path}/actions/preview", new { body = "一行目\n#read(\"x\")" })).Refused(HttpStatusCode.BadRequest, "letter-text.not-safe");
        ((int)refused["line"]!).ShouldBe(2);
        (await admin.PostAsync($"{path}/actions/preview", new { body = "#applicant 様" })).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.PutAsync(path, new { body = "#import \"x\"" }, 0)).Refused(HttpStatusCode.BadRequest, "letter-text.not-safe");
        var lacking = (await admin.PutAsync(path, new { body = "#applicant 様を許可する。\n\n#facts" }, 0)).Refused(HttpStatusCode.BadRequest, "letter-text.incomplete");
        ((string)lacking["errors"]![0]!["message"]!).ShouldContain("「#conditions」（許可の条件（箇条書き））が必要です");
        (await admin.PutAsync(path, new { body = Allowed }, 0)).Ok();
        (await admin.PutAsync(path, new { body = $"後から来た人{Decided}" }, 0)).Refused(HttpStatusCode.PreconditionFailed, "letter-text.stale");
        ((int)(await admin.PutAsync(path, new { body = $"#applicant 様を許可する（第二版）。{Decided}" }, 1)).Ok()["version"]!).ShouldBe(2);

        var id = await story.GrantsAsync();
        await Story.SoonAsync(() => story.CaseAsync(id), c => c["documents"]!.AsArray().Any(d => (string)d!["kind"]! == "permit" && (string)d["state"]! == "ready"));
        (await VersionAsync(id)).ShouldBe(2);

        (await admin.PostAsync($"{path}/actions/use-default")).Ok()["body"].ShouldBeNull();
        var next = await story.GrantsAsync();
        await Story.SoonAsync(() => story.CaseAsync(next), c => c["documents"]!.AsArray().Any(d => (string)d!["kind"]! == "permit" && (string)d["state"]! == "ready"));
        (await VersionAsync(next)).ShouldBeNull();
    }

    private async Task<int?> VersionAsync(Guid id)
    {
        await using var owner = new Npgsql.NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("select text_version from procedures.issued_document where application_id = $1 and kind = 'permit'", owner);
        command.Parameters.Add(new() { Value = id });
        return await command.ExecuteScalarAsync() as int?;
    }
}
