using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.SignIn;

/// <summary>Between the right password and the right code.</summary>
internal sealed class PendingSignIn(SealedCookies cookies, IdentityDb db)
{
    private const string Cookie = "CyberPort.SecondStep";

    private sealed record Half(Guid AccountId, string Stamp, bool Remember);

    public void Remember(HttpContext http, Account account, bool remember) =>
        cookies.Give(http, Cookie, new Half(account.Id, account.SecurityStamp, remember));

    /// <summary>The account whose password was right a few minutes ago, unless its means to sign in changed since.</summary>
    public async Task<(Account Account, bool Remember)?> FindAsync(HttpContext http, CancellationToken cancel) =>
        cookies.Read<Half>(http, Cookie) is { } half
        && await db.Accounts.SingleOrDefaultAsync(a => a.Id == half.AccountId && a.SecurityStamp == half.Stamp, cancel) is { } account
            ? (account, half.Remember)
            : null;

    public void Forget(HttpContext http) => cookies.Drop(http, Cookie);
}
