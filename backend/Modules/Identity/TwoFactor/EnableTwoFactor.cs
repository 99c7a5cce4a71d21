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

/// <summary>二段階認証を有効にする: a first right code proves that the app has the key. The recovery codes are shown this once.</summary>
internal static class EnableTwoFactor
{
    public static void Map(ApiRoutes routes) => routes.Open
        .MapPost("/identity/two-factor/enable", Handle).WithName(nameof(EnableTwoFactor)).ForAccounts().LimitSignIns();

    private static async Task<Results<Ok<RecoveryCodesView>, Problem>> Handle(
        EnableTwoFactorRequest request, HttpContext http, IdentityDb db, ICurrentActor actor, Authenticators authenticators, RecoveryCodes recovery,
        Sessions sessions, ITenantContext scope, IAuditLog audit, AccountMails mails, TimeProvider time, CancellationToken cancel)
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
            return IdentityErrors.TwoFactorNotSetUp.AsProblem();
        }

        if (!await authenticators.AcceptAsync(account, request.Code!, cancel))
        {
            return IdentityErrors.WrongCode.AsProblem();
        }

        scope.EnterParty(id);
        account.AuthenticatorEnabledAt = time.GetUtcNow();
        var codes = await recovery.ReplaceAsync(id, cancel);
        await sessions.KeepOnlyThisAsync(account, strong: true, cancel);
        audit.Record("account.two-factor-enabled", "account", id.ToString());
        mails.TwoFactorEnabled(account);
        await db.SaveChangesAsync(cancel);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new RecoveryCodesView(codes));
    }
}

/// <param name="Code">Six digits that the app shows now.</param>
internal sealed record EnableTwoFactorRequest(string? Code);

/// <param name="RecoveryCodes">Each signs in once when the phone is lost; they are not shown again.</param>
internal sealed record RecoveryCodesView(IReadOnlyList<string> RecoveryCodes);

internal sealed class EnableTwoFactorValidator : AbstractValidator<EnableTwoFactorRequest>
{
    public EnableTwoFactorValidator() => RuleFor(r => r.Code).Cascade(CascadeMode.Stop).NotEmpty()
        .Says("code.required", "6桁のコードを入力してください。", "Enter the six-digit code.", "6つの 数字を 入れてください。")
        .Must(c => Totp.Clean(c!) is { Length: 6 } clean && clean.All(char.IsAsciiDigit))
        .Says("code.invalid", "6桁の数字を入力してください。", "Enter six digits.", "6つの 数字を 入れてください。");
}
