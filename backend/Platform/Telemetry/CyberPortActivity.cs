using System.Diagnostics;

namespace CyberPort.Platform.Telemetry;

/// <summary>The service's own source of traces.</summary>
internal static class CyberPortActivity
{
    public const string Name = "CyberPort";

    public static readonly ActivitySource Source = new(Name);

    /// <summary>Starts an activity that goes on a trace begun elsewhere.</summary>
    public static Activity? StartActivity(this ActivitySource source, string name, ActivityKind kind, string? parentId) =>
        parentId is null ? source.StartActivity(name, kind) : source.StartActivity(name, kind, parentId);
}
