namespace CyberPort.Platform.Persistence;

/// <summary>A row that belongs to one authority.</summary>
public interface ITenantOwned
{
    /// <summary>The authority; stamped when the row is added.</summary>
    Guid TenantId { get; set; }
}

/// <summary>A row that belongs to one person or company, across authorities.</summary>
public interface IPartyOwned
{
    /// <summary>The party; stamped when the row is added.</summary>
    Guid PartyId { get; set; }
}

/// <summary>Something that tells others what happened to it, when it is saved.</summary>
public interface IHasEvents
{
    /// <summary>What happened since the last save.</summary>
    IReadOnlyCollection<object> Events { get; }

    /// <summary>Forgets them once they stand in the outbox.</summary>
    void ClearEvents();
}

/// <summary>Base of aggregates that raise events.</summary>
public abstract class Entity : IHasEvents
{
    private readonly List<object> events = [];

    /// <inheritdoc/>
    public IReadOnlyCollection<object> Events => events;

    /// <inheritdoc/>
    public void ClearEvents() => events.Clear();

    /// <summary>Notes an event; it leaves in the same transaction as the change.</summary>
    protected void Raise(object happened) => events.Add(happened);
}
