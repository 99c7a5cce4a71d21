using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.Passkeys;

/// <summary>
/// What ASP.NET Core Identity needs to see of accounts for passkeys and for the tokens in links. Accounts are changed by
/// their use cases, never through this.
/// </summary>
internal sealed class PasskeyStore(IdentityDb db) : IUserPasskeyStore<Account>, IUserSecurityStampStore<Account>
{
    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? db.Accounts.SingleOrDefaultAsync(a => a.Id == id, cancellationToken) : Task.FromResult<Account?>(null);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        var key = Account.KeyOf(normalizedUserName);
        return db.Accounts.SingleOrDefaultAsync(a => a.EmailKey == key, cancellationToken);
    }

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => (
        from p in db.Passkeys
        join a in db.Accounts on p.AccountId equals a.Id
        where p.CredentialId == credentialId
        select a).SingleOrDefaultAsync(cancellationToken);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await db.Passkeys.AsNoTracking().Where(p => p.AccountId == user.Id).ToListAsync(cancellationToken)).Select(p => p.ToInfo())];

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == user.Id && p.CredentialId == credentialId, cancellationToken))?.ToInfo();

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.EmailKey);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Refused();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw Refused();

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) => throw Refused();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw Refused();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw Refused();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Refused();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw Refused();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Refused();

    public void Dispose()
    {
        // The context belongs to the scope.
    }

    private static NotSupportedException Refused() => new("Accounts are changed by their use cases.");
}
