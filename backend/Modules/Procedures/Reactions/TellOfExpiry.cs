using CyberPort.Platform.Notifications;
using CyberPort.Platform.Outbox;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Contracts;
using CyberPort.Procedures.Notices;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Reactions;

/// <summary>When a permit runs out soon, or has: its holder and the officer in charge are told (all who review, where nobody is any more).</summary>
internal sealed class TellOfExpiry(ProceduresDb db, Office office, StaffInCharge staff, NoticeTexts texts, INotifications notifications)
    : IReaction<PermitExpiring>, IReaction<PermitExpired>
{
    public Task HandleAsync(PermitExpiring happened, EventContext context, CancellationToken cancel) =>
        TellAsync("permit-expiring", happened.CaseId, happened.HolderId, happened.OfficerId, happened.PermitNumber, happened.ValidTo, context, cancel);

    public Task HandleAsync(PermitExpired happened, EventContext context, CancellationToken cancel) =>
        TellAsync("permit-expired", happened.CaseId, happened.HolderId, happened.OfficerId, happened.PermitNumber, happened.ValidTo, context, cancel);

    private async Task TellAsync(
        string kind, Guid id, Guid holder, Guid? officer, string permit, DateOnly validTo, EventContext context, CancellationToken cancel)
    {
        var authority = await office.AuthorityAsync(cancel);
        var title = await db.Applications.AsNoTracking().Where(a => a.Id == id)
            .Join(db.Procedures.AsNoTracking(), a => a.ProcedureCode, p => p.Code, (_, p) => p.Title).SingleAsync(cancel);
        await OneAsync(holder, kind, $"/my/cases/{id}");
        foreach (var member in await staff.OfficerOrReviewersAsync(officer, cancel))
        {
            await OneAsync(member, $"staff.{kind}", $"/{authority.Slug}/office/cases/{id}");
        }

        async Task OneAsync(Guid who, string what, string link)
        {
            var (head, body) = await texts.WriteAsync(what, new(authority.Name, title, permit, null, "", null) { Day = validTo }, cancel);
            await notifications.NotifyAsync(new(who, $"case.{what}", head, body, link) { From = context.Tenant, Because = context.MessageId }, cancel);
        }
    }
}
