using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;

namespace CyberPort.Platform.Notifications;

/// <summary>通知: tells a person that something happened, on the page and, when they want it, by mail in their language.</summary>
public interface INotifications
{
    /// <summary>Writes the notification and queues the mail in a transaction of its own (the rows are the person's, not the authority's).</summary>
    /// <returns>Its id; for a repetition, nothing happens and null comes back.</returns>
    Task<Guid?> NotifyAsync(Notice notice, CancellationToken cancel);
}

/// <summary>What a person is told.</summary>
/// <param name="PartyId">Who.</param>
/// <param name="Kind">Dotted kind, for example <c>case.granted</c>.</param>
/// <param name="Title">One sentence; also the mail's subject.</param>
/// <param name="Body">What happened and what to do next.</param>
/// <param name="Link">Path in the application, for example <c>/my/cases/…</c>.</param>
public sealed record Notice(Guid PartyId, string Kind, LocalText Title, LocalText Body, string Link)
{
    /// <summary>The authority it comes from; its name and colour stand in the mail.</summary>
    public TenantInfo? From { get; init; }

    /// <summary>What caused it, usually <see cref="Outbox.EventContext.MessageId"/>: the same cause, kind and person is told once.</summary>
    public Guid? Because { get; init; }

    /// <summary>
    /// For what happens many times a day: a mail goes out only when nothing else of this kind and authority that was written today
    /// (in Japan) lies unread on the page, and says that more stands there.
    /// </summary>
    public bool MailsOnceADay { get; init; }
}

/// <summary>連絡先: how a person is reached.</summary>
/// <param name="Email">Address.</param>
/// <param name="Name">Name to address them with.</param>
/// <param name="Language"><c>ja</c>, <c>en</c> or <c>easy</c>.</param>
/// <param name="WantsMail">They want notifications by mail too.</param>
public sealed record PartyContact(string Email, string Name, string Language, bool WantsMail);

/// <summary>Knows how people are reached. Identity implements it.</summary>
public interface IPartyDirectory
{
    /// <summary>The contact of a person, or null for nobody.</summary>
    Task<PartyContact?> FindAsync(Guid partyId, CancellationToken cancel);
}
