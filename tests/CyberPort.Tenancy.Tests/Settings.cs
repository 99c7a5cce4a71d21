using System.Net;
using System.Text.Json.Nodes;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using Npgsql;

namespace CyberPort.Tenancy.Tests;

/// <summary>設定: what an authority's administrator may change, what is refused, and what follows.</summary>
[Collection(nameof(PortOnItsHost))]
public sealed class Settings(PortOnItsHost port)
{
    private sealed record Desk(TenantInfo Authority, PortClient Admin)
    {
        public string Path => $"/api/t/{Authority.Slug}/settings";

        /// <summary>The settings as they are, with a change, as the page would send them.</summary>
        public async Task<Answer> SaveAsync(Action<JsonObject> change, int? version = null)
        {
            var now = (await Admin.GetAsync(Path)).Ok();
            var body = now.Body!.AsObject();
            body.Remove("version");
            change(body);
            return await Admin.PutAsync(Path, body, version ?? now.Version);
        }
    }

    private async Task<Desk> DeskAsync()
    {
        var authority = await port.NewAuthorityAsync();
        return new(authority, await port.StaffAsync(authority, "administer"));
    }

    private static (string Field, string Code) First(Answer refused) =>
        ((string)refused["errors"]!.AsArray().ShouldHaveSingleItem()!["field"]!, (string)refused["errors"]![0]!["code"]!);

    [Fact]
    public async Task A_change_is_kept_shown_to_everyone_and_stands_in_the_audit_trail()
    {
        var desk = await DeskAsync();

        var saved = (await desk.SaveAsync(s =>
        {
            s["name"]!["ja"] = "新しい港湾局";
            s["branding"] = new JsonObject { ["accent"] = "#7a0019", ["accentText"] = "#ffffff", ["crest"] = "<svg xmlns='http://www.w3.org/2000/svg'><circle r='4'/></svg>" };
        })).Ok();

        ((int)saved["version"]!).ShouldBe(2);
        var visitor = port.Visitor();
        ((string)(await visitor.GetAsync($"/api/t/{desk.Authority.Slug}/site")).Ok()["name"]!["ja"]!).ShouldBe("新しい港湾局");
        (await visitor.Http.GetStringAsync($"/api/t/{desk.Authority.Slug}/branding.css")).ShouldBe(":root{--authority-accent:#7a0019;--authority-accent-text:#ffffff}\n");
        (await ScalarAsync($"""
            select concat_ws('|', actor_name <> '', before->'branding'->>'accent', after->'branding'->>'accent', after->'name'->>'ja')
            from platform.audit_entry where tenant_id = '{desk.Authority.Id}' and action = 'settings.changed'
            """)).ShouldBe("t|#0017c1|#7a0019|新しい港湾局");
    }

    [Fact]
    public async Task Whoever_saves_second_is_told_and_changes_nothing()
    {
        var desk = await DeskAsync();
        (await desk.SaveAsync(s => s["chiefTitle"]!["ja"] = "一人目")).Ok();

        (await desk.SaveAsync(s => s["chiefTitle"]!["ja"] = "二人目", version: 1)).Refused(HttpStatusCode.PreconditionFailed, "settings.stale");
        (await desk.Admin.PutAsync(desk.Path, (await desk.Admin.GetAsync(desk.Path)).Body!)).Refused(HttpStatusCode.BadRequest, "precondition.required");

        ((string)(await desk.Admin.GetAsync(desk.Path)).Ok()["chiefTitle"]!["ja"]!).ShouldBe("一人目");
    }

    [Theory]
    [InlineData("accent", "#ffff00", "branding", "settings.contrast")]
    [InlineData("accent", "red", "branding.accent", "settings.colour")]
    [InlineData("accentText", "#fff;}body{display:none", "branding.accentText", "settings.colour")]
    [InlineData("crest", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "branding.crest", "settings.crest")]
    [InlineData("crest", "<svg xmlns='http://www.w3.org/2000/svg'/onload='alert(1)'/>", "branding.crest", "settings.crest")]
    [InlineData("crest", "<svg xmlns='http://www.w3.org/2000/svg'><g/onclick='alert(1)'/></svg>", "branding.crest", "settings.crest")]
    [InlineData("crest", "<svg><script>alert(1)</script></svg>", "branding.crest", "settings.crest")]
    [InlineData("crest", "<svg><a xlink:href='javascript:alert(1)'/></svg>", "branding.crest", "settings.crest")]
    [InlineData("crest", "<svg><style>@import url(//x)</style></svg>", "branding.crest", "settings.crest")]
    [InlineData("crest", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "branding.crest", "settings.crest")]
    [InlineData("crest", "hello", "branding.crest", "settings.crest")]
    public async Task A_look_that_cannot_be_read_or_could_do_harm_is_refused_beside_its_field(string part, string value, string field, string code)
    {
        var desk = await DeskAsync();

        var refused = (await desk.SaveAsync(s => s["branding"]![part] = value)).Refused(HttpStatusCode.BadRequest, "request.invalid");

        First(refused).ShouldBe((field, code));
        ((string)(await desk.Admin.GetAsync(desk.Path)).Ok()["branding"]!["accent"]!).ShouldBe("#0017c1");
    }

