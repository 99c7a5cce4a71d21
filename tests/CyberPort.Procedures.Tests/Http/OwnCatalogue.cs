using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>手続の設定: an authority's administrator decides what is offered and how it reads.</summary>
[Collection(nameof(Harbour))]
public sealed class OwnCatalogue(Harbour port)
{
    [Fact]
    public async Task A_procedure_of_the_national_catalogue_is_added_switched_on_and_seen_by_the_public()
    {
        var (story, administrator) = await port.AdministratorAsync();
        var added = (await administrator.PostAsync($"{story.Office}/procedure-settings", new { national = "welfare-facility-use", title = new { ja = "港湾厚生センター使用許可申請", en = "Welfare centre" } })).Ok();
        added.Status.ShouldBe(HttpStatusCode.Created);
        ((string)added["legalBasis"]!["ja"]!).ShouldContain("港湾管理条例");
        (await port.Visitor().GetAsync($"{story.Office}/procedures/welfare-facility-use")).Refused(HttpStatusCode.NotFound, "procedure.not-found");

        await PublishedAsync(story, administrator, "welfare-facility-use", "generic");
        var on = (await administrator.PostAsync($"{story.Office}/procedure-settings/welfare-facility-use/actions/switch", new { enabled = true }, 2)).Ok();
        ((bool)on["enabled"]!).ShouldBeTrue();
        var found = (await port.Visitor().GetAsync($"{story.Office}/procedures?query={Uri.EscapeDataString("こうせい")}")).Ok()["items"]!.AsArray();
        ((string)found[0]!["title"]!["ja"]!).ShouldBe("港湾厚生センター使用許可申請");

        (await administrator.PostAsync($"{story.Office}/procedure-settings/welfare-facility-use/actions/switch", new { enabled = false }, 3)).Ok();
        (await port.Visitor().GetAsync($"{story.Office}/procedures/welfare-facility-use")).Refused(HttpStatusCode.NotFound, "procedure.not-found");
        (await administrator.PostAsync($"{story.Office}/procedure-settings", new { national = "welfare-facility-use" })).Refused(HttpStatusCode.Conflict, "procedure.code-taken");
        (await administrator.PostAsync($"{story.Office}/procedure-settings", new { national = "welfare-facility-use", code = "second-centre" })).Ok();
        (await administrator.PostAsync($"{story.Office}/procedure-settings", new { national = "never-heard-of" })).Refused(HttpStatusCode.BadRequest, "procedure.unknown-national");
    }

    [Fact]
    public async Task An_own_procedure_runs_on_the_generic_form_and_is_filed()
    {
        var (story, administrator) = await port.AdministratorAsync();
        (await administrator.PostAsync($"{story.Office}/procedure-settings", new { code = "whale-watching", title = new { ja = "鯨見学船の届出", en = "Whale watching" }, kind = "notification" })).Ok();
        (await administrator.PostAsync($"{story.Office}/procedure-settings/whale-watching/actions/switch", new { enabled = true }, 1)).Ok();
        var id = await story.SubmitsAsync("whale-watching");
        ((string)(await story.CaseAsync(id))["kind"]!).ShouldBe("notification");
        foreach (var code in new[] { "Find", "find", "1st", "x", "a b", "" })
        {
            (await administrator.PostAsync($"{story.Office}/procedure-settings", new { code, title = new { ja = "x", en = "x" } })).Refused(HttpStatusCode.BadRequest, "request.invalid");
        }
    }

    [Fact]
    public async Task Texts_times_and_form_are_changed_as_a_whole_and_the_guide_tells_them()
    {
        var (story, administrator) = await port.AdministratorAsync();
        var before = (await administrator.GetAsync($"{story.Office}/procedure-settings/generic")).Ok();
        before.Version.ShouldBe(1);
        var body = before.Changeable();
        body["title"] = new JsonObject { ["ja"] = "なんでも申請", ["en"] = "Anything" };
        body["deadlines"] = new JsonArray(new JsonObject { ["count"] = 3, ["unit"] = "businessDays", ["side"] = "before", ["event"] = "use" });
        body["windows"] = new JsonArray(new JsonObject { ["ja"] = "急ぐときは電話してください。", ["en"] = "Call if urgent." });
        body["periodCount"] = 12;
        body["periodUnit"] = "businessDays";
        body["contact"] = new JsonObject { ["department"] = new JsonObject { ["ja"] = "管理係", ["en"] = "" }, ["phone"] = "0176-11-2222", ["email"] = "" };
        var after = (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body, 1)).Ok();
        after.Version.ShouldBe(2);

        var guide = (await port.Visitor().GetAsync($"{story.Office}/procedures/generic")).Ok();
        ((string)guide["title"]!["ja"]!).ShouldBe("なんでも申請");
        guide["windows"]!.AsArray().Select(w => ((string)w!["ja"]!)[..10]).ShouldBe(["使用開始の3開庁日前", "急ぐときは電話してく"]);
        ((int)guide["processingDays"]!).ShouldBe(12);
        // An office of its own without hours of its own is open as the authority is.
        ((string)guide["contact"]!["phone"]!).ShouldBe("0176-11-2222");
        ((string)guide["contact"]!["hours"]![0]!["opens"]!).ShouldBe("08:30:00");

