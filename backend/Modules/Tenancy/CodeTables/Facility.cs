using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;

namespace CyberPort.Tenancy.CodeTables;

/// <summary>施設コード: a facility that forms can name. The facility register of a later module will own the rest.</summary>
internal sealed class Facility : ITenantOwned
{
    public Guid TenantId { get; set; }
    public string Code { get; init; } = "";
    public string PortCode { get; init; } = "";
    public string Kind { get; init; } = "";
    public LocalText Name { get; init; } = new("", "");
    public int Position { get; init; }
}
