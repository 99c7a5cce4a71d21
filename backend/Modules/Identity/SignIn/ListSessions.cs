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

    private static async Task<Ok<CountedList<SessionRow>>> Handle(
        IdentityDb db, ICurrentActor actor, TimeProvider time, CancellationToken cancel, string? after = null, int take = 20)
    {
        take = Math.Clamp(take, 1, 200);
        var (now, from) = (time.GetUtcNow(), Cursor.Read(after));
        var (me, mine) = (actor.Id, actor.SessionId);
        var open =
            from s in db.Sessions
            join a in db.Accounts on s.AccountId equals a.Id
            where s.AccountId == me && s.EndsAt > now && s.SecurityStamp == a.SecurityStamp
            select s;
        var page = await (from is null ? open : open.Where(s => s.LastSeenAt <= from.At && (s.LastSeenAt < from.At || s.Id < from.Id)))
            .OrderByDescending(s => s.LastSeenAt).ThenByDescending(s => s.Id).Take(take + 1)
            .Select(s => new SessionRow(s.Id, s.CreatedAt, s.LastSeenAt, s.Ip, s.UserAgent, s.Strong, s.Id == mine)).ToListAsync(cancel);
        var last = page.Count > take ? page[take - 1] : null;
        return TypedResults.Ok(new CountedList<SessionRow>(
            [.. page.Take(take)], last is null ? null : new Cursor(last.LastSeenAt, last.Id).Write(),
            from is null ? await open.Take(CountedList<SessionRow>.Most).CountAsync(cancel) : null));
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

/// <param name="Id">Session.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="LastSeenAt">When it was last used, to the minute.</param>
/// <param name="Ip">Address at sign-in.</param>
/// <param name="UserAgent">Browser at sign-in.</param>
/// <param name="Strong">A second factor or a passkey was used.</param>
/// <param name="Current">The session of this very call.</param>
internal sealed record SessionRow(
    Guid Id, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, string? Ip, string? UserAgent, bool Strong, bool Current);