    [Theory]
    [InlineData("""{"contact":{"hours":null}}""", "contact.hours", "required")]
    [InlineData("""{"contact":{"department":null}}""", "contact.department", "required")]
    [InlineData("""{"name":null}""", "name", "required")]
    [InlineData("""{"branding":null}""", "branding", "required")]
    [InlineData("""{"hostNames":[null]}""", "hostNames[0]", "required")]
    [InlineData("""{"appeal":{"defendant":"\u0000"}}""", "appeal.defendant", "text.characters")]
    [InlineData("""{"name":{"ja":"一行目\n二行目"}}""", "name.ja", "settings.name")]
    [InlineData("""{"contact":{"department":{"ja":"\u202e課湾港"}}}""", "contact.department.ja", "settings.department")]
    public async Task What_is_missing_or_cannot_be_kept_is_refused_beside_its_field(string change, string field, string code)
    {
        var desk = await DeskAsync();

        var refused = (await desk.SaveAsync(s => Lay((JsonObject)s, (JsonObject)JsonNode.Parse(change)!))).Refused(HttpStatusCode.BadRequest, "request.invalid");

        First(refused).ShouldBe((field, code));
    }

    [Fact]
    public async Task What_is_no_JSON_is_refused_whole_and_no_answer_of_a_person_is_kept_on_the_way()
    {
        var desk = await DeskAsync();

        (await desk.Admin.PostAsync("/api/identity/sign-in", "no object")).Refused(HttpStatusCode.BadRequest, "request.unreadable");

        (await desk.Admin.GetAsync("/api/my/cases?take=abc")).Refused(HttpStatusCode.BadRequest, "request.unreadable");
        (await desk.Admin.GetAsync(desk.Path)).Raw.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await desk.Admin.GetAsync($"/api/t/{desk.Authority.Slug}/branding.css")).Raw.Headers.CacheControl?.NoStore.ShouldBeFalse();
    }

    private static void Lay(JsonObject onto, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            if (value is JsonObject part && onto[name] is JsonObject below)
            {
                Lay(below, part);
            }
            else
            {
                onto[name] = value?.DeepClone();
            }
        }
    }

    [Fact]
    public async Task A_crest_of_more_than_64_KB_is_refused() =>
        First((await (await DeskAsync()).SaveAsync(s => s["branding"]!["crest"] = $"<svg>{new string(' ', 65_536)}</svg>"))
            .Refused(HttpStatusCode.BadRequest, "request.invalid")).ShouldBe(("branding.crest", "settings.crest"));

    [Fact]
    public async Task A_second_factor_that_is_asked_for_is_asked_for_at_once()
    {
        var desk = await DeskAsync();
        (await desk.Admin.GetAsync(desk.Path)).Ok();

        (await desk.SaveAsync(s => s["requiresSecondFactor"] = true)).Ok();

        (await desk.Admin.GetAsync(desk.Path)).Refused(HttpStatusCode.Forbidden, "identity.second-factor-required");
    }

    [Theory]
    [InlineData("receive", "review", "decide", "helpDesk")]
    [InlineData]
    public async Task Only_administrators_change_settings(params string[] roles)
    {
        var desk = await DeskAsync();
        var other = await port.SignInAsync(await port.NewPersonAsync(roles.Length == 0 ? null : desk.Authority, roles));

        (await other.PutAsync(desk.Path, (await desk.Admin.GetAsync(desk.Path)).Body!, 1)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_host_name_of_its_own_leads_to_the_authority()
    {
        var desk = await DeskAsync();
        var host = $"{desk.Authority.Slug}.port.example";

        var saved = (await desk.SaveAsync(s => s["hostNames"] = new JsonArray($"  {host.ToUpperInvariant()}. ", $"青浜.{host}"))).Ok();

        saved["hostNames"]!.AsArray().Select(h => (string)h!).ShouldBe([host, $"xn--i0w180g.{host}"], ignoreOrder: true);
        (await SiteOfAsync(host)).ShouldBe(desk.Authority.Slug);
        (await SiteOfAsync(host.ToUpperInvariant())).ShouldBe(desk.Authority.Slug);
        (await SiteOfAsync("localhost")).ShouldBeNull();
        (await SiteOfAsync("elsewhere.port.example")).ShouldBeNull();

        (await desk.SaveAsync(s => s["hostNames"] = new JsonArray())).Ok();
        (await SiteOfAsync(host)).ShouldBeNull();
    }

    [Theory]
    [InlineData("https://port.example", "settings.host")]
    [InlineData("port.example/kowan", "settings.host")]
    [InlineData("kowan", "settings.host")]
    [InlineData("192.0.2.1", "settings.host")]
    [InlineData("-a.example", "settings.host")]
    [InlineData("a b.example", "settings.host")]
    [InlineData("", "settings.host")]
    public async Task What_is_no_host_name_is_refused_beside_its_field(string host, string code) =>
        First((await (await DeskAsync()).SaveAsync(s => s["hostNames"] = new JsonArray("good.port.example", host)))
            .Refused(HttpStatusCode.BadRequest, "request.invalid")).ShouldBe(("hostNames[1]", code));

    [Fact]
    public async Task A_host_name_belongs_to_one_authority_and_the_service_keeps_its_own()
    {
        var (one, other) = (await DeskAsync(), await DeskAsync());
        var host = $"{one.Authority.Slug}.taken.example";
        (await one.SaveAsync(s => s["hostNames"] = new JsonArray(host))).Ok();

        First((await other.SaveAsync(s => s["hostNames"] = new JsonArray(host))).Refused(HttpStatusCode.BadRequest, "settings.host-taken"))
            .ShouldBe(("hostNames[0]", "settings.host-taken"));
        First((await other.SaveAsync(s => s["hostNames"] = new JsonArray("www.port-service.example"))).Refused(HttpStatusCode.BadRequest, "settings.host-ours"))
            .ShouldBe(("hostNames[0]", "settings.host-ours"));
        (await SiteOfAsync(host)).ShouldBe(one.Authority.Slug);
    }

    [Fact]
    public async Task Days_of_its_own_on_which_the_office_is_closed_are_kept_and_closed()
    {
        var desk = await DeskAsync();
        var today = TimeProvider.System.TodayInJapan();
        JsonObject Day(DateOnly day, string name) => new() { ["day"] = day.ToString("O"), ["everyYear"] = false, ["name"] = new JsonObject { ["ja"] = name, ["en"] = "" } };
        await desk.SaveAsync(s => s["contact"]!["hours"] = JsonNode.Parse("""[{ "from": 1, "to": 7, "opens": "08:30:00", "closes": "17:15:00" }]"""));

        First((await desk.SaveAsync(s => s["calendar"]!["closedDays"] = new JsonArray(Day(today, " ")))).Refused(HttpStatusCode.BadRequest, "request.invalid"))
            .ShouldBe(("calendar.closedDays[0]", "settings.closed-day"));
        (await desk.SaveAsync(s => s["calendar"]!["closedDays"] = new JsonArray(Day(today, "港まつり"), Day(today, "二回目")))).Refused(HttpStatusCode.BadRequest, "request.invalid")
            ["errors"]!.AsArray().Select(e => (string)e!["code"]!).ShouldContain("settings.closed-day-twice");
        (await desk.SaveAsync(s => s["calendar"]!["closedDays"] = new JsonArray(Day(today, "港まつり")))).Ok();

        var contact = (await port.Visitor().GetAsync($"/api/t/{desk.Authority.Slug}/site")).Ok()["contact"]!;
        contact["openToday"].ShouldBeNull();
        ((bool)contact["yearEndClosed"]!).ShouldBeTrue();
        (await desk.SaveAsync(s => s["calendar"]!["yearEndClosed"] = false)).Ok();
        ((bool)(await port.Visitor().GetAsync($"/api/t/{desk.Authority.Slug}/site")).Ok()["contact"]!["yearEndClosed"]!).ShouldBeFalse();
        ((string)(await desk.Admin.GetAsync(desk.Path)).Ok()["calendar"]!["closedDays"]![0]!["name"]!["ja"]!).ShouldBe("港まつり");
    }

    private async Task<string?> SiteOfAsync(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/site");
        request.Headers.Host = host;
        using var answer = await port.Visitor().Http.SendAsync(request);
        return (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["authority"];
    }

    private async Task<string?> ScalarAsync(string sql)
    {
        await using var owner = new NpgsqlConnection(port.OwnerConnection);
        await owner.OpenAsync();
        await using var command = new NpgsqlCommand(sql, owner);
        return await command.ExecuteScalarAsync() as string;
    }
}
