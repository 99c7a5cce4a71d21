using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Tests.Probe;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Tests.Endpoints;

/// <summary>The first lock and the shape of refusals, over HTTP.</summary>
public sealed class Calls(ProbeService service) : IClassFixture<ProbeService>, IAsyncLifetime
{
    private ProbeNode node = null!;

    public async Task InitializeAsync()
    {
        node = await ProbeNode.StartAsync(service.Database, map: Map, add: s => s.AddSingleton<IValidator<SayRequest>, SayValidator>());
    }

    public async Task DisposeAsync()
    {
        await node.DisposeAsync();
    }

    private static void Map(ApiRoutes routes)
    {
        routes.Open.MapPost("/say", (SayRequest request) => TypedResults.Ok(request.Word)).WithName("Say").ForAnyone();
        routes.Tenant.MapGet("/review", (ITenantContext scope) => TypedResults.Ok(scope.Current.Slug)).WithName("Review").ForStaff(StaffRoles.Review);
        routes.My.MapGet("/things", (ITenantContext scope) => TypedResults.Ok(scope.PartyId)).WithName("MyThings");
        routes.My.MapPost("/things", () => TypedResults.Ok()).WithName("AddThing");
        routes.Operator.MapGet("/all", () => "all").WithName("All");
        foreach (var kind in Enum.GetValues<ErrorKind>())
        {
            routes.Open.MapGet($"/refuse/{kind}", () => new Error("probe.refused", kind, new("だめです", "No", "だめ")).With("more", 7).AsProblem()).WithName($"Refuse{kind}").ForAnyone();
        }
    }

    private static async Task<JsonNode> BodyAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    private static async Task<string> CodeAsync(HttpResponseMessage response) => (string)(await BodyAsync(response))["code"]!;

