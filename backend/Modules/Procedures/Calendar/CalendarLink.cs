using System.Security.Cryptography;
using System.Text;
using CyberPort.Platform.Persistence;
using Microsoft.AspNetCore.WebUtilities;

namespace CyberPort.Procedures.Calendar;

/// <summary>カレンダーの購読リンク of one officer: the secret is shown once and kept as a digest; a new one or a revocation ends it.</summary>
internal sealed class CalendarLink : ITenantOwned
{
    public Guid TenantId { get; set; }
    public Guid AccountId { get; init; }
    public byte[] Digest { get; set; } = [];
    public string Language { get; set; } = "ja";
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>A secret of 256 bits.</summary>
    public static string NewSecret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public static byte[] DigestOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
