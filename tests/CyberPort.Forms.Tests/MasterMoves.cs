using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Designer;
using CyberPort.Forms.Persistence;
using CyberPort.Forms.Variants;
using CyberPort.Platform.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Forms.Tests;

/// <summary>The ministry's form changes; each authority looks at it and decides.</summary>
[Collection(nameof(PortService))]
public sealed class MasterMoves(PortService port)
{
    private async Task<(PortClient Admin, TenantInfo Authority)> VariantAsync(string demo = "aohama", string code = "mooring-use")
    {
        var authority = await port.NewAuthorityAsync();
        await port.InAsync(authority, async services =>
        {
            var form = DemoVariants.All().Single(one => one.Slug == demo && one.Form.Code == code).Form;
            var published = FormVersion.Of(form, new DateOnly(2026, 4, 1), new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), "試験", "", new FormBase(code, "2026.1"));
            var db = services.GetRequiredService<FormsDb>();
            db.Add(published);
            db.Add(LibraryForm.Of(authority, published, form));
            await db.SaveChangesAsync();
        });
        return (await port.StaffAsync(authority, "administer"), authority);
    }

    [Fact]
    public async Task A_new_version_of_the_master_is_shown_and_nothing_changes_by_itself()
    {
        var (admin, authority) = await VariantAsync();
        var row = (await admin.GetAsync($"/api/t/{authority.Slug}/forms")).Ok()["items"]!.AsArray().Single(item => (string)item!["code"]! == "mooring-use")!;
        ((string)row["masterUpdate"]!["version"]!).ShouldBe("2027.1");

        var update = (await admin.GetAsync($"/api/t/{authority.Slug}/forms/mooring-use/master-update")).Ok();
        ((string)update["base"]!).ShouldBe("2026.1");
        update["conflicts"]!.AsArray().Select(one => (string)one!["path"]!).ShouldBe(
            ["steps/berth/fields/facility/help", "steps/period/fields/period/maxDays"], ignoreOrder: true);
        var days = update["conflicts"]!.AsArray().Single(one => (string)one!["property"]! == "maxDays")!;
        ((string)days["base"]!, (string)days["yours"]!, (string)days["theirs"]!).ShouldBe(("92", "31", "90"));
        update["clean"]!.AsArray().Where(one => (string)one!["kind"]! == "added").Select(one => (string)one!["field"]!).ShouldBe(["emergencyPhone", "shorePower", "stayHours"], ignoreOrder: true);

        await port.InAsync(authority, async services =>
        {
            var form = (await services.GetRequiredService<IForms>().GetAsync(authority.Id, "mooring-use", null, default))!;
            form.Version.ShouldBe("2026.1-aohama");
            form.Steps.SelectMany(step => step.Fields).ShouldNotContain(field => field.Id == "emergencyPhone");
        });
    }

    [Fact]
    public async Task Taking_it_makes_a_working_copy_with_the_choices_and_publishes_nothing()
    {
        var (admin, authority) = await VariantAsync();
        var work = (await admin.PostAsync($"/api/t/{authority.Slug}/forms/mooring-use/actions/take-master",
            new { choices = new Dictionary<string, string> { ["steps/period/fields/period/maxDays"] = "theirs" } })).Ok();

        ((string)work["base"]!["version"]!).ShouldBe("2027.1");
        var fields = work["definition"]!["steps"]!.AsArray().SelectMany(step => step!["fields"]!.AsArray()).ToDictionary(field => (string)field!["id"]!, field => field!);
        ((int)fields["period"]["maxDays"]!).ShouldBe(90, "chosen");
        ((string)fields["facility"]["help"]!["ja"]!)[..4].ShouldBe("青浜港は", "not chosen: stays the authority's");
        fields.ShouldContainKey("deadweight", "own items stay");
        fields.ShouldNotContainKey("mooringMethod", "what the authority left out stays out");
        ((string)(await admin.PostAsync($"/api/t/{authority.Slug}/forms/mooring-use/work/actions/publish", new { version = "2027.1-own", effectiveFrom = "2099-04-01" })).Ok()["version"]!).ShouldBe("2027.1-own");
        (await admin.PostAsync($"/api/t/{authority.Slug}/forms", new { code = "mooring-use", from = new { kind = "version", version = "2027.1-own" } })).Ok();
        (await admin.GetAsync($"/api/t/{authority.Slug}/forms/mooring-use/master-update")).Refused(HttpStatusCode.NotFound, "form.no-update");
    }

    [Theory]
    [InlineData("chidori", "mooring-use")]
    [InlineData("shiomi", "mooring-use")]
    [InlineData("chidori", "water-area-occupancy")]
    [InlineData("aohama", "water-area-occupancy")]
    public async Task Every_demo_variant_can_take_it_and_still_be_published(string demo, string code)
    {
        var (admin, authority) = await VariantAsync(demo, code);
        (await admin.PostAsync($"/api/t/{authority.Slug}/forms/{code}/actions/take-master", new { choices = new { } })).Ok();
        (await admin.PostAsync($"/api/t/{authority.Slug}/forms/{code}/work/actions/publish", new { version = "next", effectiveFrom = "2099-04-01" })).Ok();
    }

    [Fact]
    public async Task Versions_are_compared_in_words()
    {
        var (admin, authority) = await VariantAsync();
        await admin.PostAsync($"/api/t/{authority.Slug}/forms/mooring-use/actions/take-master", new { choices = new { } });
        var changes = (await admin.GetAsync($"/api/t/{authority.Slug}/forms/mooring-use/versions/2026.1-aohama/changes/work")).Ok()["changes"]!.AsArray();
        changes.Select(one => $"{one!["kind"]} {one["field"]}").ShouldContain("added emergencyPhone");
        (await admin.GetAsync($"/api/t/{authority.Slug}/forms/mooring-use/versions/1999/changes/work")).Refused(HttpStatusCode.NotFound, "form.not-found");
    }

    [Fact]
    public async Task Anothers_published_form_is_found_in_the_library_and_started_from()
    {
        await VariantAsync();
        var (_, neighbour) = await VariantAsync("shiomi");
        var authority = await port.NewAuthorityAsync();
        var admin = await port.StaffAsync(authority, "administer");
        var rows = (await admin.GetAsync($"/api/t/{authority.Slug}/form-library?query={Uri.EscapeDataString(neighbour.Name.Ja)}")).Ok()["items"]!.AsArray();
        var row = rows.Single(one => (string)one!["authority"]! == neighbour.Slug)!;
        ((int)row["questions"]!).ShouldBeGreaterThan(10);

        var work = (await admin.PostAsync($"/api/t/{authority.Slug}/forms", new { code = "mooring-use", from = new { kind = "library", code = "mooring-use", authority = neighbour.Slug } })).Ok();
        ((string)work["base"]!["master"]!).ShouldBe("mooring-use", "common items are guarded here too");
        var all = await admin.PagesAsync($"/api/t/{authority.Slug}/form-library?query=mooring-use");
        all.Rows.Count.ShouldBeGreaterThan(1, "two neighbours at least");
        (await admin.PagesAsync($"/api/t/{authority.Slug}/form-library?query=mooring-use&take=1")).All("id").ShouldBe(all.All("id"));
        all.Count.ShouldBe(all.Rows.Count);
        (await admin.GetAsync($"/api/t/{authority.Slug}/form-library?query=xyzzy")).Ok()["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_leaves_as_a_file_and_its_return_is_looked_at_before_it_is_taken()
    {
        var (admin, authority) = await VariantAsync();
        var file = (await admin.GetAsync($"/api/t/{authority.Slug}/forms/mooring-use/versions/2026.1-aohama/export")).Ok().Body!;
        file["steps"]![0]!["title"]!["ja"] = "だれが";
        file["steps"]!.AsArray().Last()!["fields"]!.AsArray().Clear();
        var preview = (await admin.PostAsync($"/api/t/{authority.Slug}/forms/actions/preview-import", new { definition = file })).Ok();
        ((string)preview["against"]!).ShouldBe("2026.1-aohama");
        preview["changes"]!.AsArray().Select(one => $"{one!["kind"]} {one["step"]} {one["field"]}").ShouldContain("removed confirm declaration");
        preview["findings"]!.AsArray().Select(one => (string)one!["code"]!).ShouldContain("common.missing");
        (await admin.GetAsync($"/api/t/{authority.Slug}/forms/mooring-use/work")).Refused(HttpStatusCode.NotFound, "form.no-work");
    }
}
