using CyberPort.Identity.Persistence;
using CyberPort.Identity.SignIn;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Tenancy;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CyberPort.Identity.Accounts;

/// <summary>利用登録. The answer is always the same; only the owner of the mailbox learns whether there was an account.</summary>
internal static class RegisterAccount
{
    private static readonly TimeSpan SamePress = TimeSpan.FromSeconds(30);

    public static void Map(ApiRoutes routes) => routes.Open
        .MapPost("/identity/register", Handle).WithName(nameof(RegisterAccount)).ForAnyone().LimitMails();

    private static async Task<Accepted> Handle(
        RegisterRequest request, IdentityDb db, Passwords passwords, AccountMails mails, ITenantContext scope, IAuditLog audit, TimeProvider time,
        CancellationToken cancel)
    {
        var hash = passwords.Hash(request.Password!);
        var key = Account.KeyOf(request.Email!);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.EmailKey == key, cancel);
        var again = passwords.Check(account, request.Password!); // Also without an account, so that the time tells nothing.
        if (account?.ConfirmedAt is not null)
        {
            mails.AlreadyRegistered(account);
            await db.SaveChangesAsync(cancel);
            return TypedResults.Accepted((string?)null);
        }

        if (account is { PasswordHash: null })
        {
            // Invited, and not here yet: only the link in a mail may set the first password of somebody who has roles.
            await mails.ResetAsync(account);
            await db.SaveChangesAsync(cancel);
            return TypedResults.Accepted((string?)null);
        }

        if (again && time.GetUtcNow() - account!.CreatedAt < SamePress)
        {
            return TypedResults.Accepted((string?)null); // A double click: the link is on its way, and stays good.
        }

        if (account is null)
        {
            account = Account.Of(request.Email!, request.Name!, request.Language!, time.GetUtcNow());
            db.Add(account);
        }
        else
        {
            // Nobody has shown yet that the address is theirs: the latest registration counts, earlier links die.
            account.Name = request.Name!.Trim();
            account.Language = request.Language!;
            account.RenewStamp();
        }

        account.PasswordHash = hash;
        scope.EnterParty(account.Id);
        audit.Record("account.registered", "account", account.Id.ToString(), after: new { account.Name, account.Language });
        await mails.ConfirmAsync(account);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException fault) when (fault.InnerException is PostgresException { ConstraintName: "account_email_unique" })
        {
            // A double click: the other call has registered the account and sent the mail.
        }

        return TypedResults.Accepted((string?)null);
    }
}

/// <param name="Email">E-mail address; it is confirmed by a link.</param>
/// <param name="Name">Name shown to others.</param>
/// <param name="Password">At least ten characters.</param>
/// <param name="Language">ja, en or easy.</param>
internal sealed record RegisterRequest(string? Email, string? Name, string? Password, string? Language) : INamesAccount;

internal sealed class RegisterValidator : AbstractValidator<RegisterRequest>
{
    public RegisterValidator()
    {
        RuleFor(r => r.Email).MustBeEmail();
        RuleFor(r => r.Name).MustBeName();
        RuleFor(r => r.Password).MustBeGoodPassword();
        RuleFor(r => r.Password).Must((r, p) => !IsOwnAddress(r, p)).Says("password.is-address",
            "メールアドレスと同じパスワードは使えません。", "The password must not be your e-mail address.", "メールアドレスと 同じ パスワードは 使えません。");
        RuleFor(r => r.Language).MustBeLanguage();
    }

    private static bool IsOwnAddress(RegisterRequest r, string? password) =>
        password is not null && r.Email is not null && Account.KeyOf(password) == Account.KeyOf(r.Email);
}