        (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body, 1)).Refused(HttpStatusCode.PreconditionFailed, "procedure.stale");
        (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body)).Refused(HttpStatusCode.BadRequest, "precondition.required");
        JsonArray Hours(string opens) => [new JsonObject { ["from"] = 1, ["to"] = 7, ["opens"] = opens, ["closes"] = "19:00:00" }];
        body["contact"]!["hours"] = Hours("20:00:00");
        (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body, 2)).Refused(HttpStatusCode.BadRequest, "request.invalid")
            ["errors"]![0]!["field"]!.GetValue<string>().ShouldBe("contact.hours[0]");
        body["contact"]!["hours"] = Hours("07:00:00");
        (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body, 2)).Ok();
        ((string)(await port.Visitor().GetAsync($"{story.Office}/procedures/generic")).Ok()["contact"]!["hours"]![0]!["opens"]!).ShouldBe("07:00:00");

        body["formCode"] = "no-such-form";
        (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body, 3)).Refused(HttpStatusCode.Conflict, "procedure.form-missing");
    }

    [Theory]
    [InlineData("minutes", "0")]
    [InlineData("periodCount", "0")]
    [InlineData("title", """{"ja":"","en":"x"}""")]
    [InlineData("paperForm", "\"javascript:alert(1)\"")]
    [InlineData("appealVariant", "\"Z\"")]
    [InlineData("seasons", """[{"from":"2026-12-02","to":"2026-12-01"}]""")]
    [InlineData("deadlines", """[{"count":0,"unit":"days","side":"before","event":"use"}]""")]
    [InlineData("deadlines", """[{"count":3,"unit":"days","side":"before","event":"use","enforced":true}]""")]
    [InlineData("needs", """[{"ja":"","en":""}]""")]
    [InlineData("needs", "null")]
    public async Task What_makes_no_sense_is_refused_beside_its_field(string field, string value)
    {
        var (story, administrator) = await port.AdministratorAsync();
        var body = (await administrator.GetAsync($"{story.Office}/procedure-settings/generic")).Ok().Changeable();
        body[field] = JsonNode.Parse(value);
        var refused = (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body, 1)).Refused(HttpStatusCode.BadRequest, "request.invalid");
        ((string)refused["errors"]![0]!["field"]!).ShouldStartWith(field);
    }

    [Fact]
    public async Task The_paper_form_is_attached_and_downloaded_by_anybody()
    {
        var (story, administrator) = await port.AdministratorAsync();
        var pdf = new ByteArrayContent(Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"));
        var kept = (await administrator.SendAsync(HttpMethod.Post, $"{story.Office}/procedure-settings/generic/paper-form?name={Uri.EscapeDataString("様式第9号.pdf")}", pdf, 1)).Ok();
        ((string)kept["paperFile"]!["name"]!).ShouldBe("様式第9号.pdf");
        var answer = await port.Visitor().Http.GetAsync($"{story.Office}/procedures/generic/paper-form");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await answer.Content.ReadAsStringAsync()).ShouldStartWith("%PDF-1.4");
        (await administrator.PostAsync($"{story.Office}/procedure-settings/generic/paper-form/actions/remove", null, 2)).Ok();
        (await port.Visitor().GetAsync($"{story.Office}/procedures/generic/paper-form")).Refused(HttpStatusCode.NotFound, "paper-form.not-found");
    }

    [Fact]
    public async Task Only_administrators_of_the_authority_may()
    {
        var (story, _) = await port.AdministratorAsync();
        var elsewhere = await port.StaffAsync((await port.StoryAsync()).Authority, "administer");
        foreach (var person in new[] { await story.ReviewerAsync(), await story.DeciderAsync(), await story.ApplicantAsync(), elsewhere })
        {
            (await person.GetAsync($"{story.Office}/procedure-settings")).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await person.PostAsync($"{story.Office}/procedure-settings", new { national = "parking-use" })).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await person.PostAsync($"{story.Office}/procedure-settings/generic/actions/switch", new { enabled = false }, 1)).Status.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task The_question_path_shows_only_what_is_on_and_ends_at_the_generic_application()
    {
        var (story, administrator) = await port.AdministratorAsync();
        var path = (await port.Visitor().GetAsync($"{story.Office}/procedure-path")).Ok();
        ((string)path["generic"]!).ShouldBe("generic");
        var moor = path["questions"]!.AsArray().Single(q => (string)q!["id"]! == "moor")!["choices"]![0]!["procedures"]!.AsArray();
        ((string)moor.ShouldHaveSingleItem()!["code"]!).ShouldBe("mooring-use");
        (await administrator.PostAsync($"{story.Office}/procedure-settings/mooring-use/actions/switch", new { enabled = false }, 1)).Ok();
        path = (await port.Visitor().GetAsync($"{story.Office}/procedure-path")).Ok();
        path["questions"]!.AsArray().Single(q => (string)q!["id"]! == "moor")!["choices"]![0]!["procedures"]!.AsArray().ShouldBeEmpty();
    }

    /// <summary>Puts the procedure on a form that is published.</summary>
    private static async Task PublishedAsync(Story story, PortClient administrator, string code, string form)
    {
        var body = (await administrator.GetAsync($"{story.Office}/procedure-settings/{code}")).Ok().Changeable();
        body["formCode"] = form;
        (await administrator.PutAsync($"{story.Office}/procedure-settings/{code}", body, 1)).Ok();
    }
}
