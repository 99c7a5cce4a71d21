using CyberPort.Identity.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.SignIn;

/// <summary>サインイン中の端末: where the account is signed in; one of them can be ended.</summary>
internal static class ListSessions
{
    public static void Map(ApiRoutes routes)
    {
        routes.Open.MapGet("/identity/sessions", Handle).WithName(nameof(ListSessions)).ForAccounts();
        routes.Open.MapPost("/identity/sessions/{id:guid}/actions/end", End).WithName("EndSession").ForAccounts();
    }

    private static async Task<Ok<SessionList>> Handle(IdentityDb db, ICurrentActor actor, TimeProvider time, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (me, mine) = (actor.Id, actor.SessionId);
        var items = await (
            from s in db.Sessions
            join a in db.Accounts on s.AccountId equals a.Id
            where s.AccountId == me && s.EndsAt > now && s.SecurityStamp == a.SecurityStamp
            orderby s.LastSeenAt descending
            select new SessionRow(s.Id, s.CreatedAt, s.LastSeenAt, s.Ip, s.UserAgent, s.Strong, s.Id == mine)).Take(200).ToListAsync(cancel);
        return TypedResults.Ok(new SessionList(items));
    }

    private static async Task<Results<NoContent, Problem>> End(
        Guid id, HttpContext http, IdentityDb db, ICurrentActor actor, Sessions sessions, ITenantContext scope, IAuditLog audit, CancellationToken cancel)
    {
        var me = actor.Id;
        if (await sessions.EndAsync(s => s.Id == id && s.AccountId == me, cancel) == 0)
        {
            return IdentityErrors.SessionNotFound.AsProblem();
        }

        scope.EnterParty(me);
        audit.Record("account.session-ended", "session", id.ToString());
        await db.SaveChangesAsync(cancel);
        if (id == actor.SessionId)
        {
            await http.SignOutAsync(LiveSession.Scheme);
        }

        return TypedResults.NoContent();
    }
}

internal sealed record SessionList(IReadOnlyList<SessionRow> Items);

/// <param name="Id">Session.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="LastSeenAt">When it was last used, to the minute.</param>
/// <param name="Ip">Address at sign-in.</param>
/// <param name="UserAgent">Browser at sign-in.</param>
/// <param name="Strong">A second factor or a passkey was used.</param>
/// <param name="Current">The session of this very call.</param>
internal sealed record SessionRow(
    Guid Id, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, string? Ip, string? UserAgent, bool Strong, bool Current);
