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

namespace CyberPort.Identity.Accounts;

/// <summary>パスワードの変更, with the current one. Ends every other session.</summary>
internal static class ChangePassword
{
    public static void Map(ApiRoutes routes) => routes.Open
        .MapPost("/identity/password/change", Handle).WithName(nameof(ChangePassword)).ForAccounts().LimitSignIns();

    private static async Task<Results<NoContent, Problem>> Handle(
        ChangePasswordRequest request, IdentityDb db, ICurrentActor actor, Passwords passwords, Lockout lockout, Sessions sessions, AccountMails mails,
        ITenantContext scope, IAuditLog audit, CancellationToken cancel)
    {
        var id = actor.Id;
        var account = await db.Accounts.SingleAsync(a => a.Id == id, cancel);
        if (lockout.IsLocked(account))
        {
            return IdentityErrors.LockedOut.AsProblem();
        }

        scope.EnterParty(id);
        if (!passwords.Check(account, request.CurrentPassword!))
        {
            // Somebody at an unlocked screen guesses as slowly as somebody at the door.
            return (await lockout.FailAsync(db, id, cancel) ? IdentityErrors.LockedOut : IdentityErrors.WrongPassword).AsProblem();
        }

        account.PasswordHash = passwords.Hash(request.NewPassword!);
        await sessions.KeepOnlyThisAsync(account, strong: null, cancel);
        audit.Record("account.password-changed", "account", id.ToString());
        mails.PasswordChanged(account);
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}

/// <param name="CurrentPassword">The password until now.</param>
/// <param name="NewPassword">At least ten characters.</param>
internal sealed record ChangePasswordRequest(string? CurrentPassword, string? NewPassword);

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePasswordRequest>
{
    public ChangePasswordValidator()
    {
        RuleFor(r => r.CurrentPassword).NotEmpty().MaximumLength(PasswordRule.Longest)
            .Says("password.required", "今のパスワードを入力してください。", "Enter your current password.", "今の パスワードを 入れてください。");
        RuleFor(r => r.NewPassword).MustBeGoodPassword();
    }
}
