using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Forms.Tests;

/// <summary>The ministry announces a version of a national form: in the designer, without a release of the software.</summary>
[Collection(nameof(PortService))]
public sealed class MinistryAnnounces(PortService port)
{
    private sealed record Desk(PortService Port, PortClient Officer, TenantInfo Authority)
    {
        public string At(string path) => $"/api/t/{Authority.Slug}/{path}";

        public async Task<JsonNode> StartAsync(string code) => (await Officer.PostAsync(At("forms"), new { code, from = new { kind = "master" } })).Ok().Body!;

        public async Task KeepAsync(string code, JsonNode work, Action<JsonNode> edit)
        {
            var definition = work["definition"]!.DeepClone();
            edit(definition);
            (await Officer.PutAsync(At($"forms/{code}/work"), new { definition }, (int)work["version"]!)).Ok();
        }

        public Task<Answer> Announce(string code, string version, string from) =>
            Officer.PostAsync(At($"forms/{code}/work/actions/announce"), new { version, effectiveFrom = from, note = "燃料の種類を聞きます" });

        public async Task<JsonNode> RowAsync(string code) =>
            (await Officer.GetAsync(At("forms"))).Ok()["items"]!.AsArray().Single(item => (string)item!["code"]! == code)!;
    }

    private async Task<Desk> MinistryAsync(params string[] roles)
    {
        var authority = await port.NewAuthorityAsync();
        await using var owner = new NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand("update tenancy.authority set kind = 'ministry' where id = $1", owner) { Parameters = { new() { Value = authority.Id } } };
        await command.ExecuteNonQueryAsync();
        port.ReadAuthoritiesAnew();
        return new(port, await port.StaffAsync(authority, roles), authority);
    }

    private static JsonArray Fields(JsonNode definition, int step = 0) => definition["steps"]![step]!["fields"]!.AsArray();

    private static JsonNode Fuel => JsonNode.Parse("""{"id":"fuel","type":"text","label":{"ja":"燃料の種類","en":"Fuel"},"origin":"own","required":false}""")!;

    [Fact]
    public async Task A_version_is_announced_and_reaches_everybody_as_a_proposal_or_by_itself()
    {
        var ministry = await MinistryAsync("administer", "announce");
        var variant = new Desk(port, await port.StaffAsync(await port.NewAuthorityAsync(), "administer"), await port.NewAuthorityAsync());
        variant = variant with { Officer = await port.StaffAsync(variant.Authority, "administer") };
        await variant.StartAsync("tug-use");

        var work = await ministry.StartAsync("tug-use");
        await ministry.KeepAsync("tug-use", work, definition =>
        {
            Fields(definition).Add(Fuel);
            Fields(definition).First(field => (string?)field!["origin"] is null or "common")!["required"] = false; // the ministry may loosen what is its own
        });
        var told = (await ministry.Announce("tug-use", "2026.9", "2099-04-01")).Ok();
        ((string)told["announcedBy"]!).ShouldNotBeEmpty();

        var row = await variant.RowAsync("tug-use");
        ((string)row["masterUpdate"]!["version"]!).ShouldBe("2026.9");
        ((string)row["masters"]![0]!["note"]!).ShouldBe("燃料の種類を聞きます");
        row["masters"]!.AsArray()[^1]!["announcedAt"].ShouldBeNull("what was shipped is the seed");
        var update = (await variant.Officer.GetAsync(variant.At("forms/tug-use/master-update"))).Ok();
        update["clean"]!.AsArray().Single(one => (string)one!["kind"]! == "added")!["field"]!.ToString().ShouldBe("fuel");
        update["proposal"]!["steps"]![0]!["fields"]!.AsArray().Single(field => (string)field!["id"]! == "fuel")!["origin"]!.ToString()
            .ShouldBe("optional", "nothing in a national form is anybody's own");
        (await ministry.Officer.GetAsync(ministry.At("forms/tug-use/work"))).Refused(HttpStatusCode.NotFound, "form.no-work");
    }

    [Fact]
    public async Task From_its_day_on_it_is_the_form_of_those_who_have_none_of_their_own()
    {
        var ministry = await MinistryAsync("administer", "announce");
        var today = TimeProvider.System.TodayInJapan().ToString("O");
        var work = await ministry.StartAsync("waste-oil");
        await ministry.KeepAsync("waste-oil", work, definition => Fields(definition).Add(Fuel));
        (await ministry.Announce("waste-oil", "2026.9", today)).Ok();
        var other = await port.NewAuthorityAsync();
        await port.InAsync(other, async services =>
            (await services.GetRequiredService<IForms>().GetAsync(other.Id, "waste-oil", null, default))!.Version.ShouldBe("2026.9"));
    }

