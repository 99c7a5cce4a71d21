using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;

namespace CyberPort.Tenancy.Authorities;

/// <summary>お知らせ of an authority.</summary>
internal sealed class Notice : ITenantOwned
{
    public Guid Id { get; init; }
    public Guid TenantId { get; set; }
    public LocalText Title { get; init; } = new("", "");
    public LocalText Body { get; init; } = new("", "");
    public DateTimeOffset PublishedAt { get; init; }
}
