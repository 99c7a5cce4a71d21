using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>国への手続: a port authority files to the ministry as an applicant; the case is the authority's, not the officer's.</summary>
[Collection(nameof(Harbour))]
public sealed class FilingToTheMinistry(Harbour port)
{
    private const string Procedure = "statistics-contact";

    [Fact]
    public async Task An_administrator_files_and_a_colleague_follows_it_up()
    {
        var (ministry, filer, admin) = await BeginAsync();
        var id = await FilesAsync(ministry, filer, admin);
        var colleague = await port.StaffAsync(filer, "administer");
        var mine = (await colleague.GetAsync($"/api/as/{filer.Slug}/my/cases/{id}")).Ok();
        ((string)mine["state"]!).ShouldBe("submitted");
        (await colleague.PostAsync($"/api/as/{filer.Slug}/my/cases/{id}/messages", new { text = "担当は明日から替わります。" })).Ok();

        (await ministry.DoesAsync(id, "take")).Ok();
        (await ministry.DoesAsync(id, "request-correction", new { fields = new[] { new { field = "contactPhone", text = "直通番号を記入してください。" } } })).Ok();
        var asked = (await colleague.GetAsync($"/api/as/{filer.Slug}/my/cases/{id}")).Ok();
        ((string)asked["turn"]!).ShouldBe("you");
        (await admin.PostAsync($"/api/as/{filer.Slug}/my/cases/{id}/actions/answer-correction", new { answers = new { contactPhone = "0176-00-1299" } })).Ok();
        (await ministry.DoesAsync(id, "accept", new { })).Ok();
        var listed = await Story.SoonAsync(
            async () => (string)(await colleague.GetAsync($"/api/as/{filer.Slug}/my/cases")).Ok()["items"]![0]!["state"]!, state => state == "accepted");
        listed.ShouldBe("accepted");
        ((string)(await ministry.CaseAsync(id))["applicantName"]!).ShouldBe("青浜県");
    }

    [Fact]
    public async Task What_the_authority_has_told_of_itself_is_offered_and_so_are_the_rows_of_the_last_filing()
    {
        var (ministry, filer, admin) = await BeginAsync();
        var settings = (await admin.GetAsync($"/api/t/{filer.Slug}/settings")).Ok();
        var now = (JsonObject)settings.Body!.DeepClone();
        now["contact"]!["address"]!["ja"] = "〒030-0801 青森県青森市新町一丁目3番7号";
        now["corporateNumber"] = "1000020020001";
        (await admin.PutAsync($"/api/t/{filer.Slug}/settings", now, settings.Version)).Refused(HttpStatusCode.BadRequest, "request.invalid");
        now["corporateNumber"] = "4000020090001";
        (await admin.PutAsync($"/api/t/{filer.Slug}/settings", now, settings.Version)).Ok();
        async Task<JsonNode?> OfferAsync(string field)
        {
            var draft = (Guid)(await admin.PostAsync($"/api/as/{filer.Slug}/my/drafts", new { tenant = ministry.Authority.Slug, procedure = Procedure })).Ok()["id"]!;
            return (await admin.GetAsync($"/api/as/{filer.Slug}/my/drafts/{draft}/suggestions")).Ok()["fields"]!.AsArray().SingleOrDefault(f => (string)f!["field"]! == field)?["offers"]![0];
        }

        var own = (await OfferAsync("applicant"))!;
        ((string)own["source"]!["kind"]!).ShouldBe("authority");
        ((string)own["value"]!["name"]!, (string)own["value"]!["corporateNumber"]!).ShouldBe((filer.Name.Ja, "4000020090001"));
        own["value"]!["address"]!.ToJsonString(Words).ShouldBe("""{"postalCode":"0300801","prefecture":"青森県","city":"青森市","line":"新町一丁目3番7号"}""");
        (await OfferAsync("ports")).ShouldBeNull();

        await FilesAsync(ministry, filer, admin);
        var rows = (await OfferAsync("ports"))!;
        ((string)rows["source"]!["kind"]!).ShouldBe("case");
        ((string)rows["value"]![0]!["name"]!).ShouldBe("青浜港");
        ((string)rows["text"]!).ShouldContain("青浜港");
    }