    [Fact]
    public async Task Only_the_ministry_and_there_only_who_has_the_right_announces()
    {
        var port1 = await port.NewAuthorityAsync();
        var elsewhere = new Desk(port, await port.StaffAsync(port1, "administer", "announce"), port1);
        await elsewhere.StartAsync("reefer-power");
        (await elsewhere.Announce("reefer-power", "2026.9", "2099-04-01")).Refused(HttpStatusCode.Forbidden, "form.not-ministry");

        var ministry = await MinistryAsync("administer", "decide");
        await ministry.StartAsync("reefer-power");
        (await ministry.Announce("reefer-power", "2026.9", "2099-04-01")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await port.InAsync(port1, async services =>
        {
            var db = services.GetRequiredService<Persistence.FormsDb>();
            db.Add(Persistence.FormMaster.Announce(NationalMasters.All[0] with { Version = "x" }, new(2099, 1, 1), DateTimeOffset.UtcNow, "だれか", port1.Id, ""));
            (await Should.ThrowAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(() => db.SaveChangesAsync())).InnerException!.Message.ShouldContain("row-level security");
        });
    }

    [Fact]
    public async Task The_next_version_stands_on_the_last_and_begins_after_it()
    {
        var ministry = await MinistryAsync("administer", "announce");
        await ministry.StartAsync("water-supply");
        (await ministry.Announce("water-supply", "2026.1", "2099-04-01")).Refused(HttpStatusCode.Conflict, "form.version-taken");
        (await ministry.Announce("water-supply", "2026.9", "2026-01-01")).Refused(HttpStatusCode.BadRequest, "form.effective-past");
        (await ministry.Announce("water-supply", "2026.9", "2099-04-01")).Ok();

        var second = await ministry.StartAsync("water-supply");
        ((string)second["base"]!["version"]!).ShouldBe("2026.9", "the ministry goes on from the newest");
        (await ministry.Announce("water-supply", "2026.10", "2099-04-01")).Refused(HttpStatusCode.BadRequest, "form.master-order");
        (await ministry.Officer.SendAsync(HttpMethod.Delete, ministry.At("forms/water-supply/work"), null, null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await ministry.Officer.PostAsync(ministry.At("forms"), new { code = "water-supply", from = new { kind = "master", version = "2026.1" } })).Ok();
        (await ministry.Announce("water-supply", "2026.10", "2099-05-01")).Refused(HttpStatusCode.Conflict, "form.master-behind");
    }

    [Fact]
    public async Task A_national_form_that_was_never_there_is_announced_and_used()
    {
        var ministry = await MinistryAsync("administer", "announce");
        (await ministry.Officer.PostAsync(ministry.At("forms"), new { code = "drone-use", title = new { ja = "無人航空機の飛行届", en = "Drones" }, from = new { kind = "blank" } })).Ok();
        (await ministry.Announce("drone-use", "1", "2099-04-01")).Refused(HttpStatusCode.Conflict, "form.not-publishable");
        (await ministry.Officer.PutAsync(ministry.At("forms/drone-use/work"), new
        {
            definition = JsonNode.Parse($$"""{"code":"x","version":"x","title":{"ja":"無人航空機の飛行届","en":"Drones"},"steps":[{"id":"a","title":{"ja":"機体","en":"Drone"},"fields":[{{Fuel.ToJsonString()}}]}]}"""),
        }, 1)).Ok();
        (await ministry.Announce("drone-use", "1", "2099-04-01")).Ok();
        var elsewhere = await port.NewAuthorityAsync();
        var desk = new Desk(port, await port.StaffAsync(elsewhere, "administer"), elsewhere);
        ((string)(await desk.StartAsync("drone-use"))["base"]!["version"]!).ShouldBe("1");
    }

    [Fact]
    public async Task What_is_shipped_never_overwrites_what_was_announced()
    {
        var ministry = await MinistryAsync("administer", "announce");
        var next = NationalMasters.Next[0];
        var code = "statistics-contact";
        await ministry.StartAsync(code);
        (await ministry.Announce(code, "2027.1", "2099-04-01")).Ok();
        await using var owner = new NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        // A release that ships the same version with another text, and one for the same day.
        await NationalMasters.WriteAsync(owner, next.Form with { Code = code, Version = "2027.1" }, new(2098, 4, 1), default);
        await NationalMasters.WriteAsync(owner, next.Form with { Code = code, Version = "2027.2" }, new(2099, 4, 1), default);
        await new NationalMasters().WriteAsync(owner, default);
        var row = await ministry.RowAsync(code);
        row["masters"]!.AsArray().Select(one => $"{one!["version"]} {one["effectiveFrom"]}").ShouldBe(["2027.1 2099-04-01", "2026.1 2026-04-01"]);
    }

    [Fact]
    public async Task Administrators_of_the_ports_are_told_once()
    {
        var elsewhere = await port.NewAuthorityAsync();
        var (admin, reviewer) = (await port.StaffAsync(elsewhere, "administer"), await port.StaffAsync(elsewhere, "review"));
        var ministry = await MinistryAsync("administer", "announce");
        await ministry.StartAsync("name-change");
        (await ministry.Announce("name-change", "2026.9", "2099-04-01")).Ok();
        JsonNode? told = null;
        for (var i = 0; i < 100 && told is null; i++)
        {
            await Task.Delay(100);
            told = (await admin.GetAsync("/api/my/notifications")).Ok()["items"]!.AsArray().SingleOrDefault(one => (string)one!["kind"]! == "form.master-announced");
        }

        ((string)told!["body"]!).ShouldContain("2099年4月1日から");
        ((string)told["link"]!).ShouldBe($"/{elsewhere.Slug}/office/forms");
        (await reviewer.GetAsync("/api/my/notifications")).Ok()["items"]!.AsArray().ShouldBeEmpty();
    }
}
