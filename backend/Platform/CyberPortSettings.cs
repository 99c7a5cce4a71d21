namespace CyberPort.Platform;

/// <summary>Settings of the service, section <c>Cyberport</c>.</summary>
public sealed class CyberPortSettings
{
    /// <summary>Folder for files that people attach and for issued documents.</summary>
    public string DataFolder { get; set; } = ".data";

    /// <summary>Loads the demonstration authorities and accounts on the first start.</summary>
    public bool Demo { get; set; }

    /// <summary>Folder of the built single page application; empty serves the API only.</summary>
    public string Spa { get; set; } = "";

    /// <summary>Node.js executable for the document engine.</summary>
    public string NodePath { get; set; } = "node";

    /// <summary>Address under which people reach the service; stands in mails and QR codes.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>Migrates the database at start. Off where a deployment migrates in a step of its own.</summary>
    public bool MigrateOnStart { get; set; } = true;

    /// <summary>Whom the staff of authorities ask about the service itself.</summary>
    public SupportSettings Support { get; set; } = new();
}

/// <summary>サービスの相談窓口, section <c>Cyberport:Support</c>; where nothing is set the pages name the authority's own administrator.</summary>
public sealed class SupportSettings
{
    /// <summary>For example 0120-000-000.</summary>
    public string Phone { get; set; } = "";

    /// <summary>Mail address.</summary>
    public string Email { get; set; } = "";

    /// <summary>When it can be called, in words.</summary>
    public string Hours { get; set; } = "";
}
