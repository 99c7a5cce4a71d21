using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CyberPort.Identity.Accounts;

/// <summary>Makes and checks password hashes (PBKDF2 of ASP.NET Core Identity).</summary>
internal sealed class Passwords
{
    private readonly PasswordHasher<Account> hasher;
    private readonly string decoy;

    public Passwords(IOptions<IdentitySettings> settings)
    {
        hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = settings.Value.PasswordIterations }));
        decoy = hasher.HashPassword(new(), Guid.NewGuid().ToString());
    }

    public string Hash(string password) => hasher.HashPassword(new(), password);

    /// <summary>Checks; takes as long when there is no account or no password, so that the time tells nothing.</summary>
    public bool Check(Account? account, string password)
    {
        if (account?.PasswordHash is not { } hash)
        {
            hasher.VerifyHashedPassword(new(), decoy, password);
            return false;
        }

        var outcome = hasher.VerifyHashedPassword(account, hash, password);
        if (outcome == PasswordVerificationResult.SuccessRehashNeeded)
        {
            account.PasswordHash = Hash(password);
        }

        return outcome != PasswordVerificationResult.Failed;
    }
}
