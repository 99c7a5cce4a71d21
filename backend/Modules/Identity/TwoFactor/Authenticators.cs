using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.TwoFactor;

/// <summary>Keys of authenticator apps, encrypted at rest; each code is accepted once.</summary>
internal sealed class Authenticators(IDataProtectionProvider protection, IdentityDb db, TimeProvider time)
{
    private readonly IDataProtector protector = protection.CreateProtector("CyberPort.Identity", "Authenticator");

    public string Seal(string key) => protector.Protect(key);

    public string Open(string sealedKey) => protector.Unprotect(sealedKey);

    public async Task<bool> AcceptAsync(Account account, string code, CancellationToken cancel)
    {
        if (account.AuthenticatorKey is null || Totp.Match(Open(account.AuthenticatorKey), code, time.GetUtcNow()) is not { } step)
        {
            return false;
        }

        // One statement: of two calls with the same code, one wins.
        return await db.Accounts.Where(a => a.Id == account.Id && (a.LastCodeStep == null || a.LastCodeStep < step))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LastCodeStep, step), cancel) == 1;
    }
}
