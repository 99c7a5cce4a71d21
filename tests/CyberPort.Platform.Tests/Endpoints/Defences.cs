using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Security;
using CyberPort.Platform.Tests.Probe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CyberPort.Platform.Tests.Endpoints;

public sealed class Defences(ProbeService service) : IClassFixture<ProbeService>
{
    private static void Map(ApiRoutes routes)
    {
        routes.Open.MapGet("/look", () => "").WithName("Look").ForAnyone();
        routes.Open.MapGet("/cleared", (HttpContext http) => http.Response.Clear()).WithName("Cleared").ForAnyone();
        routes.Open.MapGet("/sandboxed", (HttpContext http) => { http.Response.Headers.ContentSecurityPolicy = "sandbox"; }).WithName("Sandboxed").ForAnyone();
        routes.Open.MapPost("/change", () => TypedResults.NoContent()).WithName("Change").ForAnyone();
    }

    private Task<ProbeNode> StartAsync() => ProbeNode.StartAsync(service.Database, map: Map, settings: new()
    {
        ["Cyberport:Limits:CallsPerMinute"] = "5", ["Cyberport:Limits:WritesPerMinute"] = "2",
    });

    private static HttpClient From(HttpClient http, string address)
    {
        http.DefaultRequestHeaders.Add("X-Address", address);
        return http;
    }

    [Fact]
    public async Task Too_many_calls_from_one_address_are_told_to_wait()
    {
        await using var node = await StartAsync();
        var http = From(node.Browser(), "203.0.113.7");
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        for (var i = 0; i < 5; i++)
        {
            (await http.GetAsync("/api/look")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var refused = await http.GetAsync("/api/look");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeGreaterThanOrEqualTo(1);
        var body = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;
        ((string)body["code"]!).ShouldBe("request.too-many");
        ((string)body["title"]!).ShouldStartWith("Too many requests");
        (await From(node.Browser(), "203.0.113.8").GetAsync("/api/look")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Writes_are_counted_more_strictly()
    {
        await using var node = await StartAsync();
        var http = From(await node.ArmedBrowserAsync(), "203.0.113.7");

        (await http.PostAsJsonAsync("/api/change", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await http.PostAsJsonAsync("/api/change", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await http.PostAsJsonAsync("/api/change", new { })).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await http.GetAsync("/api/look")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_network_of_IPv6_is_one_address_and_this_machine_is_not_counted()
    {
        await using var node = await StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await From(node.Browser(), $"2001:db8:1:2::{i + 1}").GetAsync("/api/look");
        }

        (await From(node.Browser(), "2001:db8:1:2::99").GetAsync("/api/look")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await From(node.Browser(), "2001:db8:1:3::1").GetAsync("/api/look")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var here = From(node.Browser(), "127.0.0.1");
        for (var i = 0; i < 20; i++)
        {
            (await here.GetAsync("/api/look")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_policy()
    {
        await using var node = await StartAsync();
        foreach (var path in new[] { "/api/look", "/api/cleared", "/health/live", "/nothing/here", "/openapi/v1.json" })
        {
            var response = await node.Browser().GetAsync(path);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("script-src 'self';");
            policy.ShouldContain("object-src 'self' blob:"); // the officer's preview of a letter, fetched by the page itself
            policy.ShouldContain("frame-src 'self' blob:");
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldContain("connect-src 'self' ws://localhost wss://localhost");
            response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            response.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("not on localhost");
        }
    }

    [Fact]
    public async Task A_stricter_policy_of_an_answer_stays()
    {
        await using var node = await StartAsync();

        (await node.Browser().GetAsync("/api/sandboxed")).Headers.GetValues("Content-Security-Policy").Single().ShouldBe("sandbox");
    }

    [Fact]
    public void No_script_stands_in_a_page() => SecurityHeaders.Policy("example.jp").Split("; ").Single(d => d.StartsWith("script-src", StringComparison.Ordinal)).ShouldBe("script-src 'self'");
}
