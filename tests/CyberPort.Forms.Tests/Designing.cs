using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Time;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Forms.Tests;

/// <summary>An administrator designs a form in the browser.</summary>
[Collection(nameof(PortService))]
public sealed class Designing(PortService port)
{
    private const string Own = """
        {"code":"heliport","version":"x","title":{"ja":"ヘリポート使用許可申請書","en":"Heliport use"},"steps":[
          {"id":"flight","title":{"ja":"飛行","en":"Flight"},"fields":[
            {"id":"night","type":"yesNo","label":{"ja":"夜間に飛びますか","en":"At night?"},"origin":"own"},
            {"id":"light","type":"text","label":{"ja":"照明","en":"Lighting"},"origin":"own","showWhen":{"field":"night","is":"equals","value":true}}]}]}
        """;

    private sealed record Desk(PortClient Admin, string Slug, Platform.Tenancy.TenantInfo Authority)
    {
        public string At(string path) => $"/api/t/{Slug}/{path}";

        public async Task<int> KeepAsync(string code, string definition, int version) =>
            (await Admin.PutAsync(At($"forms/{code}/work"), new { definition = JsonNode.Parse(definition) }, version)).Ok().Version!.Value;

        public Task<Answer> Start(string code, object from, object? title = null) => Admin.PostAsync(At("forms"), new { code, title, from });

        public Task<Answer> Publish(string code, string version, string from) =>
            Admin.PostAsync(At($"forms/{code}/work/actions/publish"), new { version, effectiveFrom = from, note = "はじめて" });
    }

    private async Task<Desk> DeskAsync()
    {
        var authority = await port.NewAuthorityAsync();
        return new(await port.StaffAsync(authority, "administer"), authority.Slug, authority);
    }

    private static readonly object Title = new { ja = "ヘリポート使用許可申請書", en = "Heliport use" };

    [Fact]
    public async Task A_form_never_seen_before_is_designed_tried_and_published()
    {
        var desk = await DeskAsync();
        (await desk.Start("heliport", new { kind = "blank" }, Title)).Ok().Version.ShouldBe(1);
        (await desk.KeepAsync("heliport", Own, 1)).ShouldBe(2);

        var tried = (await desk.Admin.PostAsync(desk.At("forms/heliport/work/actions/try"), new { answers = new { night = true }, language = "en" })).Ok();
        ((string)tried["errors"]![0]!["path"]!).ShouldBe("light");
        ((string)tried["summary"]![0]!["label"]!).ShouldBe("At night?");
        (await desk.Publish("heliport", "2026.1", "2026-01-01")).Refused(HttpStatusCode.BadRequest, "form.effective-past");

        var published = (await desk.Publish("heliport", "2026.1", "2099-04-01")).Ok();
        ((string)published["publishedBy"]!).ShouldNotBeEmpty();
        var row = (await desk.Admin.GetAsync(desk.At("forms"))).Ok()["items"]!.AsArray().Single(item => (string)item!["code"]! == "heliport")!;
        row["inForceVersion"].ShouldBeNull("it begins in 2099");
        row["work"].ShouldBeNull("what was published is no longer being worked on");
        ((string)row["versions"]![0]!["note"]!).ShouldBe("はじめて");
        (await port.Visitor().GetAsync(desk.At("forms/heliport/versions/2026.1"))).Ok();
    }

    [Fact]
    public async Task Several_versions_live_at_once_and_each_draft_keeps_its_own()
    {
        var desk = await DeskAsync();
        var today = TimeProvider.System.TodayInJapan().ToString("O");
        await desk.Start("heliport", new { kind = "blank" }, Title);
        await desk.KeepAsync("heliport", Own, 1);
        (await desk.Publish("heliport", "1", today)).Ok();
        (await desk.Start("heliport", new { kind = "version" })).Ok();
        await desk.KeepAsync("heliport", Own.Replace("照明", "照明の種類", StringComparison.Ordinal), 1);
        (await desk.Publish("heliport", "1", "2099-04-01")).Refused(HttpStatusCode.Conflict, "form.version-taken");
        (await desk.Publish("heliport", "2", "2099-04-01")).Ok();
        await port.InAsync(desk.Authority, async services =>
        {
            var forms = services.GetRequiredService<IForms>();
            (await forms.GetAsync(desk.Authority.Id, "heliport", null, default))!.Version.ShouldBe("1");
            (await forms.GetAsync(desk.Authority.Id, "heliport", "2", default))!.Steps[0].Fields[1].Label.Ja.ShouldBe("照明の種類");
        });
    }

