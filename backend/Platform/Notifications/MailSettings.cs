namespace CyberPort.Platform.Notifications;

/// <summary>How mails leave. Section <c>Mail:Smtp</c>; without a host they stay in the queue, marked as kept, for the development page.</summary>
internal sealed record MailSettings
{
    /// <summary>Mail server.</summary>
    public string? Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Account there.</summary>
    public string? User { get; init; }

    /// <summary>Its password.</summary>
    public string? Password { get; init; }

    /// <summary>Address of the sender.</summary>
    public string From { get; init; } = "no-reply@cyberport.example";

    /// <summary>STARTTLS; on unless the server is on this machine.</summary>
    public bool? Tls { get; init; }

    /// <summary>How long one mail may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait after the first failure; doubled after each further one.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(15);
}
