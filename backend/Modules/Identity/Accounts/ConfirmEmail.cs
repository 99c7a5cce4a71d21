using CyberPort.Identity.Persistence;
using CyberPort.Identity.SignIn;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Tenancy;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Identity.Accounts;

/// <summary>
/// メールアドレスの確認. Takes the link and the password that was chosen, and signs in: whoever owns the mailbox did not necessarily
/// register, and must not wake an account whose password a stranger chose. They set their own by 「パスワードを忘れたとき」.
/// </summary>
internal static class ConfirmEmail
{
    public static void Map(ApiRoutes routes) => routes.Open
        .MapPost("/identity/confirm", Handle).WithName(nameof(ConfirmEmail)).ForAnyone().LimitSignIns();

    private static async Task<Results<Ok<ConfirmedView>, Problem>> Handle(
        ConfirmRequest request, HttpContext http, IdentityDb db, AccountLinks links, Passwords passwords, Lockout lockout, Sessions sessions,
        ITenantContext scope, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        if (await links.OpenAsync(request.AccountId, request.Token!, cancel, LinkPurpose.Confirm) is not { } account)
        {
            return IdentityErrors.LinkExpired.AsProblem();
        }

        if (account.ConfirmedAt is not null)
        {
            return TypedResults.Ok(new ConfirmedView(SignedIn: false)); // The link again: there is nothing left to confirm.
        }

        if (lockout.IsLocked(account))
        {
            return IdentityErrors.LockedOut.AsProblem();
        }

        if (!passwords.Check(account, request.Password!))
        {
            return (await lockout.FailAsync(db, account.Id, cancel) ? IdentityErrors.LockedOut : IdentityErrors.NotThatPassword).AsProblem();
        }

        account.ConfirmedAt = time.GetUtcNow();
        scope.EnterParty(account.Id);
        audit.Record("account.confirmed", "account", account.Id.ToString());
        await sessions.StartAsync(http, account, strong: false, remember: false, "password", cancel);
        return TypedResults.Ok(new ConfirmedView(SignedIn: true));
    }
}

/// <param name="AccountId">From the link.</param>
/// <param name="Token">From the link.</param>
/// <param name="Password">As chosen when registering.</param>
internal sealed record ConfirmRequest(Guid AccountId, string? Token, string? Password);

/// <param name="SignedIn">False where the address was confirmed before: then one signs in as ever.</param>
internal sealed record ConfirmedView(bool SignedIn);

internal sealed class ConfirmValidator : AbstractValidator<ConfirmRequest>
{
    public ConfirmValidator()
    {
        RuleFor(r => r.Token).MustBeLink();
        RuleFor(r => r.Password).NotEmpty().Says("password.required", "パスワードを入力してください。", "Enter your password.", "パスワードを 入れてください。");
        RuleFor(r => r.Password).MaximumLength(PasswordRule.Longest).Says("password.too-long", "パスワードを確認してください。", "Check the password.", "パスワードを たしかめてください。");
    }
}
