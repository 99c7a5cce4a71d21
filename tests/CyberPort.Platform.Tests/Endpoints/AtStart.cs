using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Tests.Probe;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Tests.Endpoints;

internal sealed record SayRequest(string Word, SayRequest.Detail? More = null)
{
    internal sealed record Detail(string Tone);
}

internal sealed class SayValidator : AbstractValidator<SayRequest>
{
    public SayValidator()
    {
        RuleFor(r => r.Word).NotEmpty().MaximumLength(10).Says("say.word", "ことばを10字以内で入力してください。", "Enter a word, at most 10 characters.", "ことばを かいて ください。");
        RuleFor(r => r.More!.Tone).NotEmpty().When(r => r.More is not null).Says("say.tone", "調子を入力してください。", "Enter a tone.");
    }
}

/// <summary>What is forgotten stops the service from starting, not a user.</summary>
[Collection(nameof(ProbeService))]
public sealed class AtStart(ProbeService service)
{
    private async Task<string> RefusalAsync(Action<ApiRoutes> map, Action<IServiceCollection>? add = null) =>
        (await Should.ThrowAsync<InvalidOperationException>(() => ProbeNode.StartAsync(service.Database, map: map, add: add))).Message;

    private static IResult Say(SayRequest request) => TypedResults.Ok(request.Word);

    [Fact]
    public async Task A_request_without_a_validator() =>
        (await RefusalAsync(r => r.Open.MapPost("/say", Say).WithName("Say").ForAnyone())).ShouldBe("SayRequest has no validator.");

    [Fact]
    public async Task An_endpoint_that_does_not_say_who_may_call_it() =>
        (await RefusalAsync(r => r.Tenant.MapGet("/cases", () => "").WithName("ListCases"))).ShouldContain("does not say who may call it");

    [Fact]
    public async Task An_endpoint_without_a_name() =>
        (await RefusalAsync(r => r.Open.MapGet("/cases", () => "").ForAnyone())).ShouldContain("has no name");

    [Fact]
    public void An_endpoint_of_the_api_in_no_plane()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/api/loose", () => "");

        Should.Throw<InvalidOperationException>(app.VerifyEndpoints).Message.ShouldContain("is in no plane");
    }

    [Fact]
    public async Task With_everything_said_it_starts()
    {
        await using var node = await ProbeNode.StartAsync(service.Database, map: r => r.Open.MapPost("/say", Say).WithName("Say").ForAnyone(),
            add: s => s.AddSingleton<IValidator<SayRequest>, SayValidator>());

        node.ShouldNotBeNull();
    }
}
