using CyberPort.Platform.Live;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CyberPort.Platform.Notifications;

/// <summary>Writes notifications as their owner: in a scope of its own that serves that person.</summary>
internal sealed class PartyNotifications(IServiceScopeFactory scopes, ILivePush live, IOptions<CyberPortSettings> settings, TimeProvider clock) : INotifications
{
    public async Task<Guid?> NotifyAsync(Notice notice, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var owner = scope.ServiceProvider.GetRequiredService<ITenantContext>();
        owner.EnterParty(notice.PartyId);
        if (notice.From is { } authority)
        {
            owner.Enter(authority);
        }

        var now = clock.GetUtcNow();
        var row = new Notification
        {
            Id = Guid.CreateVersion7(now), Kind = notice.Kind, Title = notice.Title, Body = notice.Body, Link = notice.Link, Because = notice.Because, CreatedAt = now,
        };
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        if (notice.Because is { } cause && await db.Set<Notification>().AnyAsync(n => n.Because == cause && n.Kind == notice.Kind, cancel))
        {
            return null;
        }

        db.Add(row);
        var directory = scope.ServiceProvider.GetService<IPartyDirectory>();
        if (directory is not null && await directory.FindAsync(notice.PartyId, cancel) is { WantsMail: true } contact)
        {
            scope.ServiceProvider.GetRequiredService<IMailQueue>().Enqueue(
                contact.Email, notice.Title.In(contact.Language), Letter(notice, contact), language: contact.Language, tenantId: notice.From?.Id);
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { ConstraintName: "notification_once" })
        {
            return null;
        }

        await live.ToPartyAsync(notice.PartyId, new("notification", row.Id, now), cancel);
        return row.Id;
    }

    private string Letter(Notice notice, PartyContact contact)
    {
        var greeting = contact.Language == "en" ? $"Dear {contact.Name}," : $"{contact.Name} 様";
        var address = settings.Value.PublicUrl.TrimEnd('/') + notice.Link;
        return $"{greeting}\n\n{notice.Body.In(contact.Language)}\n\n{address}";
    }
}
