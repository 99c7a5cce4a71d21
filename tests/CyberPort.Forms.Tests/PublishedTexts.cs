using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Persistence;
using CyberPort.Forms.Variants;
using CyberPort.Platform;
using CyberPort.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Forms.Tests;

[CollectionDefinition(nameof(PortService))]
public sealed class PortServiceCollection : ICollectionFixture<PortService>;

[Collection(nameof(PortService))]
public sealed class PublishedTexts(PortService port)
{
    private static FormDefinition Small(string version, string title) => FormDefinition.Parse($$$"""
        {"code":"small","version":"{{{version}}}","title":{"ja":"{{{title}}}","en":"x"},"steps":[{"id":"a","title":{"ja":"x","en":"x"},
         "fields":[{"id":"b","type":"text","label":{"ja":"x","en":"x"},"showWhen":{"field":"b","is":"in","value":[1,"x"]}}]}]}
        """);

    [Fact]
    public async Task Anyone_reads_a_national_form_and_may_keep_it()
    {
        var authority = await port.NewAuthorityAsync();

        var form = (await port.Visitor().GetAsync($"/api/t/{authority.Slug}/forms/mooring-use/versions/2026.1")).Ok();

        ((string)form["title"]!["ja"]!).ShouldBe("係留施設使用許可申請書");
        form.Raw.Headers.CacheControl!.Public.ShouldBeTrue();
        form["steps"]!.AsArray().Count.ShouldBeGreaterThan(5);
        ((string)form["steps"]![0]!["fields"]![0]!["type"]!).ShouldBe("party");
    }

    [Fact]
    public async Task What_the_page_gets_asks_the_same_as_what_the_server_checks()
    {
        var authority = await port.NewAuthorityAsync();
        foreach (var master in Definitions.NationalMasters.All)
        {
            var form = (await port.Visitor().GetAsync($"/api/t/{authority.Slug}/forms/{master.Code}/versions/{master.Version}")).Ok();
            JsonNode.DeepEquals(JsonNode.Parse(FormDefinition.Parse(form.Body!.ToJsonString()).ToJson()), JsonNode.Parse(master.ToJson())).ShouldBeTrue(master.Code);
        }
    }

    [Fact]
    public async Task An_unknown_version_is_not_found()
    {
        var authority = await port.NewAuthorityAsync();
        (await port.Visitor().GetAsync($"/api/t/{authority.Slug}/forms/mooring-use/versions/1999.9")).Refused(HttpStatusCode.NotFound, "form.not-found");
    }

    [Fact]
    public async Task Another_authoritys_text_is_not_found()
    {
        var (mine, other) = (await port.NewAuthorityAsync(), await port.NewAuthorityAsync());
        await Publish(mine, Small("v1", "私たちの様式"), new DateOnly(2020, 4, 1));

        (await port.Visitor().GetAsync($"/api/t/{mine.Slug}/forms/small/versions/v1")).Ok();
        (await port.Visitor().GetAsync($"/api/t/{other.Slug}/forms/small/versions/v1")).Refused(HttpStatusCode.NotFound, "form.not-found");
        await port.InAsync(other, async services =>
        {
            var db = services.GetRequiredService<FormsDb>();
            (await db.Versions.CountAsync(v => v.Code == "small")).ShouldBe(0);
            (await db.Database.SqlQueryRaw<int>("select count(*)::int as \"Value\" from forms.form_version where code = 'small'").SingleAsync()).ShouldBe(0);
            (await services.GetRequiredService<IForms>().GetAsync(mine.Id, "small", "v1", default)).ShouldBeNull("not even when asked by name");
        });
    }

    [Fact]
    public async Task The_text_in_force_is_the_latest_that_has_begun_and_drafts_keep_theirs()
    {
        var authority = await port.NewAuthorityAsync();
        await Publish(authority, Small("v1", "旧"), new DateOnly(2020, 4, 1));
        await Publish(authority, Small("v2", "今"), new DateOnly(2021, 4, 1));
        await Publish(authority, Small("v3", "来年"), new DateOnly(2199, 4, 1));
        await port.InAsync(authority, async services =>
        {
            var forms = services.GetRequiredService<IForms>();
            (await forms.GetAsync(authority.Id, "small", null, default))!.Version.ShouldBe("v2");
            (await forms.GetAsync(authority.Id, "small", "v1", default))!.Title.Ja.ShouldBe("旧");
            (await forms.GetAsync(authority.Id, "mooring-use", null, default))!.Version.ShouldBe("2026.1");
            (await forms.GetAsync(authority.Id, "nothing", null, default)).ShouldBeNull();
        });
    }

    [Fact]
    public async Task A_published_text_is_never_changed()
    {
        var authority = await port.NewAuthorityAsync();
        await Publish(authority, Small("v1", "一度だけ"), new DateOnly(2020, 4, 1));
        await Should.ThrowAsync<DbUpdateException>(() => Publish(authority, Small("v1", "二度目"), new DateOnly(2020, 4, 1)));
        await port.InAsync(authority, services => Should.ThrowAsync<Npgsql.PostgresException>(() =>
            services.GetRequiredService<FormsDb>().Database.ExecuteSqlRawAsync("update forms.form_version set definition = null")));
    }

    [Fact]
    public async Task The_server_checks_codes_against_every_national_list_and_the_authoritys_facilities()
    {
        var authority = await port.NewAuthorityAsync();
        await port.InAsync(authority, async services =>
        {
            var forms = services.GetRequiredService<IForms>();
            var form = (await forms.GetAsync(authority.Id, "mooring-use", null, default))!;
            var codes = await forms.CodesAsync(authority.Id, default);
            var answers = Sample.Of(form);
            FormEngine.Validate(form, answers, "ja", Sample.Today, codes).ShouldBeEmpty();
            answers["facility"] = "SOMEWHERE";
            answers["vessel"]!["flag"] = "XX";
            FormEngine.Validate(form, answers, "ja", Sample.Today, codes).Select(error => (error.Field, error.Code))
                .ShouldBe([("vessel.flag", "code.unknown"), ("facility", "code.unknown")]);
        });
    }

    [Fact]
    public async Task Demo_forms_are_loaded_once()
    {
        foreach (var demo in port.Services.GetServices<IDemoData>().Where(demo => demo.Order is 10 or 30).OrderBy(demo => demo.Order))
        {
            for (var again = 0; again < 2; again++)
            {
                await using var scope = port.Services.CreateAsyncScope();
                await demo.LoadAsync(scope.ServiceProvider, default);
            }
        }

        foreach (var (slug, form) in DemoVariants.All())
        {
            var shown = (await port.Visitor().GetAsync($"/api/t/{slug}/forms/{form.Code}/versions/{form.Version}")).Ok();
            ((string)shown["title"]!["ja"]!).ShouldBe(form.Title.Ja);
        }
    }

    private Task Publish(TenantInfo authority, FormDefinition form, DateOnly from) => port.InAsync(authority, async services =>
    {
        var db = services.GetRequiredService<FormsDb>();
        db.Add(FormVersion.Of(form, from, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        await db.SaveChangesAsync();
    });
}
