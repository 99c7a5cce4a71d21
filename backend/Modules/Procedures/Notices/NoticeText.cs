using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Notices;

/// <summary>通知文: an authority's own words for a step. Words in braces are filled in.</summary>
internal sealed class NoticeText : ITenantOwned
{
    public Guid TenantId { get; set; }
    public string Kind { get; init; } = "";
    public LocalText Title { get; set; } = new("", "");
    public LocalText Body { get; set; } = new("", "");
}
