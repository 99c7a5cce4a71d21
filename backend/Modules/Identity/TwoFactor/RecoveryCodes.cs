using System.Security.Cryptography;
using System.Text;
using CyberPort.Identity.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.TwoFactor;

/// <summary>回復コード: signs in once when the phone is lost. Only its hash is kept; 80 random bits need no slow hash.</summary>
internal sealed class RecoveryCode
{
    public Guid AccountId { get; init; }
    public byte[] CodeHash { get; init; } = [];
    public DateTimeOffset? UsedAt { get; init; }
}

/// <summary>Makes, replaces and uses recovery codes.</summary>
internal sealed class RecoveryCodes(IdentityDb db, TimeProvider time)
{
    private const int Count = 10;

    /// <summary>Replaces the account's codes; they are shown once. Saved with the next SaveChanges.</summary>
    public async Task<IReadOnlyList<string>> ReplaceAsync(Guid accountId, CancellationToken cancel)
    {
        await RemoveAsync(accountId, cancel);
        var codes = Enumerable.Range(0, Count).Select(_ => Totp.Base32(RandomNumberGenerator.GetBytes(10))).ToList();
        db.AddRange(codes.Select(c => new RecoveryCode { AccountId = accountId, CodeHash = HashOf(accountId, c) }));
        return [.. codes.Select(c => string.Join('-', c.Chunk(4).Select(part => new string(part))))];
    }

    public Task<int> RemoveAsync(Guid accountId, CancellationToken cancel) =>
        db.RecoveryCodes.Where(c => c.AccountId == accountId).ExecuteDeleteAsync(cancel);

    /// <summary>True once per code.</summary>
    public async Task<bool> UseAsync(Guid accountId, string code, CancellationToken cancel)
    {
        var hash = HashOf(accountId, Totp.Clean(code).ToUpperInvariant());
        DateTimeOffset? now = time.GetUtcNow();
        return await db.RecoveryCodes.Where(c => c.AccountId == accountId && c.CodeHash == hash && c.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel) == 1;
    }

    public Task<int> LeftAsync(Guid accountId, CancellationToken cancel) =>
        db.RecoveryCodes.CountAsync(c => c.AccountId == accountId && c.UsedAt == null, cancel);

    private static byte[] HashOf(Guid accountId, string code) => SHA256.HashData(Encoding.UTF8.GetBytes($"{accountId}:{code}"));
}
