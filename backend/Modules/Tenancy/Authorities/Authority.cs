using CyberPort.Platform.Results;
using CyberPort.Tenancy.Contracts;

namespace CyberPort.Tenancy.Authorities;

/// <summary>港湾管理者. Public facts that everyone may read; only the authority itself changes its row.</summary>
internal sealed class Authority
{
    public Guid Id { get; init; }
    public string Slug { get; init; } = "";
    public LocalText Name { get; set; } = new("", "");
    public string Kana { get; set; } = "";
    public LocalText ChiefTitle { get; set; } = new("", "");
    public string Kind { get; init; } = "portAuthority";
    public string NumberPrefix { get; init; } = "";
    public string? CorporateNumber { get; set; }
    public string Profile { get; set; } = "full";
    public bool TwoPersonDecision { get; set; }
    public bool RequiresSecondFactor { get; set; }
    public Branding Branding { get; set; } = new("#0017c1", "#ffffff", null);
    public Contact Contact { get; set; } = new(new("", ""), "", "", new("", ""), []);
    public AppealParties Appeal { get; set; } = new("", "", "");
    public CalendarChoice Calendar { get; set; } = new(false, true);
    public int Version { get; set; } = 1;
    public List<Port> Ports { get; init; } = [];
    public List<HostName> HostNames { get; init; } = [];

    public AuthorityView ToView() => new(
        Id, Slug, Name, ChiefTitle, NumberPrefix, Profile, TwoPersonDecision, Branding, Contact, Appeal, Calendar) { Kind = Kind, CorporateNumber = CorporateNumber };
}

/// <summary>港湾: a port that the authority manages. Names repeat in Japan; the key is the code within the authority.</summary>
internal sealed class Port
{
    public Guid AuthorityId { get; init; }
    public string Code { get; init; } = "";
    public string? Locode { get; init; }
    public LocalText Name { get; init; } = new("", "");
    public string Kana { get; init; } = "";
    public PortClass Class { get; init; }
    public int Position { get; init; }
}
