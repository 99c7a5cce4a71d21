using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.SignIn;

/// <summary>パスワードによるサインイン. Says nothing about whether an account exists, neither in words nor in time.</summary>
internal static class SignInWithPassword
{
    public static void Map(ApiRoutes routes) => routes.Open
        .MapPost("/identity/sign-in", Handle).WithName(nameof(SignInWithPassword)).ForAnyone().LimitSignIns();

    private static async Task<Results<Ok<SignInView>, Problem>> Handle(
        SignInRequest request, HttpContext http, IdentityDb db, Passwords passwords, Lockout lockout, Sessions sessions,
        PendingSignIn pending, ITenantContext scope, IAuditLog audit, CancellationToken cancel)
    {
        var key = Account.KeyOf(request.Email!);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.EmailKey == key, cancel);
        if (account is null ? lockout.IsLocked(key) : lockout.IsLocked(account))
        {
            return IdentityErrors.LockedOut.AsProblem();
        }

        if (!passwords.Check(account, request.Password!))
        {
            var closed = account is null ? lockout.Fail(key) : await FailAsync(account);
            return (closed ? IdentityErrors.LockedOut : IdentityErrors.WrongCredentials).AsProblem();
        }

        if (account!.ConfirmedAt is null)
        {
            // As for any other wrong pair: who registers an address a second time must not learn here whether it was taken.
            return IdentityErrors.WrongCredentials.AsProblem();
        }

        if (account.HasTwoFactor)
        {
            pending.Remember(http, account, request.Remember);
            return TypedResults.Ok(new SignInView(TwoFactorRequired: true));
        }

        await sessions.StartAsync(http, account, strong: false, request.Remember, "password", cancel);
        return TypedResults.Ok(new SignInView(TwoFactorRequired: false));

        async Task<bool> FailAsync(Account known)
        {
            if (!await lockout.FailAsync(db, known.Id, cancel))
            {
                return false;
            }

            scope.EnterParty(known.Id);
            audit.Record("account.locked-out", "account", known.Id.ToString());
            await db.SaveChangesAsync(cancel);
            return true;
        }
    }
}

/// <param name="Email">E-mail address.</param>
/// <param name="Password">Password.</param>
/// <param name="Remember">Stay signed in on this device for two weeks.</param>
internal sealed record SignInRequest(string? Email, string? Password, bool Remember = false) : INamesAccount;

/// <param name="TwoFactorRequired">Not signed in yet: a code is asked for next.</param>
internal sealed record SignInView(bool TwoFactorRequired);

internal sealed class SignInValidator : AbstractValidator<SignInRequest>
{
    public SignInValidator()
    {
        RuleFor(r => r.Email).NotEmpty().Says("email.required", "メールアドレスを入力してください。", "Enter your e-mail address.", "メールアドレスを 入れてください。");
        RuleFor(r => r.Email).MaximumLength(254).Says("email.invalid", "メールアドレスを確認してください。", "Check the e-mail address.", "メールアドレスを たしかめてください。");
        RuleFor(r => r.Password).NotEmpty().Says("password.required", "パスワードを入力してください。", "Enter your password.", "パスワードを 入れてください。");
        RuleFor(r => r.Password).MaximumLength(PasswordRule.Longest).Says("password.too-long", "パスワードを確認してください。", "Check the password.", "パスワードを たしかめてください。");
    }
}
