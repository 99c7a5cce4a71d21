using CyberPort.Identity.Persistence;
using CyberPort.Identity.TwoFactor;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Identity.SignIn;

/// <summary>二段階認証: the second step, with a code of the app or one of the recovery codes.</summary>
internal static class SignInWithCode
{
    public static void Map(ApiRoutes routes) => routes.Open
        .MapPost("/identity/sign-in/code", Handle).WithName(nameof(SignInWithCode)).ForAnyone().LimitSignIns();

    private static async Task<Results<Ok<SignInView>, Problem>> Handle(
        SignInCodeRequest request, HttpContext http, IdentityDb db, PendingSignIn pending, Lockout lockout, Authenticators authenticators,
        RecoveryCodes recovery, Sessions sessions, ITenantContext scope, IAuditLog audit, CancellationToken cancel)
    {
        if (await pending.FindAsync(http, cancel) is not (var account, var remember))
        {
            return IdentityErrors.NoPendingSignIn.AsProblem();
        }

        if (lockout.IsLocked(account))
        {
            return IdentityErrors.LockedOut.AsProblem();
        }

        var byRecovery = string.IsNullOrWhiteSpace(request.Code);
        var right = byRecovery
            ? await recovery.UseAsync(account.Id, request.RecoveryCode!, cancel)
            : await authenticators.AcceptAsync(account, request.Code!, cancel);
        scope.EnterParty(account.Id);
        if (!right)
        {
            var closed = await lockout.FailAsync(db, account.Id, cancel);
            if (closed)
            {
                audit.Record("account.locked-out", "account", account.Id.ToString());
                await db.SaveChangesAsync(cancel);
            }

            return (closed ? IdentityErrors.LockedOut : IdentityErrors.WrongCode).AsProblem();
        }

        pending.Forget(http);
        await sessions.StartAsync(http, account, strong: true, remember, byRecovery ? "recoveryCode" : "code", cancel);
        return TypedResults.Ok(new SignInView(TwoFactorRequired: false));
    }
}

/// <param name="Code">Six digits of the app.</param>
/// <param name="RecoveryCode">Or one of the recovery codes.</param>
internal sealed record SignInCodeRequest(string? Code, string? RecoveryCode);

internal sealed class SignInCodeValidator : AbstractValidator<SignInCodeRequest>
{
    public SignInCodeValidator()
    {
        RuleFor(r => r.Code).NotEmpty().When(r => string.IsNullOrWhiteSpace(r.RecoveryCode))
            .WithErrorCode("code.required").WithState(_ => Missing);
        RuleFor(r => r.Code).MaximumLength(40).Says("code.invalid", "6桁の数字を入力してください。", "Enter six digits.", "6つの 数字を 入れてください。");
        RuleFor(r => r.RecoveryCode).MaximumLength(60).Says("recoveryCode.invalid", "回復コードを確認してください。", "Check the recovery code.", "コードを たしかめてください。");
    }

    private static readonly LocalText Missing = new("6桁のコードを入力してください。", "Enter the six-digit code.", "6つの 数字を 入れてください。");
}
