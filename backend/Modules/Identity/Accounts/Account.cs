namespace CyberPort.Identity.Accounts;

/// <summary>利用者: one person; the same account acts at many authorities. Its id is the person's party id.</summary>
internal sealed class Account
{
    public Guid Id { get; init; }
    public string Email { get; init; } = "";
    public string EmailKey { get; init; } = "";
    public string Name { get; set; } = "";
    public string Language { get; set; } = "ja";
    public bool NotifyByMail { get; set; } = true;
    public bool IsOperator { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public string? PasswordHash { get; set; }
    public string SecurityStamp { get; set; } = NewStamp();
    public int FailedAttempts { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public string? AuthenticatorKey { get; set; }
    public DateTimeOffset? AuthenticatorEnabledAt { get; set; }
    public long? LastCodeStep { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    public bool HasTwoFactor => AuthenticatorEnabledAt is not null;

    /// <summary>Voids links that were sent and ends every session that was started before.</summary>
    public void RenewStamp() => SecurityStamp = NewStamp();

    public static Account Of(string email, string name, string language, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Email = Typed.HalfWidth(email).Trim(),
        EmailKey = KeyOf(email),
        Name = name.Trim(),
        Language = language,
        CreatedAt = now,
    };

    /// <summary>An e-mail address as it is compared: people write it in any case, and in full-width letters.</summary>
    public static string KeyOf(string email) => Typed.HalfWidth(email).Trim().ToLowerInvariant();

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
