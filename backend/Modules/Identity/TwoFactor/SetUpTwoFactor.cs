using CyberPort.Identity.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Documents;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.TwoFactor;

/// <summary>認証アプリの登録, first step: the key, as text and as a QR code. Asking again shows the same key until it is enabled.</summary>
internal static class SetUpTwoFactor
{
    public static void Map(ApiRoutes routes) => routes.Open
        .MapGet("/identity/two-factor/setup", Handle).WithName(nameof(SetUpTwoFactor)).ForAccounts();

    private static async Task<Results<Ok<TwoFactorSetupView>, Problem>> Handle(
        HttpContext http, IdentityDb db, ICurrentActor actor, Authenticators authenticators, CancellationToken cancel)
    {
        var id = actor.Id;
        if (await StrongSession.DemandAsync(db, http, id, cancel) is { } refusal)
        {
            return refusal.AsProblem();
        }

        var account = await db.Accounts.SingleAsync(a => a.Id == id, cancel);
        if (account.HasTwoFactor)
        {
            return IdentityErrors.TwoFactorAlreadyOn.AsProblem();
        }

        if (account.AuthenticatorKey is null)
        {
            account.AuthenticatorKey = authenticators.Seal(Totp.NewKey());
            await db.SaveChangesAsync(cancel);
        }

        var key = authenticators.Open(account.AuthenticatorKey);
        var uri = $"otpauth://totp/CyberPort:{Uri.EscapeDataString(account.Email)}?secret={key}&issuer=CyberPort&algorithm=SHA1&digits=6&period=30";
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new TwoFactorSetupView(string.Join(' ', key.Chunk(4).Select(part => new string(part))), uri, QrCode.Svg(uri)));
    }
}

/// <param name="SharedKey">To type where no camera is at hand, in groups of four.</param>
/// <param name="Uri">otpauth address for the app.</param>
/// <param name="QrSvg">The address as an SVG picture.</param>
internal sealed record TwoFactorSetupView(string SharedKey, string Uri, string QrSvg);
