using CyberPort.Platform.Live;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CyberPort.Platform.Notifications;

/// <summary>Writes notifications as their owner: in a scope of its own that serves that person.</summary>
internal sealed class PartyNotifications(IServiceScopeFactory scopes, ILivePush live, IOptions<CyberPortSettings> settings, TimeProvider clock) : INotifications
{
    private static readonly LocalText MoreOnThePage = new(
        "このお知らせをページで読むまで、きょうこの後に届く分はメールでは送らず、ページの「お知らせ」だけに載せます。",
        "Until you read this on the page, what arrives later today is shown there only and not mailed.",
        "これを ページで 読むまで、きょう このあとに とどいた ものは メールでは おくりません。ページで みて ください。");

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
        scope.ServiceProvider.GetRequiredService<ModuleDbServices>().KeepsConnections = true;
        var db = scope.ServiceProvider.GetRequiredService<PlatformDb>();
        var quiet = notice.MailsOnceADay && await LiesUnreadAsync(db, notice, now, cancel);
        db.Add(row);
        var directory = scope.ServiceProvider.GetService<IPartyDirectory>();
        if (!quiet && directory is not null && await directory.FindAsync(notice.PartyId, cancel) is { WantsMail: true } contact)
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

    private static Task<bool> LiesUnreadAsync(PlatformDb db, Notice notice, DateTimeOffset now, CancellationToken cancel)
    {
        var today = new DateTimeOffset(now.DateInJapan().ToDateTime(TimeOnly.MinValue), JapaneseCalendar.Offset).ToUniversalTime();
        var home = $"/{notice.From?.Slug}/";
        return db.Set<Notification>().AnyAsync(
            n => n.ReadAt == null && n.Kind == notice.Kind && n.CreatedAt >= today && (notice.From == null || n.Link.StartsWith(home)), cancel);
    }

    private string Letter(Notice notice, PartyContact contact)
    {
        var greeting = contact.Language == "en" ? $"Dear {contact.Name}," : $"{contact.Name} 様";
        var address = settings.Value.PublicUrl.TrimEnd('/') + notice.Link;
        var more = notice.MailsOnceADay ? "\n\n" + MoreOnThePage.In(contact.Language) : "";
        return $"{greeting}\n\n{notice.Body.In(contact.Language)}\n\n{address}{more}";
    }
}
