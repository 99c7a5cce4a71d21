using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Tenancy.Tests;

/// <summary>運用コマンド: how a service without demonstration data gets its first authority, administrator and operator.</summary>
[Collection(nameof(PortOnItsHost))]
public sealed class Commands(PortOnItsHost port)
{
    private async Task<(int Code, string Said)> RunAsync(string name, params string[] arguments)
    {
        using var said = new StringWriter();
        var code = -1;
        await port.InAsync(null, async services => code = await services.GetServices<ICommand>().Single(c => c.Name == name).RunAsync(arguments, said, default));
        return (code, said.ToString());
    }

    private static async Task<(string Path, string Slug)> FileAsync(Action<JsonNode>? change = null)
    {
        var slug = "minato" + Guid.NewGuid().ToString("N")[..8];
        var file = JsonNode.Parse($$"""
            {
              "slug": "{{slug}}", "name": { "ja": "湊市", "en": "Minato City" }, "kana": "みなとし", "chiefTitle": { "ja": "湊市長", "en": "Mayor of Minato" },
              "numberPrefix": "{{string.Concat(slug[^6..].Select(c => (char)('A' + c % 26)))}}", "profile": "full", "twoPersonDecision": true,
              "branding": { "accent": "#0017c1", "accentText": "#ffffff", "crest": null },
              "contact": { "department": { "ja": "港湾課", "en": "Ports Division" }, "phone": "03-0000-0000", "email": "kowan@minato.example", "address": { "ja": "湊市1-1", "en": "1-1 Minato" }, "hours": [] },
              "appeal": { "reviewBody": "湊市長", "defendant": "湊市", "representative": "湊市長" }, "calendar": { "businessDaysOnly": false, "yearEndClosed": true },
              "ports": [{ "code": "minato", "locode": null, "name": { "ja": "湊港", "en": "Port of Minato" }, "kana": "みなとこう", "class": "important" }],
              "facilities": [{ "code": "1", "port": "minato", "kind": "quay", "name": { "ja": "1号岸壁", "en": "Quay 1" } }]
            }
            """)!;
        change?.Invoke(file);
        var path = Path.Combine(Path.GetTempPath(), slug + ".json");
        await File.WriteAllTextAsync(path, file.ToJsonString());
        return (path, slug);
    }

    [Fact]
    public async Task An_authority_comes_into_the_service_by_its_file_and_its_administrator_by_mail()
    {
        var (path, slug) = await FileAsync();

        var loaded = await HostProcess.RunAsync(port, "authority", "load", path);
        loaded.ExitCode.ShouldBe(0, loaded.Said);
        ((string)(await port.Visitor().GetAsync($"/api/t/{slug}/site")).Ok()["name"]!["ja"]!).ShouldBe("湊市");

        var email = $"{slug}@minato.example";
        (await RunAsync("member invite", slug, email, "湊 管理", "administer")).Code.ShouldBe(0);
        (await RunAsync("member invite", slug, email, "湊 管理", "king")).Said.ShouldContain("at least one role");
        (await RunAsync("member invite", "nowhere", email, "湊 管理", "administer")).Code.ShouldBe(2);
        ((long)(await port.ScalarAsync($"select count(*) from platform.mail where recipient = '{email}' and text_body like '%湊市%'"))!).ShouldBe(1);
    }

    [Fact]
    public async Task The_file_again_adds_what_is_new_and_leaves_what_the_authority_has_changed()
    {
        var (path, slug) = await FileAsync();
        (await RunAsync("authority load", path)).Said.ShouldContain("added");
        var file = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        file["name"]!["ja"] = "別の名";
        file["facilities"]!.AsArray().Add(JsonNode.Parse("""{ "code": "2", "port": "minato", "kind": "quay", "name": { "ja": "2号岸壁", "en": "Quay 2" } }"""));
        await File.WriteAllTextAsync(path, file.ToJsonString());

        (await RunAsync("authority load", path)).Said.ShouldContain("was there already");

        (await port.Visitor().GetAsync($"/api/t/{slug}/codes/facilities")).Ok()["items"]!.AsArray().Count.ShouldBe(2);
        ((string)(await port.Visitor().GetAsync($"/api/t/{slug}/site")).Ok()["name"]!["ja"]!).ShouldBe("湊市");
    }

    [Fact]
    public async Task A_file_that_will_not_do_is_refused_in_words()
    {
        (await RunAsync("authority load", "/nowhere.json")).Code.ShouldBe(2);
        (await RunAsync("authority load", (await FileAsync(f => f["slug"] = "api")).Path)).Said.ShouldContain("authority_slug_reserved");
        (await RunAsync("authority load", (await FileAsync(f => f["profile"] = "grand")).Path)).Said.ShouldContain("authority_profile_known");
        (await RunAsync("authority load", (await FileAsync(f => f["ports"]![0]!["class"] = "huge")).Path)).Said.ShouldStartWith("The file cannot be read");
    }

    [Fact]
    public async Task An_operator_is_a_registered_person()
    {
        var person = await port.NewPersonAsync();
        var browser = await port.SignInAsync(person);
        (await browser.GetAsync("/api/operator/dead-letters")).Status.ShouldBe(HttpStatusCode.Forbidden);

        (await RunAsync("operator add", "nobody@test.example")).Code.ShouldBe(1);
        (await RunAsync("operator add", person.Email)).Code.ShouldBe(0);
        (await (await port.SignInAsync(person)).GetAsync("/api/operator/dead-letters")).Status.ShouldNotBe(HttpStatusCode.Forbidden);
        (await RunAsync("operator remove", person.Email)).Code.ShouldBe(0);
        (await (await port.SignInAsync(person)).GetAsync("/api/operator/dead-letters")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
