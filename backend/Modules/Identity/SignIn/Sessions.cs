using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace CyberPort.Identity.SignIn;

/// <summary>What is known of sessions on this node. Short-lived, so that ending one elsewhere acts within seconds everywhere.</summary>
internal sealed class SessionCache(TimeProvider time)
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(3);
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    private sealed record Known(LiveSession Session, DateTimeOffset At);

    public LiveSession? Find(Guid id) =>
        cache.TryGetValue<Known>(id, out var known) && time.GetUtcNow() - known!.At < Trusted ? known.Session : null;

    public void Keep(LiveSession session) => cache.Set(session.Id, new Known(session, time.GetUtcNow()),
        new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Trusted });

    public void Forget(Guid id) => cache.Remove(id);
}

/// <summary>Starts, checks and ends sessions. The cookie only names the session; the row decides.</summary>
internal sealed class Sessions(IdentityDb db, SessionCache cache, ITenantContext scope, ICurrentActor actor, IAuditLog audit, TimeProvider time)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(14);
    private static readonly TimeSpan OneDay = TimeSpan.FromHours(12);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AtMost = TimeSpan.FromDays(60);

    /// <summary>Signs the account in here; a session that this browser had before ends.</summary>
    public async Task StartAsync(HttpContext http, Account account, bool strong, bool remember, string means, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (actor.SessionId is { } before)
        {
            await EndAsync(s => s.Id == before, cancel);
        }

        var session = new Session
        {
            Id = Guid.NewGuid(),
            AccountId = account.Id,
            SecurityStamp = account.SecurityStamp,
            CreatedAt = now,
            LastSeenAt = now,
            EndsAt = now + (remember ? Remembered : OneDay),
            Ip = actor.Ip,
            UserAgent = Shorten(http.Request.Headers.UserAgent.ToString()),
            Strong = strong,
            Remember = remember,
        };
        db.Add(session);
        account.FailedAttempts = 0;
        account.LockedUntil = null;
        scope.EnterParty(account.Id);
        audit.Record("account.signed-in", "account", account.Id.ToString(), after: new { means, strong });
        await db.SaveChangesAsync(cancel);
        await db.Sessions.Where(s => s.AccountId == account.Id && s.EndsAt < now).ExecuteDeleteAsync(cancel);
        await WriteCookieAsync(http, account, session);
    }

    /// <summary>The session as the database has it, when it is still good. Notes that it was seen.</summary>
    public async Task<LiveSession?> FindAsync(Guid id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var found = await (
            from s in db.Sessions.AsNoTracking()
            join a in db.Accounts on s.AccountId equals a.Id
            where s.Id == id && s.EndsAt > now && s.SecurityStamp == a.SecurityStamp
            select new { s.AccountId, s.LastSeenAt, s.CreatedAt, s.Remember, s.Strong, a.Name, a.IsOperator }).SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return null;
        }

        if (now - found.LastSeenAt > SeenEvery)
        {
            var slidTo = now + (found.Remember ? Remembered : OneDay);
            var atMost = found.CreatedAt + AtMost;
            var ends = slidTo < atMost ? slidTo : atMost;
            await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(
                s => s.SetProperty(x => x.LastSeenAt, now).SetProperty(x => x.EndsAt, ends), cancel);
        }

        var live = new LiveSession(id, found.AccountId, found.Name, found.IsOperator, found.Strong);
        cache.Keep(live);
        return live;
    }

    /// <summary>Ends sessions of which the condition is true; returns how many.</summary>
    public async Task<int> EndAsync(System.Linq.Expressions.Expression<Func<Session, bool>> which, CancellationToken cancel)
    {
        var ids = await db.Sessions.Where(which).Select(s => s.Id).ToListAsync(cancel);
        var ended = await db.Sessions.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(cancel);
        ids.ForEach(cache.Forget);
        return ended;
    }

    /// <summary>After a change of the account's means to sign in: this session goes on, the others do not.</summary>
    public async Task KeepOnlyThisAsync(Account account, bool? strong, CancellationToken cancel)
    {
        account.RenewStamp();
        var mine = actor.SessionId;
        await EndAsync(s => s.AccountId == account.Id && s.Id != mine, cancel);
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == mine && s.AccountId == account.Id, cancel) is { } session)
        {
            session.SecurityStamp = account.SecurityStamp;
            session.Strong = strong ?? session.Strong;
            cache.Forget(session.Id);
        }
    }

    private async Task WriteCookieAsync(HttpContext http, Account account, Session session)
    {
        var live = new LiveSession(session.Id, account.Id, account.Name, account.IsOperator, session.Strong);
        await http.SignInAsync(LiveSession.Scheme, live.ToPrincipal(), new()
        {
            IsPersistent = session.Remember,
            IssuedUtc = session.CreatedAt,
            ExpiresUtc = session.EndsAt,
            AllowRefresh = true,
        });
    }

    private static string? Shorten(string text) => text.Length == 0 ? null : text[..Math.Min(text.Length, 300)];
}
