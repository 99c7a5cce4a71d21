using System.Security.Cryptography;
using System.Text;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;

namespace CyberPort.Procedures.Sharing;

/// <summary>What a link is for; a link is for one thing only.</summary>
internal enum ShareKind
{
    /// <summary>分担: somebody fills in chosen steps.</summary>
    Fill,
    /// <summary>連署: somebody reads everything and signs.</summary>
    Sign,
}

/// <summary>招待: a colleague is asked by mail to fill a part of a draft, or to co-sign it. No account is needed; a code to the mail address proves who it is.</summary>
internal sealed class ShareLink : IPartyOwned
{
    public static readonly TimeSpan CodeLives = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan PassLives = TimeSpan.FromHours(12);
    private const int MostTries = 5;
    private const int MostCodesAnHour = 5;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PartyId { get; set; }
    public Guid DraftId { get; init; }
    public ShareKind Kind { get; init; }
    public string Name { get; init; } = "";
    public string Email { get; init; } = "";
    public string OwnerName { get; init; } = "";
    public List<string> Steps { get; init; } = [];
    public string? Message { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public string? CodeHash { get; private set; }
    public DateTimeOffset? CodeUntil { get; private set; }
    public int CodeTries { get; private set; }
    public int CodesSent { get; private set; }
    public DateTimeOffset? CodesSince { get; private set; }
    public string? PassHash { get; private set; }
    public DateTimeOffset? PassUntil { get; private set; }
    public string? SignedName { get; private set; }
    public string? SignedDigest { get; private set; }
    public int Version { get; private set; }

    public bool IsOpen(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;

    public void Revoke(DateTimeOffset now) => (RevokedAt, PassHash, CodeHash, Version) = (RevokedAt ?? now, null, null, Version + 1);

    /// <summary>A new code, which takes the place of the one before; refused when too many were asked for within an hour.</summary>
    public Result<string> NewCode(DateTimeOffset now)
    {
        if (CodesSince is not { } since || now - since > TimeSpan.FromHours(1))
        {
            (CodesSince, CodesSent) = (now, 0);
        }

        if (CodesSent >= MostCodesAnHour)
        {
            return ShareErrors.TooOften;
        }

        var code = RandomNumberGenerator.GetInt32(0, 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
        (CodeHash, CodeUntil, CodeTries, CodesSent, Version) = (Secrets.Hash($"{Id}:{code}"), now + CodeLives, 0, CodesSent + 1, Version + 1);
        return code;
    }

    /// <summary>A pass for the code; a wrong one counts, and after five the code is dead.</summary>
    public Result<string> Enter(string code, DateTimeOffset now)
    {
        Version++;
        if (CodeHash is null || CodeUntil <= now || ++CodeTries > MostTries || !Secrets.Same(CodeHash, Secrets.Hash($"{Id}:{code.Trim()}")))
        {
            return ShareErrors.WrongCode;
        }

        var pass = Secrets.New();
        (CodeHash, PassHash, PassUntil) = (null, Secrets.Hash(pass), now + PassLives);
        return pass;
    }

    public bool Admits(string pass, DateTimeOffset now) => IsOpen(now) && PassHash is { } hash && PassUntil > now && Secrets.Same(hash, Secrets.Hash(pass));

    public void Finish(DateTimeOffset now) => (DoneAt, Version) = (now, Version + 1);

    public void Sign(string name, string digest, DateTimeOffset now) => (SignedName, SignedDigest, DoneAt, Version) = (name, digest, now, Version + 1);
}

/// <summary>Finds the owner behind a token; holds nothing else, and of the token only its hash.</summary>
internal sealed class ShareKey
{
    public string TokenHash { get; init; } = "";
    public Guid OwnerId { get; init; }
    public Guid LinkId { get; init; }
}

/// <summary>連署: who signed with the applicant, as it stands with the case.</summary>
internal sealed class CoSignature : CasePart
{
    public string Name { get; init; } = "";
    public string Email { get; init; } = "";
    public DateTimeOffset SignedAt { get; init; }

    /// <summary>Digest of the answers that were signed; they are those that were sent.</summary>
    public string Digest { get; init; } = "";
}

/// <summary>Random words for links, stored only as hashes.</summary>
internal static class Secrets
{
    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static bool Same(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(a), Encoding.ASCII.GetBytes(b));
}
