using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Tests.Http;

/// <summary>手続の設定: an authority's administrator decides what is offered and how it reads.</summary>
[Collection(nameof(Harbour))]
public sealed class OwnCatalogue(Harbour port)
{
    private async Task<(Story Story, PortClient Administrator)> AdministratorAsync()
    {
        var story = await port.StoryAsync();
        return (story, await port.StaffAsync(story.Authority, "administer"));
    }

    private static JsonObject Changeable(Answer settings)
    {
        var body = settings.Body!.DeepClone().AsObject();
        foreach (var fixedMember in new[] { "code", "nationalCode", "class", "enabled", "kind", "paperFile", "version" })
        {
            body.Remove(fixedMember);
        }

        return body;
    }

    [Fact]
    public async Task A_procedure_of_the_national_catalogue_is_added_switched_on_and_seen_by_the_public()
    {
        var (story, administrator) = await AdministratorAsync();
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
        var (story, administrator) = await AdministratorAsync();
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
        var (story, administrator) = await AdministratorAsync();
        var before = (await administrator.GetAsync($"{story.Office}/procedure-settings/generic")).Ok();
        before.Version.ShouldBe(1);
        var body = Changeable(before);
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
        ((string)guide["contact"]!["phone"]!).ShouldBe("0176-11-2222");

        (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body, 1)).Refused(HttpStatusCode.PreconditionFailed, "procedure.stale");
        (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body)).Refused(HttpStatusCode.BadRequest, "precondition.required");
        body["formCode"] = "no-such-form";
        (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body, 2)).Refused(HttpStatusCode.Conflict, "procedure.form-missing");
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
        var (story, administrator) = await AdministratorAsync();
        var body = Changeable((await administrator.GetAsync($"{story.Office}/procedure-settings/generic")).Ok());
        body[field] = JsonNode.Parse(value);
        var refused = (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body, 1)).Refused(HttpStatusCode.BadRequest, "request.invalid");
        ((string)refused["errors"]![0]!["field"]!).ShouldStartWith(field);
    }

    [Fact]
    public async Task A_notification_keeps_the_period_and_the_notice_that_law_gives_it()
    {
        var (story, administrator) = await AdministratorAsync();
        var added = (await administrator.PostAsync($"{story.Office}/procedure-settings", new { national = "waterfront-notification", code = "article-38-2" })).Ok();
        ((string)added["kind"]!, (int)added["periodCount"]!, (string)added["periodUnit"]!).ShouldBe(("notification", 60, "days"));
        ((int)added["deadlines"]![0]!["count"]!, (string)added["deadlines"]![0]!["field"]!).ShouldBe((60, "workStart"));

        (await administrator.PostAsync($"{story.Office}/procedure-settings", new { code = "whales", title = new { ja = "鯨見学船の届出", en = "Whale watching" }, kind = "notification" })).Ok();
        var body = Changeable((await administrator.GetAsync($"{story.Office}/procedure-settings/whales")).Ok());
        (body["periodCount"], body["periodUnit"]) = (60, "days");
        (await administrator.PutAsync($"{story.Office}/procedure-settings/whales", body, 1)).Ok();
        (await administrator.PostAsync($"{story.Office}/procedure-settings/whales/actions/switch", new { enabled = true }, 2)).Ok();
        var clock = (await story.CaseAsync(await story.SubmitsAsync("whales")))["clock"]!;
        (DateOnly.Parse((string)clock["dueOn"]!).DayNumber - DateOnly.Parse((string)clock["startedOn"]!).DayNumber).ShouldBeGreaterThanOrEqualTo(60);
    }

    [Fact]
    public async Task Outside_its_time_a_filing_is_told_and_where_the_authority_says_so_refused()
    {
        var (story, administrator) = await AdministratorAsync();
        async Task SetAsync(params object[] deadlines)
        {
            var now = (await administrator.GetAsync($"{story.Office}/procedure-settings/generic")).Ok();
            var body = Changeable(now);
            body["deadlines"] = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(deadlines));
            (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body, now.Version)).Ok();
        }

        object Opens(bool enforced) => new { count = 60, unit = "days", side = "opens", @event = "use", field = "period", enforced };
        object Before(bool enforced) => new { count = 14, unit = "days", side = "before", @event = "use", field = "period", enforced };
        static JsonObject From(int days) => Story.Complete(a => a["period"] = new JsonObject { ["from"] = LifeOfPermits.Day(days), ["to"] = LifeOfPermits.Day(days + 3) });
        var applicant = await story.ApplicantAsync();
        async Task<JsonArray> ToldAsync(Guid draft) => (await applicant.GetAsync($"/api/my/drafts/{draft}/filing-times")).Ok()["items"]!.AsArray();

        await SetAsync(Opens(false), Before(false));
        ((string)(await port.Visitor().GetAsync($"{story.Office}/procedures/generic")).Ok()["windows"]![0]!["ja"]!).ShouldBe("使用開始の60日前から受け付けます。");
        (await ToldAsync(await story.DraftsAsync(answers: From(60)))).ShouldBeEmpty();
        (await ToldAsync(await story.DraftsAsync(answers: From(14)))).ShouldBeEmpty();
        (await ToldAsync(await story.DraftsAsync())).ShouldBeEmpty("no day is said");
        var late = await story.DraftsAsync(answers: From(13));
        var told = (await ToldAsync(late)).ShouldHaveSingleItem()!;
        ((string)told["code"]!, (bool)told["refuses"]!).ShouldBe(("filing.too-late", false));
        ((string)told["message"]!).ShouldContain("このまま提出できます");

        await SetAsync(Opens(true), Before(true));
        ((bool)(await ToldAsync(late)).ShouldHaveSingleItem()!["refuses"]!).ShouldBeTrue();
        var refused = (await applicant.PostAsync($"/api/my/drafts/{late}/actions/submit")).Refused(HttpStatusCode.BadRequest, "form.invalid");
        ((string)refused["errors"]![0]!["field"]!, (string)refused["errors"]![0]!["code"]!).ShouldBe(("period", "filing.too-late"));
        var early = await story.DraftsAsync(answers: From(61));
        refused = (await applicant.PostAsync($"/api/my/drafts/{early}/actions/submit")).Refused(HttpStatusCode.BadRequest, "form.invalid");
        ((string)refused["errors"]![0]!["code"]!).ShouldBe("filing.too-early");
        await story.SubmitsAsync(answers: From(30));
        (await (await port.ApplicantAsync()).GetAsync($"/api/my/drafts/{late}/filing-times")).Refused(HttpStatusCode.NotFound, "draft.not-found");
    }

    [Fact]
    public async Task Out_of_season_nothing_is_begun_and_nothing_sent()
    {
        var (story, administrator) = await AdministratorAsync();
        var draft = await story.DraftsAsync();
        var body = Changeable((await administrator.GetAsync($"{story.Office}/procedure-settings/generic")).Ok());
        body["seasons"] = new JsonArray(new JsonObject { ["from"] = "2020-01-01", ["to"] = "2020-01-31" });
        (await administrator.PutAsync($"{story.Office}/procedure-settings/generic", body, 1)).Ok();
        var applicant = await story.ApplicantAsync();
        (await applicant.PostAsync($"/api/my/drafts/{draft}/actions/submit")).Refused(HttpStatusCode.Conflict, "procedure.out-of-season");
        (await applicant.PostAsync("/api/my/drafts", new { tenant = story.Authority.Slug, procedure = "generic" })).Refused(HttpStatusCode.Conflict, "procedure.out-of-season");
        ((bool)(await port.Visitor().GetAsync($"{story.Office}/procedures/generic")).Ok()["open"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task The_paper_form_is_attached_and_downloaded_by_anybody()
    {
        var (story, administrator) = await AdministratorAsync();
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
        var (story, _) = await AdministratorAsync();
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
        var (story, administrator) = await AdministratorAsync();
        var path = (await port.Visitor().GetAsync($"{story.Office}/procedure-path")).Ok();
        ((string)path["generic"]!).ShouldBe("generic");
        var moor = path["questions"]!.AsArray().Single(q => (string)q!["id"]! == "moor")!["choices"]![0]!["procedures"]!.AsArray();
        ((string)moor.ShouldHaveSingleItem()!["code"]!).ShouldBe("mooring-use");
        (await administrator.PostAsync($"{story.Office}/procedure-settings/mooring-use/actions/switch", new { enabled = false }, 1)).Ok();
        path = (await port.Visitor().GetAsync($"{story.Office}/procedure-path")).Ok();
        path["questions"]!.AsArray().Single(q => (string)q!["id"]! == "moor")!["choices"]![0]!["procedures"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_operator_sees_counts_and_what_has_grown_up()
    {
        var story = await port.StoryAsync();
        await story.SubmitsAsync();
        for (var twice = 0; twice < 2; twice++)
        {
            await port.InAsync(story.Authority, services => services.GetRequiredService<CountProcedureUse>().RunAsync(default));
        }

        await GrowAsync("fumigation", authorities: 10, filings: 10);
        await GrowAsync("heliport-use", authorities: 9, filings: 500);
        var view = (await (await port.SignInAsync(await port.NewPersonAsync(isOperator: true))).GetAsync("/api/operator/procedure-use")).Ok();
        ((int)view["rule"]!["authorities"]!, (int)view["rule"]!["filings"]!).ShouldBe((10, 100));
        JsonNode Row(string code) => view["items"]!.AsArray().Single(r => (string)r!["code"]! == code)!;
        ((bool)Row("fumigation")["grownUp"]!).ShouldBeTrue();
        ((int)Row("fumigation")["filingsLastYear"]!).ShouldBe(100);
        ((bool)Row("heliport-use")["grownUp"]!).ShouldBeFalse();
        ((bool)Row("mooring-use")["grownUp"]!).ShouldBeFalse("it is individual from the start");
        ((int)Row("generic")["filingsThisYear"]!).ShouldBeGreaterThanOrEqualTo(1);
        (await (await port.ApplicantAsync()).GetAsync("/api/operator/procedure-use")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_authority_writes_no_count_of_another()
    {
        var (one, other) = (await port.StoryAsync(), await port.StoryAsync());
        await port.InAsync(one.Authority, async services => await Should.ThrowAsync<Npgsql.PostgresException>(() =>
            services.GetRequiredService<ProceduresDb>().Database.ExecuteSqlAsync($"""
                insert into procedures.procedure_use (national_code, authority_id, fiscal_year, switched_on, filings, counted_at)
                values ('generic', {other.Authority.Id}, 2030, true, 9, now())
                """)));
    }

    private async Task GrowAsync(string code, int authorities, int filings)
    {
        await using var owner = new Npgsql.NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        for (var i = 0; i < authorities; i++)
        {
            var id = Guid.CreateVersion7();
            foreach (var year in new[] { LastYear, LastYear + 1 })
            {
                await using var command = new Npgsql.NpgsqlCommand($"""
                    select set_config('app.tenant_id', '{id}', false);
                    insert into procedures.procedure_use values ('{code}', '{id}', {year}, true, {filings}, now());
                    """, owner);
                await command.ExecuteNonQueryAsync();
            }
        }
    }

    private static int LastYear => CyberPort.Procedures.Applications.ReferenceNumber.FiscalYear(CyberPort.Platform.Time.JapaneseCalendar.TodayInJapan(TimeProvider.System)) - 1;

    /// <summary>Puts the procedure on a form that is published.</summary>
    private static async Task PublishedAsync(Story story, PortClient administrator, string code, string form)
    {
        var body = Changeable((await administrator.GetAsync($"{story.Office}/procedure-settings/{code}")).Ok());
        body["formCode"] = form;
        (await administrator.PutAsync($"{story.Office}/procedure-settings/{code}", body, 1)).Ok();
    }
}
