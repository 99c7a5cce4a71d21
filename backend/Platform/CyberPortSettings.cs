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
}
