using CyberPort.Platform.Outbox;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Contracts;

/// <summary>国の標準の様式が告示された: the ministry announced a version of a national form.</summary>
/// <param name="FormCode">Code of the national form.</param>
/// <param name="FormVersion">Its version.</param>
/// <param name="Title">Its title.</param>
/// <param name="EffectiveFrom">施行日.</param>
[EventName("forms.master-announced.v1")]
public sealed record MasterAnnounced(string FormCode, string FormVersion, LocalText Title, DateOnly EffectiveFrom);
