using CyberPort.Identity.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Identity.SignIn;

/// <summary>サインアウト: here, or on every device at once.</summary>
internal static class SignOut
{
    public static void Map(ApiRoutes routes)
    {
        routes.Open.MapPost("/identity/sign-out", Here).WithName(nameof(SignOut)).ForAnyone();
        routes.Open.MapPost("/identity/sign-out-everywhere", Everywhere).WithName("SignOutEverywhere").ForAccounts();
    }

    private static async Task<NoContent> Here(HttpContext http, ICurrentActor actor, Sessions sessions, CancellationToken cancel)
    {
        if (actor.SessionId is { } mine)
        {
            await sessions.EndAsync(s => s.Id == mine, cancel);
        }

        await http.SignOutAsync(LiveSession.Scheme);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Everywhere(
        HttpContext http, ICurrentActor actor, Sessions sessions, IdentityDb db, ITenantContext scope, IAuditLog audit, CancellationToken cancel)
    {
        var me = actor.Id;
        scope.EnterParty(me);
        var ended = await sessions.EndAsync(s => s.AccountId == me, cancel);
        audit.Record("account.signed-out-everywhere", "account", me.ToString(), after: new { sessions = ended });
        await db.SaveChangesAsync(cancel);
        await http.SignOutAsync(LiveSession.Scheme);
        return TypedResults.NoContent();
    }
}
