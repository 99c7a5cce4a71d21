using System.Security.Cryptography;
using System.Text;
using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace CyberPort.Identity.SignIn;

/// <summary>
/// Five wrong answers close an account for fifteen minutes. Addresses without an account behave the same, so that the
/// lock-out does not tell who has one.
/// </summary>
internal sealed class Lockout(TimeProvider time)
{
    public const int Allowed = 5;
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(15);
    private readonly MemoryCache unknown = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    private sealed class Count
    {
        public int Failed;
        public DateTimeOffset? LockedUntil;
    }

    public bool IsLocked(Account account) => account.LockedUntil > time.GetUtcNow();

    /// <summary>Counts a wrong answer in one statement: parallel guesses count one by one. True when it was one too many.</summary>
    public async Task<bool> FailAsync(IdentityDb db, Guid accountId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? until = now + Duration;
        await db.Accounts.Where(a => a.Id == accountId).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.FailedAttempts, a => a.FailedAttempts + 1 >= Allowed ? 0 : a.FailedAttempts + 1)
            .SetProperty(a => a.LockedUntil, a => a.FailedAttempts + 1 >= Allowed ? until : a.LockedUntil), cancel);
        return await db.Accounts.AnyAsync(a => a.Id == accountId && a.LockedUntil > now, cancel);
    }

    public bool IsLocked(string emailKey) => unknown.TryGetValue<Count>(Key(emailKey), out var count) && count!.LockedUntil > time.GetUtcNow();

    public bool Fail(string emailKey)
    {
        var count = unknown.GetOrCreate(Key(emailKey), entry =>
        {
            entry.Size = 1;
            entry.SlidingExpiration = TimeSpan.FromDays(1);
            return new Count();
        })!;
        lock (count)
        {
            if (++count.Failed >= Allowed)
            {
                (count.Failed, count.LockedUntil) = (0, time.GetUtcNow() + Duration);
            }

            return count.LockedUntil > time.GetUtcNow();
        }
    }

    private static string Key(string emailKey) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(emailKey)));
}
