using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using CyberPort.Identity.SignIn;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.TwoFactor;

/// <summary>二段階認証をやめる, and new recovery codes in place of the old ones.</summary>
internal static class DisableTwoFactor
{
    public static void Map(ApiRoutes routes)
    {
        routes.Open.MapPost("/identity/two-factor/disable", Handle).WithName(nameof(DisableTwoFactor)).ForAccounts();
        routes.Open.MapPost("/identity/two-factor/recovery-codes", Renew).WithName("RenewRecoveryCodes").ForAccounts();
    }

    private static async Task<Results<NoContent, Problem>> Handle(
        HttpContext http, IdentityDb db, ICurrentActor actor, RecoveryCodes recovery, Sessions sessions, ITenantContext scope, IAuditLog audit,
        AccountMails mails, CancellationToken cancel)
    {
        var id = actor.Id;
        if (await StrongSession.DemandAsync(db, http, id, cancel) is { } refusal)
        {
            return refusal.AsProblem();
        }

        var account = await db.Accounts.SingleAsync(a => a.Id == id, cancel);
        if (!account.HasTwoFactor)
        {
            return TypedResults.NoContent();
        }

        scope.EnterParty(id);
        account.AuthenticatorKey = null;
        account.AuthenticatorEnabledAt = null;
        account.LastCodeStep = null;
        await recovery.RemoveAsync(id, cancel);
        await sessions.KeepOnlyThisAsync(account, strong: null, cancel);
        audit.Record("account.two-factor-disabled", "account", id.ToString());
        mails.TwoFactorDisabled(account);
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<RecoveryCodesView>, Problem>> Renew(
        HttpContext http, IdentityDb db, ICurrentActor actor, RecoveryCodes recovery, ITenantContext scope, IAuditLog audit, CancellationToken cancel)
    {
        var id = actor.Id;
        if (await StrongSession.DemandAsync(db, http, id, cancel) is { } refusal)
        {
            return refusal.AsProblem();
        }

        if (!await db.Accounts.AnyAsync(a => a.Id == id && a.AuthenticatorEnabledAt != null, cancel))
        {
            return IdentityErrors.TwoFactorNotSetUp.AsProblem();
        }

        scope.EnterParty(id);
        var codes = await recovery.ReplaceAsync(id, cancel);
        audit.Record("account.recovery-codes-renewed", "account", id.ToString());
        await db.SaveChangesAsync(cancel);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new RecoveryCodesView(codes));
    }
}
