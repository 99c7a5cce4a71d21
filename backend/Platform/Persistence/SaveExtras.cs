using CyberPort.Platform.Audit;
using CyberPort.Platform.Live;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Platform.Persistence;

/// <summary>Puts what belongs to a change beside it: events into the outbox, audit rows into the trail, mails into the queue.</summary>
internal sealed class SaveExtras(EventCatalogue events, AuditLog audit, MailQueue mail, OutboxSignal signal, MailSignal mailSignal, LiveNews news, TimeProvider time)
{
    public void AddTo(ModuleDb db)
    {
        var now = time.GetUtcNow();
        foreach (var source in db.ChangeTracker.Entries<IHasEvents>().Select(e => e.Entity).Where(e => e.Events.Count > 0).ToList())
        {
            db.AddRange(source.Events.Select(e => OutboxMessage.Of(e, events.NameOf(e.GetType()), db.Scope, now)));
            source.ClearEvents();
        }

        db.AddRange(audit.Take(now));
        db.AddRange(mail.Take());
    }

    /// <summary>Events were committed: the dispatcher starts at once, and what this node keeps of the authority is out of date.</summary>
    public void Wake(Guid? tenantId)
    {
        signal.Wake();
        if (tenantId is { } tenant)
        {
            news.Raise(tenant);
        }
    }

    public void WakePost() => mailSignal.Wake();
}
