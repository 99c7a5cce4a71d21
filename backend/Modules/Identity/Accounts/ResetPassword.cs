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
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.Accounts;

/// <summary>パスワードを忘れたとき: a link by mail, then a new password. Ends every session; second factors stay.</summary>
internal static class ResetPassword
{
    public static void Map(ApiRoutes routes)
    {
        routes.Open.MapPost("/identity/password/forgot", Forgot).WithName("ForgotPassword").ForAnyone().LimitMails();
        routes.Open.MapPost("/identity/password/reset", Handle).WithName(nameof(ResetPassword)).ForAnyone();
    }

    /// <summary>Longer than writing the mail takes: the time of the answer does not tell whether there is an account.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private static async Task<Accepted> Forgot(ForgotPasswordRequest request, IdentityDb db, AccountMails mails, CancellationToken cancel)
    {
        var due = Task.Delay(Pace, cancel);
        var key = Account.KeyOf(request.Email!);
        if (await db.Accounts.SingleOrDefaultAsync(a => a.EmailKey == key, cancel) is { } account)
        {
            await mails.ResetAsync(account);
            await db.SaveChangesAsync(cancel);
        }

        await due;
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Results<NoContent, Problem>> Handle(
        ResetPasswordRequest request, IdentityDb db, AccountLinks links, Passwords passwords, Sessions sessions, AccountMails mails,
        ITenantContext scope, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        if (await links.OpenAsync(request.AccountId, request.Token!, cancel, LinkPurpose.Reset, LinkPurpose.Invite) is not { } account)
        {
            return IdentityErrors.LinkExpired.AsProblem();
        }

        scope.EnterParty(account.Id);
        account.PasswordHash = passwords.Hash(request.NewPassword!);
        account.ConfirmedAt ??= time.GetUtcNow(); // The link came by mail: the address is theirs.
        account.FailedAttempts = 0;
        account.LockedUntil = null;
        account.RenewStamp();
        await sessions.EndAsync(s => s.AccountId == account.Id, cancel);
        audit.Record("account.password-reset", "account", account.Id.ToString());
        mails.PasswordChanged(account);
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}

/// <param name="Email">Where the link goes, if there is an account.</param>
internal sealed record ForgotPasswordRequest(string? Email) : INamesAccount;

/// <param name="AccountId">From the link.</param>
/// <param name="Token">From the link.</param>
/// <param name="NewPassword">At least ten characters.</param>
internal sealed record ResetPasswordRequest(Guid AccountId, string? Token, string? NewPassword);

internal sealed class ForgotPasswordValidator : AbstractValidator<ForgotPasswordRequest>
{
    public ForgotPasswordValidator() => RuleFor(r => r.Email).MustBeEmail();
}

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPasswordRequest>
{
    public ResetPasswordValidator()
    {
        RuleFor(r => r.Token).MustBeLink();
        RuleFor(r => r.NewPassword).MustBeGoodPassword();
    }
}
