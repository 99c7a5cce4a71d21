using System.Collections.Concurrent;
using System.Reflection;
using CyberPort.Platform.Tenancy;

namespace CyberPort.Platform.Outbox;

/// <summary>The wire name of an event: past tense, versioned, never changed, for example <c>procedures.permit-granted.v1</c>.</summary>
/// <param name="name">The name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>The name on the wire and in the outbox.</summary>
    public string Name { get; } = name;
}

/// <summary>How an event reached its handler.</summary>
/// <param name="MessageId">Same at every delivery: a reaction may use it to recognise a repetition.</param>
/// <param name="Tenant">The authority in which it happened; already entered in the reaction's scope.</param>
/// <param name="PartyId">The party for whom it happened, when there was one.</param>
/// <param name="OccurredAt">When it happened.</param>
public sealed record EventContext(Guid MessageId, TenantInfo? Tenant, Guid? PartyId, DateTimeOffset OccurredAt);

/// <summary>
/// What a module does when something happened. Runs in its own scope, at least once, possibly again and possibly out of
/// order: it must be harmless to run it twice.
/// </summary>
/// <typeparam name="TEvent">The event, a public record with an <see cref="EventNameAttribute"/>.</typeparam>
public interface IReaction<in TEvent>
{
    /// <summary>Does it; throwing means "try again later".</summary>
    Task HandleAsync(TEvent happened, EventContext context, CancellationToken cancel);
}

/// <summary>One reaction as it was registered.</summary>
/// <param name="EventType">The event.</param>
/// <param name="EventName">Its wire name.</param>
/// <param name="HandlerType">The reaction.</param>
internal sealed record ReactionRegistration(Type EventType, string EventName, Type HandlerType)
{
    public string HandlerName => HandlerType.FullName!;
}

/// <summary>Knows the wire name of every event.</summary>
internal sealed class EventCatalogue
{
    private readonly ConcurrentDictionary<Type, string> names = new();

    public string NameOf(Type type) => names.GetOrAdd(type, static t =>
        t.GetCustomAttribute<EventNameAttribute>()?.Name ?? throw new InvalidOperationException($"{t.Name} has no [EventName]."));
}

/// <summary>Wakes the dispatcher of this node at once; other nodes look every second.</summary>
internal sealed class OutboxSignal
{
    private readonly SemaphoreSlim signal = new(0, 1);

    public void Wake()
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => signal.WaitAsync(atMost, cancel);
}