    [Fact]
    public async Task Two_administrators_do_not_overwrite_each_other()
    {
        var desk = await DeskAsync();
        await desk.Start("heliport", new { kind = "blank" }, Title);
        await desk.KeepAsync("heliport", Own, 1);
        (await desk.Admin.PutAsync(desk.At("forms/heliport/work"), new { definition = JsonNode.Parse(Own) }, 1)).Refused(HttpStatusCode.PreconditionFailed, "form.stale");
        (await desk.Start("heliport", new { kind = "blank" }, Title)).Refused(HttpStatusCode.Conflict, "form.work-exists");
        (await desk.Admin.SendAsync(HttpMethod.Delete, desk.At("forms/heliport/work"), null, null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await desk.Admin.GetAsync(desk.At("forms/heliport/work"))).Refused(HttpStatusCode.NotFound, "form.no-work");
    }

    [Fact]
    public async Task Half_finished_work_is_kept_but_not_published_and_every_reason_is_given()
    {
        var desk = await DeskAsync();
        await desk.Start("heliport", new { kind = "blank" }, Title);
        await desk.KeepAsync("heliport", Own.Replace("\"照明\"", "\"\"", StringComparison.Ordinal).Replace("\"value\":true", "\"value\":\"yes\"", StringComparison.Ordinal), 1);
        var refused = (await desk.Publish("heliport", "1", "2099-01-01")).Refused(HttpStatusCode.Conflict, "form.not-publishable");
        refused["findings"]!.AsArray().Select(finding => $"{finding!["path"]} {finding["code"]}").ShouldBe(
            ["steps/flight/fields/light/label label.missing", "steps/flight/fields/light/showWhen condition.type"]);
        (await desk.Admin.GetAsync(desk.At("forms/heliport/work"))).Ok();
        desk.Admin.Language = "en";
        var checkedInEnglish = (await desk.Admin.PostAsync(desk.At("forms/heliport/work/actions/check"))).Ok();
        ((string)checkedInEnglish["findings"]![0]!["message"]!).ShouldContain("no Japanese words");
    }

    [Fact]
    public async Task A_sample_that_breaks_stops_the_publication()
    {
        var desk = await DeskAsync();
        await desk.Start("heliport", new { kind = "blank" }, Title);
        await desk.KeepAsync("heliport", Own, 1);
        (await desk.Admin.PutAsync(desk.At("forms/heliport/samples/night"), new { name = "夜間", answers = new { night = true, light = "あり" }, expects = "valid" })).Ok();
        (await desk.Admin.PutAsync(desk.At("forms/heliport/samples/empty"), new { name = "空", answers = new { }, expects = "valid" })).Ok();
        var refused = (await desk.Publish("heliport", "1", "2099-01-01")).Refused(HttpStatusCode.Conflict, "form.not-publishable");
        ((string)refused["findings"]!.AsArray().ShouldHaveSingleItem()!["path"]!).ShouldBe("samples/empty");
        (await desk.Admin.PutAsync(desk.At("forms/heliport/samples/empty"), new { name = "空", answers = new { }, expects = "invalid" })).Ok();
        (await desk.Publish("heliport", "1", "2099-01-01")).Ok();
        (await desk.Start("heliport", new { kind = "version", version = "1" })).Ok()["samples"]!.AsArray().Count.ShouldBe(2, "samples stay with the form");
        (await desk.Admin.SendAsync(HttpMethod.Delete, desk.At("forms/heliport/samples/empty"), null, null)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Common_items_of_the_national_form_are_not_removed_or_weakened()
    {
        var desk = await DeskAsync();
        var work = (await desk.Start("mooring-use", new { kind = "master" })).Ok();
        ((string)work["base"]!["master"]!).ShouldBe("mooring-use");
        var definition = work["definition"]!.DeepClone();
        var step = definition["steps"]!.AsArray().First(one => one!["fields"]!.AsArray().Any(field => (string)field!["id"]! == "vessel"))!["fields"]!.AsArray();
        var vessel = step.First(field => (string)field!["id"]! == "vessel")!;
        vessel["required"] = false;
        var refused = (await desk.Admin.PutAsync(desk.At("forms/mooring-use/work"), new { definition }, 1)).Refused(HttpStatusCode.Conflict, "form.common-item");
        ((string)refused["findings"]![0]!["code"]!).ShouldBe("common.required");
        step.Remove(vessel);
        (await desk.Admin.PutAsync(desk.At("forms/mooring-use/work"), new { definition }, 1)).Refused(HttpStatusCode.Conflict, "form.common-item");
        (await desk.Start("port-entry", new { kind = "blank" }, Title)).Refused(HttpStatusCode.Conflict, "form.code-of-master");
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{"code":"x"}""")]
    [InlineData("""{"code":"x","version":"1","title":{"ja":"x","en":"x"},"steps":[null]}""")]
    [InlineData("""{"code":"x","version":"1","title":{"ja":null,"en":"x"},"steps":[]}""")]
    [InlineData("""{"code":"x","version":"1","title":{"ja":"\u0000","en":"x"},"steps":[]}""")]
    [InlineData("""{"code":"x","version":"1","title":{"ja":"x","en":"x"},"steps":[],"surprise":1}""")]
    public async Task What_is_no_definition_is_refused_and_nothing_is_changed(string definition)
    {
        var desk = await DeskAsync();
        await desk.Start("heliport", new { kind = "blank" }, Title);
        (await desk.Admin.PutAsync(desk.At("forms/heliport/work"), new { definition = JsonNode.Parse(definition) }, 1)).Refused(HttpStatusCode.BadRequest, "form.unreadable");
        (await desk.Admin.GetAsync(desk.At("forms/heliport/work"))).Ok().Version.ShouldBe(1);
    }
}
