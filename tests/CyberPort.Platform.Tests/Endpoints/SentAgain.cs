using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Idempotency;
using CyberPort.Platform.Tests.Probe;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Tests.Endpoints;

/// <summary>Idempotency-Key: what a phone in a tunnel sends twice happens once.</summary>
public sealed class SentAgain(ProbeService service) : IClassFixture<ProbeService>, IAsyncLifetime
{
    private ProbeNode node = null!;
    private int calls;

    public async Task InitializeAsync() => node = await ProbeNode.StartAsync(service.Database, map: Map, add: s => s.AddSingleton<IValidator<SayRequest>, SayValidator>());

    public async Task DisposeAsync() => await node.DisposeAsync();

    private void Map(ApiRoutes routes) => routes.My.MapPost("/say", async (SayRequest request, HttpResponse response) =>
    {
        var number = Interlocked.Increment(ref calls);
        await Task.Delay(request.Word == "slow" ? 500 : 0);
        if (request.Word is "fail" or "early" && number == 1)
        {
            return Microsoft.AspNetCore.Http.Results.StatusCode(request.Word == "fail" ? 503 : 409);
        }

        response.SetVersion(7);
        return Microsoft.AspNetCore.Http.Results.Created($"/api/my/say/{number}", new { number, request.Word });
    }).WithName("SaySomething").AcceptsIdempotencyKey();

    private static async Task<HttpResponseMessage> SayAsync(HttpClient http, string word, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/my/say") { Content = JsonContent.Create(new { word }) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await http.SendAsync(request);
    }

    private static async Task<JsonNode> BodyAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    [Fact]
    public async Task The_same_call_gets_the_same_answer()
    {
        var http = await node.ArmedBrowserAsync(Guid.CreateVersion7());

        var first = await SayAsync(http, "hello", "k1");
        var second = await SayAsync(http, "hello", "k1");

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        second.Headers.Location.ShouldBe(first.Headers.Location);
        second.Headers.ETag.ShouldBe(first.Headers.ETag);
        second.Content.Headers.ContentType.ShouldBe(first.Content.Headers.ContentType);
        calls.ShouldBe(1);
    }

    [Fact]
    public async Task Another_call_under_the_same_key_is_refused()
    {
        var http = await node.ArmedBrowserAsync(Guid.CreateVersion7());
        await SayAsync(http, "hello", "k1");

        var other = await SayAsync(http, "goodbye", "k1");

        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        ((string)(await BodyAsync(other))["code"]!).ShouldBe("idempotency.reused");
        calls.ShouldBe(1);
    }

    [Fact]
    public async Task Keys_of_two_persons_do_not_meet_and_no_key_means_no_memory()
    {
        await SayAsync(await node.ArmedBrowserAsync(Guid.CreateVersion7()), "hello", "k1");
        var http = await node.ArmedBrowserAsync(Guid.CreateVersion7());
        await SayAsync(http, "hello", "k1");
        await SayAsync(http, "hello", null);
        await SayAsync(http, "hello", null);

        calls.ShouldBe(4);
    }

    [Fact]
    public async Task Two_at_once_are_one()
    {
        var http = await node.ArmedBrowserAsync(Guid.CreateVersion7());

        var answers = await Task.WhenAll(SayAsync(http, "slow", "k1"), SayAsync(http, "slow", "k1"));

        answers.Select(a => a.StatusCode).ShouldBe([HttpStatusCode.Created, HttpStatusCode.Conflict], ignoreOrder: true);
        calls.ShouldBe(1);
        (await SayAsync(http, "slow", "k1")).StatusCode.ShouldBe(HttpStatusCode.Created);
        calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_fault_is_not_remembered()
    {
        var http = await node.ArmedBrowserAsync(Guid.CreateVersion7());

        (await SayAsync(http, "fail", "k1")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await SayAsync(http, "fail", "k1")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_refusal_is_not_remembered_because_its_reason_may_be_gone()
    {
        var http = await node.ArmedBrowserAsync(Guid.CreateVersion7());

        (await SayAsync(http, "", "k1")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SayAsync(http, "early", "k1")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await SayAsync(http, "early", "k1")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

}
