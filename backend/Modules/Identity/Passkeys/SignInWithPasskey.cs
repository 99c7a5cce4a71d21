using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using CyberPort.Identity.SignIn;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CyberPort.Identity.Passkeys;

/// <summary>
/// パスキーによるサインイン. The device offers the passkeys it has for this address: nobody types a name, and we tell nobody
/// which accounts have passkeys.
/// </summary>
internal static class SignInWithPasskey
{
    private const string Cookie = "CyberPort.PasskeyRequest";

    private sealed record Ceremony(string State);

    public static void Map(ApiRoutes routes)
    {
        routes.Open.MapPost("/identity/passkeys/request-options", Prepare).WithName("PreparePasskeySignIn").ForAnyone();
        routes.Open.MapPost("/identity/passkeys/sign-in", Handle).WithName(nameof(SignInWithPasskey)).ForAnyone().LimitSignIns();
    }

    private static async Task<Ok<PasskeyOptionsView>> Prepare(HttpContext http, IPasskeyHandler<Account> passkeys, SealedCookies cookies)
    {
        var options = await passkeys.MakeRequestOptionsAsync(null, http);
        cookies.Give(http, Cookie, new Ceremony(options.AssertionState!));
        return TypedResults.Ok(new PasskeyOptionsView(options.RequestOptionsJson));
    }

    private static async Task<Results<Ok<SignInView>, Problem>> Handle(
        PasskeySignInRequest request, HttpContext http, IdentityDb db, IPasskeyHandler<Account> passkeys, SealedCookies cookies, Sessions sessions,
        TimeProvider time, ILogger<Passkey> log, CancellationToken cancel)
    {
        var ceremony = cookies.Read<Ceremony>(http, Cookie);
        cookies.Drop(http, Cookie);
        var outcome = await passkeys.PerformAssertionAsync(
            new() { HttpContext = http, CredentialJson = request.CredentialJson!, AssertionState = ceremony?.State });
        if (!outcome.Succeeded || outcome.User.ConfirmedAt is null)
        {
            log.LogInformation(outcome.Failure, "A passkey was refused.");
            return IdentityErrors.PasskeyRefused.AsProblem();
        }

        var used = await db.Passkeys.SingleAsync(p => p.CredentialId == outcome.Passkey.CredentialId, cancel);
        used.SignCount = outcome.Passkey.SignCount;
        used.IsBackedUp = outcome.Passkey.IsBackedUp;
        used.LastUsedAt = time.GetUtcNow();
        await sessions.StartAsync(http, outcome.User, strong: true, request.Remember, "passkey", cancel);
        return TypedResults.Ok(new SignInView(TwoFactorRequired: false));
    }
}

/// <param name="CredentialJson">What <c>credential.toJSON()</c> gave, as text.</param>
/// <param name="Remember">Stay signed in on this device for two weeks.</param>
internal sealed record PasskeySignInRequest(string? CredentialJson, bool Remember = false);

internal sealed class PasskeySignInValidator : AbstractValidator<PasskeySignInRequest>
{
    public PasskeySignInValidator() => RuleFor(r => r.CredentialJson).NotEmpty().MaximumLength(40_000)
        .Says("passkey.invalid", "もう一度パスキーでお試しください。", "Please try the passkey again.");
}
