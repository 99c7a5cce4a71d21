using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using CyberPort.Identity.SignIn;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Tenancy;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.TwoFactor;

/// <summary>
/// 二段階認証の解除（運営者）: for somebody who lost phone, recovery codes and passkeys and has shown who they are. The password
/// stays, every session ends, the owner is told, and the reason stands in their audit trail.
/// </summary>
internal static class ResetSecondFactors
{
    public static void Map(ApiRoutes routes) => routes.Operator
        .MapPost("/accounts/actions/reset-second-factors", Handle).WithName(nameof(ResetSecondFactors));

    private static async Task<Results<NoContent, Problem>> Handle(
        ResetSecondFactorsRequest request, HttpContext http, IdentityDb db, ICurrentActor actor, RecoveryCodes recovery, Sessions sessions,
        ITenantContext scope, IAuditLog audit, AccountMails mails, CancellationToken cancel)
    {
        if (!http.User.HasClaim(ActorClaims.StrongAuthentication, "true"))
        {
            return IdentityErrors.StrongSignInRequired.AsProblem();
        }

        var key = Account.KeyOf(request.Email!);
        if (await db.Accounts.SingleOrDefaultAsync(a => a.EmailKey == key && a.Id != actor.Id, cancel) is not { } account)
        {
            return IdentityErrors.AccountNotFound.AsProblem();
        }

        scope.EnterParty(account.Id);
        var passkeys = await db.Passkeys.Where(p => p.AccountId == account.Id).ToListAsync(cancel);
        audit.Record("account.second-factors-reset", "account", account.Id.ToString(),
            new { TwoFactor = account.HasTwoFactor, Passkeys = passkeys.Count }, new { request.Reason });
        db.RemoveRange(passkeys);
        account.AuthenticatorKey = null;
        account.AuthenticatorEnabledAt = null;
        account.LastCodeStep = null;
        account.RenewStamp();
        await recovery.RemoveAsync(account.Id, cancel);
        await sessions.EndAsync(s => s.AccountId == account.Id, cancel);
        mails.FactorsReset(account);
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}

/// <param name="Email">Whose.</param>
/// <param name="Reason">How they showed who they are.</param>
internal sealed record ResetSecondFactorsRequest(string? Email, string? Reason);

internal sealed class ResetSecondFactorsValidator : AbstractValidator<ResetSecondFactorsRequest>
{
    public ResetSecondFactorsValidator()
    {
        RuleFor(r => r.Email).MustBeEmail();
        RuleFor(r => r.Reason).Must(r => r?.Trim().Length is > 0 and <= 500)
            .Says("reason.required", "本人確認の方法を500字以内で入力してください。", "Say in at most 500 characters how they showed who they are.");
    }
}
