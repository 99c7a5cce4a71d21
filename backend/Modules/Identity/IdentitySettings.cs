namespace CyberPort.Identity;

/// <summary>Settings of Identity, section <c>Cyberport:Identity</c>.</summary>
internal sealed class IdentitySettings
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA512 for a password.</summary>
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>Sign-in attempts per minute from one address.</summary>
    public int SignInsPerAddress { get; set; } = 60;

    /// <summary>Sign-in attempts per minute for one account from one address.</summary>
    public int SignInsPerAccount { get; set; } = 10;

    /// <summary>Mails that one address may cause per ten minutes (registration, forgotten password, invitations).</summary>
    public int MailsPerAddress { get; set; } = 30;

    /// <summary>Mails that one address may cause to one account per ten minutes.</summary>
    public int MailsPerAccount { get; set; } = 4;
}
