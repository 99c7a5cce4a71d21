using CyberPort.Platform.Results;

namespace CyberPort.Platform.Tenancy;

/// <summary>テナント: an authority as the platform sees it.</summary>
/// <param name="Id">Stable id; stands in every row that the authority owns.</param>
/// <param name="Slug">Word in the URL, for example <c>aohama</c>.</param>
/// <param name="Name">Official name.</param>
/// <param name="Profile"><c>full</c>, or <c>simple</c> for an office where one person does everything (地方港湾).</param>
/// <param name="RequiresSecondFactor">Staff must have signed in with a second factor or a passkey.</param>
public sealed record TenantInfo(Guid Id, string Slug, LocalText Name, string Profile, bool RequiresSecondFactor)
{
    /// <summary>True for offices where one person does everything.</summary>
    public bool IsSimple => Profile == "simple";
}

/// <summary>Finds authorities. Tenancy implements it.</summary>
public interface ITenantStore
{
    /// <summary>By the word in the URL.</summary>
    Task<TenantInfo?> FindBySlugAsync(string slug, CancellationToken cancel);

    /// <summary>By the host name that the browser asked for.</summary>
    Task<TenantInfo?> FindByHostAsync(string host, CancellationToken cancel);

    /// <summary>By id.</summary>
    Task<TenantInfo?> FindAsync(Guid id, CancellationToken cancel);

    /// <summary>All that are live; for jobs that run once per authority.</summary>
    Task<IReadOnlyList<TenantInfo>> AllAsync(CancellationToken cancel);
}

/// <summary>Whose rows this scope may see: at most one authority and at most one party.</summary>
public interface ITenantContext
{
    /// <summary>The authority, when one was entered.</summary>
    TenantInfo? Tenant { get; }

    /// <summary>The authority's id, or null.</summary>
    Guid? TenantId { get; }

    /// <summary>The party (person or company) whose own rows are visible, or null.</summary>
    Guid? PartyId { get; }

    /// <summary>The authority, where the plane has made sure that there is one.</summary>
    TenantInfo Current => Tenant ?? throw new InvalidOperationException("No authority was entered in this scope.");

    /// <summary>Enters an authority. Once entered, another one is refused: a scope serves one authority.</summary>
    void Enter(TenantInfo tenant);

    /// <summary>Makes a party's own rows visible. Once set, another party is refused.</summary>
    void EnterParty(Guid partyId);
}

internal sealed class TenantContext : ITenantContext
{
    public TenantInfo? Tenant { get; private set; }
    public Guid? TenantId => Tenant?.Id;
    public Guid? PartyId { get; private set; }

    public void Enter(TenantInfo tenant)
    {
        if (Tenant is not null && Tenant.Id != tenant.Id)
        {
            throw new InvalidOperationException("This scope already serves another authority.");
        }

        Tenant = tenant;
    }

    public void EnterParty(Guid partyId)
    {
        if (PartyId is not null && PartyId != partyId)
        {
            throw new InvalidOperationException("This scope already serves another party.");
        }

        PartyId = partyId;
    }
}
