namespace CyberPort.Architecture.Tests.Database;

/// <summary>Tables of modules that belong to nobody, each with the reason. A new line here is a decision: say why.</summary>
internal static class ReferenceTables
{
    public static readonly IReadOnlyList<(string Pattern, string Why)> All =
    [
        (@"identity\.(account|session|recovery_code|passkey)", "looked up before anybody is signed in; visible only on connections that Identity opened (app.identity)"),
        (@"forms\.form_master", "national masters: read by everyone, written by the owner role"),
    ];
}