    [Fact]
    public async Task A_browser_without_the_token_is_refused()
    {
        var response = await node.Browser().PostAsJsonAsync("/api/say", new { word = "hi" });

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await CodeAsync(response)).ShouldBe("request.csrf");
    }

    [Fact]
    public async Task The_refusal_of_a_missing_token_speaks_the_callers_language()
    {
        var http = node.Browser();
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        ((string)(await BodyAsync(await http.PostAsJsonAsync("/api/say", new { word = "hi" })))["title"]!).ShouldStartWith("For your safety");
    }

    [Fact]
    public async Task A_session_that_ended_is_told_as_such()
    {
        var http = await node.ArmedBrowserAsync(Guid.CreateVersion7());
        http.DefaultRequestHeaders.Remove("X-Account");

        (await CodeAsync(await http.PostAsJsonAsync("/api/my/things", new { }))).ShouldBe("identity.sign-in-required");
    }

    [Fact]
    public async Task A_token_without_its_cookie_and_a_token_of_somebody_else_are_refused()
    {
        var armed = await node.ArmedBrowserAsync();
        var token = armed.DefaultRequestHeaders.GetValues("X-CSRF-TOKEN").Single();
        var stolen = node.Browser();
        stolen.DefaultRequestHeaders.Add("X-CSRF-TOKEN", token);
        var signedIn = await node.ArmedBrowserAsync(Guid.CreateVersion7());
        signedIn.DefaultRequestHeaders.Remove("X-Account");
        signedIn.DefaultRequestHeaders.Add("X-Account", Guid.CreateVersion7().ToString());

        (await CodeAsync(await stolen.PostAsJsonAsync("/api/say", new { word = "hi" }))).ShouldBe("request.csrf");
        (await CodeAsync(await signedIn.PostAsJsonAsync("/api/say", new { word = "hi" }))).ShouldBe("request.csrf");
        (await armed.PostAsJsonAsync("/api/say", new { word = "hi" })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("", "ことばを10字以内で入力してください。")]
    [InlineData("en-GB,en;q=0.9", "Enter a word, at most 10 characters.")]
    [InlineData("ja-x-easy", "ことばを かいて ください。")]
    [InlineData("fr", "ことばを10字以内で入力してください。")]
    public async Task A_bad_field_is_told_in_the_callers_language(string language, string sentence)
    {
        var http = await node.ArmedBrowserAsync();
        if (language.Length > 0)
        {
            http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        }

        var response = await http.PostAsJsonAsync("/api/say", new { word = "much too long a word", more = new { tone = "" } });

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var body = await BodyAsync(response);
        ((string)body["code"]!).ShouldBe("request.invalid");
        ((string)body["errors"]![0]!["field"]!).ShouldBe("word");
        ((string)body["errors"]![0]!["code"]!).ShouldBe("say.word");
        ((string)body["errors"]![0]!["message"]!).ShouldBe(sentence);
        ((string)body["errors"]![1]!["field"]!).ShouldBe("more.tone");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"word":null}""")]
    public async Task An_empty_request_is_a_refusal_and_no_fault(string json)
    {
        var http = await node.ArmedBrowserAsync();

        var response = await http.PostAsync("/api/say", new StringContent(json, System.Text.Encoding.UTF8, "application/json"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(nameof(ErrorKind.Invalid), 400)]
    [InlineData(nameof(ErrorKind.TooLarge), 413)]
    [InlineData(nameof(ErrorKind.Unauthenticated), 401)]
    [InlineData(nameof(ErrorKind.Forbidden), 403)]
    [InlineData(nameof(ErrorKind.NotFound), 404)]
    [InlineData(nameof(ErrorKind.Conflict), 409)]
    [InlineData(nameof(ErrorKind.Stale), 412)]
    [InlineData(nameof(ErrorKind.Limited), 429)]
    [InlineData(nameof(ErrorKind.Unavailable), 503)]
    public async Task Each_kind_of_refusal_has_its_status(string kind, int status)
    {
        var http = node.Browser();
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var response = await http.GetAsync($"/api/refuse/{kind}");

        ((int)response.StatusCode).ShouldBe(status);
        var body = await BodyAsync(response);
        ((string)body["title"]!).ShouldBe("No");
        ((int)body["status"]!).ShouldBe(status);
        ((int)body["more"]!).ShouldBe(7);
        ((string)body["traceId"]!).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Staff_enter_their_own_authority_only()
    {
        var (mine, theirs, locked) = (ProbeService.NewAuthority(), ProbeService.NewAuthority(), ProbeService.NewAuthority(requiresSecondFactor: true));
        var (reviewer, receiver) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        ProbeDirectory.Roles[(reviewer, mine.Id)] = ProbeDirectory.Roles[(reviewer, locked.Id)] = new HashSet<string> { StaffRoles.Review };
        ProbeDirectory.Roles[(receiver, mine.Id)] = new HashSet<string> { StaffRoles.Receive };

        async Task<(HttpStatusCode, string?)> TryAsync(Guid? account, string slug)
        {
            var response = await node.Browser(account).GetAsync($"/api/t/{slug}/review");
            return (response.StatusCode, response.IsSuccessStatusCode ? null : await CodeAsync(response));
        }

        (await TryAsync(reviewer, mine.Slug)).ShouldBe((HttpStatusCode.OK, null));
        (await TryAsync(reviewer, theirs.Slug)).ShouldBe((HttpStatusCode.Forbidden, "access.forbidden"));
        (await TryAsync(receiver, mine.Slug)).ShouldBe((HttpStatusCode.Forbidden, "access.forbidden"));
        (await TryAsync(null, mine.Slug)).ShouldBe((HttpStatusCode.Unauthorized, "identity.sign-in-required"));
        (await TryAsync(reviewer, "nowhere")).ShouldBe((HttpStatusCode.NotFound, "authority.not-found"));
        (await TryAsync(reviewer, locked.Slug)).ShouldBe((HttpStatusCode.Forbidden, "identity.second-factor-required"));
    }

    [Fact]
    public async Task In_an_office_of_one_any_role_does_everything()
    {
        var small = ProbeService.NewAuthority("simple");
        var officer = Guid.CreateVersion7();
        ProbeDirectory.Roles[(officer, small.Id)] = new HashSet<string> { StaffRoles.Receive };

        (await node.Browser(officer).GetAsync($"/api/t/{small.Slug}/review")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await node.Browser(Guid.CreateVersion7()).GetAsync($"/api/t/{small.Slug}/review")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_persons_plane_is_their_own()
    {
        var person = Guid.CreateVersion7();

        (await node.Browser(person).GetFromJsonAsync<Guid>("/api/my/things")).ShouldBe(person);
        (await node.Browser().GetAsync("/api/my/things")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_operators_plane_is_the_operators()
    {
        (await node.Browser(Guid.CreateVersion7(), isOperator: true).GetAsync("/api/operator/all")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await node.Browser(Guid.CreateVersion7()).GetAsync("/api/operator/all")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await node.Browser().GetAsync("/api/operator/all")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
