using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using CyberPort.Identity.SignIn;
using CyberPort.Identity.TwoFactor;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.Passkeys;

/// <summary>パスキーの一覧 and the removal of one.</summary>
internal static class ListPasskeys
{
    public static void Map(ApiRoutes routes)
    {
        routes.Open.MapGet("/identity/passkeys", Handle).WithName(nameof(ListPasskeys)).ForAccounts();
        routes.Open.MapPost("/identity/passkeys/{id:guid}/actions/remove", Remove).WithName("RemovePasskey").ForAccounts();
    }

    private static async Task<Ok<PasskeyList>> Handle(IdentityDb db, ICurrentActor actor, CancellationToken cancel)
    {
        var me = actor.Id;
        var rows = await db.Passkeys.Where(p => p.AccountId == me).OrderBy(p => p.CreatedAt)
            .Select(p => new PasskeyRow(p.Id, p.Name, p.CreatedAt, p.LastUsedAt, p.IsBackedUp)).ToListAsync(cancel);
        return TypedResults.Ok(new PasskeyList(rows));
    }

    private static async Task<Results<NoContent, Problem>> Remove(
        Guid id, HttpContext http, IdentityDb db, ICurrentActor actor, Sessions sessions, ITenantContext scope, IAuditLog audit, AccountMails mails,
        CancellationToken cancel)
    {
        var me = actor.Id;
        if (await db.Passkeys.SingleOrDefaultAsync(p => p.Id == id && p.AccountId == me, cancel) is not { } passkey)
        {
            return IdentityErrors.PasskeyNotFound.AsProblem();
        }

        if (await StrongSession.DemandAsync(db, http, me, cancel) is { } refusal)
        {
            return refusal.AsProblem();
        }

        scope.EnterParty(me);
        var account = await db.Accounts.SingleAsync(a => a.Id == me, cancel);
        db.Remove(passkey);
        await sessions.KeepOnlyThisAsync(account, strong: null, cancel);
        audit.Record("account.passkey-removed", "passkey", id.ToString(), before: new { passkey.Name });
        mails.PasskeyRemoved(account, passkey.Name);
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}

internal sealed record PasskeyList(IReadOnlyList<PasskeyRow> Items);

/// <param name="Id">To remove it.</param>
/// <param name="Name">The person's name for it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastUsedAt">When it signed in last.</param>
/// <param name="IsBackedUp">It is kept by a password keeper and survives the loss of the device.</param>
internal sealed record PasskeyRow(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool IsBackedUp)
{
    public static PasskeyRow Of(Passkey p) => new(p.Id, p.Name, p.CreatedAt, p.LastUsedAt, p.IsBackedUp);
}
