using CyberPort.Platform.Jobs;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Notices;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Consultations;

/// <summary>回答の催促: once, two open days before the deadline; outside bodies by mail with a link, officers and desks by notice.</summary>
internal sealed class RemindConsultations(
    ProceduresDb db, Office office, OutsideLinks links, ConsultedStaff consulted, NoticeTexts texts, INotifications notifications, ITenantContext scope, TimeProvider time) : IScheduledJob
{
    private const int OpenDaysBefore = 2;

    public async Task RunAsync(CancellationToken cancel)
    {
        var today = time.TodayInJapan();
        var soon = (await office.ClockAsync(cancel)).Calendar.AddOpenDays(today, OpenDaysBefore);
        var due = await db.Consultations.Where(c => c.ClosedAt == null && c.RemindedAt == null && c.DueOn >= today && c.DueOn <= soon).Take(500).ToListAsync(cancel);
        foreach (var asked in due)
        {
            var found = await db.Applications.AsNoTracking().SingleAsync(a => a.Id == asked.ApplicationId, cancel);
            if (found.IsClosed)
            {
                continue;
            }

            var authority = await office.AuthorityAsync(cancel);
            var title = await db.Procedures.AsNoTracking().Where(p => p.Code == found.ProcedureCode).Select(p => p.Title).SingleAsync(cancel);
            asked.Reminded(time.GetUtcNow());
            if (asked.IsOutside)
            {
                links.Mail(asked, authority, title, reminder: true);
            }

            await db.SaveChangesAsync(cancel);
            var (head, body) = await texts.WriteAsync("staff.consultation-due", new(authority.Name, title, found.Number, asked.Question, asked.AskedByName, asked.DueOn), cancel);
            foreach (var officer in await consulted.OfAsync(asked, cancel))
            {
                await notifications.NotifyAsync(
                    new(officer, "case.staff.consultation-due", head, body, $"/{authority.Slug}/office/cases/{found.Id}") { From = scope.Current, Because = asked.Id }, cancel);
            }
        }
    }
}
