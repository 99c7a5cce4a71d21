using Microsoft.AspNetCore.Identity;

namespace CyberPort.Identity.Passkeys;

/// <summary>パスキー: a key pair whose private half never leaves the person's device.</summary>
internal sealed class Passkey
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public byte[] CredentialId { get; init; } = [];
    public string Name { get; init; } = "";
    public byte[] PublicKey { get; init; } = [];
    public long SignCount { get; set; }
    public string[] Transports { get; init; } = [];
    public bool IsUserVerified { get; set; }
    public bool IsBackupEligible { get; init; }
    public bool IsBackedUp { get; set; }
    public byte[] AttestationObject { get; init; } = [];
    public byte[] ClientData { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }

    public static Passkey Of(Guid accountId, string name, UserPasskeyInfo info) => new()
    {
        Id = Guid.CreateVersion7(info.CreatedAt),
        AccountId = accountId,
        CredentialId = info.CredentialId,
        Name = name,
        PublicKey = info.PublicKey,
        SignCount = info.SignCount,
        Transports = info.Transports ?? [],
        IsUserVerified = info.IsUserVerified,
        IsBackupEligible = info.IsBackupEligible,
        IsBackedUp = info.IsBackedUp,
        AttestationObject = info.AttestationObject,
        ClientData = info.ClientDataJson,
        CreatedAt = info.CreatedAt,
    };

    public UserPasskeyInfo ToInfo() => new(
        CredentialId, PublicKey, CreatedAt, (uint)SignCount, Transports, IsUserVerified, IsBackupEligible, IsBackedUp, AttestationObject, ClientData)
    {
        Name = Name,
    };
}