    private static readonly System.Text.Json.JsonSerializerOptions Words = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Nobody_else_sees_it_and_it_is_in_nobodys_private_list()
    {
        var (ministry, filer, admin) = await BeginAsync();
        var id = await FilesAsync(ministry, filer, admin);
        ((JsonArray)(await admin.GetAsync("/api/my/cases")).Ok()["items"]!).ShouldBeEmpty();
        (await admin.GetAsync($"/api/my/cases/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);

        var reviewer = await port.StaffAsync(filer, "receive", "review", "decide");
        var other = (await port.StoryAsync()).Authority;
        var stranger = await port.StaffAsync(other, "administer");
        var person = await port.ApplicantAsync();
        foreach (var path in new[] { "cases", $"cases/{id}", "drafts", $"cases/{id}/paper" })
        {
            foreach (var nobody in new[] { reviewer, stranger, person })
            {
                (await nobody.GetAsync($"/api/as/{filer.Slug}/my/{path}")).Status.ShouldBe(HttpStatusCode.Forbidden, path);
            }

            (await port.Visitor().GetAsync($"/api/as/{filer.Slug}/my/{path}")).Status.ShouldBe(HttpStatusCode.Unauthorized, path);
        }

        (await stranger.GetAsync($"/api/as/{other.Slug}/my/cases/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        ((JsonArray)(await stranger.GetAsync($"/api/as/{other.Slug}/my/cases")).Ok()["items"]!).ShouldBeEmpty();
        (await stranger.GetAsync($"/api/t/{filer.Slug}/cases/{id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.GetAsync($"/api/t/{filer.Slug}/cases/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_private_person_and_the_ministry_itself_cannot_file_it()
    {
        var (ministry, _, _) = await BeginAsync();
        (await (await port.ApplicantAsync()).PostAsync("/api/my/drafts", new { tenant = ministry.Authority.Slug, procedure = Procedure }))
            .Refused(HttpStatusCode.Forbidden, "draft.for-authorities");
        var own = await port.StaffAsync(ministry.Authority, "administer");
        (await own.PostAsync($"/api/as/{ministry.Authority.Slug}/my/drafts", new { tenant = ministry.Authority.Slug, procedure = Procedure }))
            .Refused(HttpStatusCode.Forbidden, "draft.for-authorities");
    }

    [Theory]
    [InlineData("sessions")]
    [InlineData("notifications")]
    [InlineData("../t")]
    public async Task What_is_a_persons_own_is_not_opened_for_an_authority(string path)
    {
        var (_, filer, admin) = await BeginAsync();
        (await admin.GetAsync($"/api/as/{filer.Slug}/my/{path}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_administrators_are_told_with_an_address_that_says_for_whom()
    {
        var (ministry, filer, admin) = await BeginAsync();
        var id = await FilesAsync(ministry, filer, admin);
        (await ministry.DoesAsync(id, "take")).Ok();
        (await ministry.DoesAsync(id, "request-correction", new { note = "別紙を添付してください。" })).Ok();
        var told = await Story.SoonAsync(async () => (JsonArray)(await admin.GetAsync("/api/my/notifications")).Ok()["items"]!, items => items.Any(n => ((string)n!["kind"]!).Contains("correction", StringComparison.Ordinal)));
        told.Select(n => (string?)n!["link"]).ShouldContain($"/for/{filer.Slug}/my/cases/{id}");
    }

    [Fact]
    public async Task The_paper_of_each_of_the_three_filings_can_be_printed()
    {
        var (ministry, _, _) = await BeginAsync();
        foreach (var code in new[] { "tariff-notification", "port-register-report", Procedure })
        {
            var paper = await port.Visitor().GetAsync($"{ministry.Office}/procedures/{code}/paper");
            paper.Ok().Raw.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf", code);
        }
    }

    private async Task<(Story Ministry, TenantInfo Filer, PortClient Admin)> BeginAsync()
    {
        var ministry = await port.StoryAsync(like: "mlit");
        var filer = (await port.StoryAsync()).Authority;
        return (ministry, filer, await port.StaffAsync(filer, "administer"));
    }

    private static async Task<Guid> FilesAsync(Story ministry, TenantInfo filer, PortClient admin)
    {
        var draft = (await admin.PostAsync($"/api/as/{filer.Slug}/my/drafts", new { tenant = ministry.Authority.Slug, procedure = Procedure, answers = Answers() })).Ok();
        var id = (Guid)draft["id"]!;
        (await admin.GetAsync($"/api/my/drafts/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await admin.PostAsync($"/api/as/{filer.Slug}/my/drafts/{id}/actions/submit")).Ok();
        return id;
    }

    private static JsonObject Answers() => new()
    {
        ["applicant"] = new JsonObject
        {
            ["kind"] = "company", ["name"] = "青浜県", ["kana"] = "アオハマケン", ["representative"] = "青浜県知事 青木 一郎", ["phone"] = "0176-00-1201",
            ["address"] = new JsonObject { ["postalCode"] = "039-0000", ["prefecture"] = "青森県", ["city"] = "青浜市", ["line"] = "港町1-1-1" },
        },
        ["since"] = "2027-04-01",
        ["contactDepartment"] = "港湾課", ["contactName"] = "青木 受子", ["contactPhone"] = "0176-00-1201", ["contactEmail"] = "kowan@aohama.example", ["position"] = "主査",
        ["ports"] = new JsonArray(new JsonObject { ["name"] = "青浜港", ["surveyClass"] = "a", ["code"] = "02007", ["enumerators"] = 2 }),
        ["method"] = "cyberport", ["declaration"] = true,
    };
}
