using CyberPort.Platform.Jobs;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Jobs;

/// <summary>許可の期限を見張る: reminds before permits run out, each of the procedure's days once; notes those that have run out.</summary>
internal sealed class WatchPermits(ProceduresDb db, TimeProvider time) : IScheduledJob
{
    private const int AtOnce = 200;

    public async Task RunAsync(CancellationToken cancel)
    {
        var today = time.TodayInJapan();
        await ExpireAsync(today, cancel);
        var rules = await db.LifeRules.AsNoTracking().ToDictionaryAsync(r => r.ProcedureCode, cancel);
        var furthest = rules.Values.SelectMany(r => r.ReminderDays).Append(LifeRule.Default("").ReminderDays[0]).Max();
        var soon = today.AddDays(furthest);
        var running = await db.Permits.AsNoTracking().Where(p => p.EndedAt == null && p.ValidTo >= today && p.ValidTo <= soon)
            .Join(db.Applications.AsNoTracking(), p => p.ApplicationId, a => a.Id, (p, a) => new { p.Id, p.ApplicationId, p.ValidTo, a.ProcedureCode })
            .OrderBy(p => p.ValidTo).ToListAsync(cancel);
        foreach (var one in running)
        {
            var left = one.ValidTo!.Value.DayNumber - today.DayNumber;
            var days = (rules.GetValueOrDefault(one.ProcedureCode) ?? LifeRule.Default(one.ProcedureCode)).ReminderDays;
            // The nearest day that has come; a job that was down tells once, not once for each day that it missed.
            if (days.Where(d => d >= left).Order().Select(d => (int?)d).FirstOrDefault() is { } due
                && !await db.PermitReminders.AnyAsync(r => r.PermitId == one.Id && r.Days <= due, cancel))
            {
                await RemindAsync(one.ApplicationId, one.Id, due, cancel);
            }
        }
    }

    private async Task RemindAsync(Guid id, Guid permit, int days, CancellationToken cancel)
    {
        var found = await db.Applications.Include(a => a.Permits).SingleAsync(a => a.Id == id, cancel);
        db.Add(new PermitReminder { PermitId = permit, Days = days, At = time.GetUtcNow() });
        if (!await db.Permits.AnyAsync(p => p.PreviousId == permit && p.EndedAt == null, cancel))
        {
            found.TellExpiring(found.Permits.Single(p => p.Id == permit), days);
        }

        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private async Task ExpireAsync(DateOnly today, CancellationToken cancel)
    {
        while (true)
        {
            var over = await db.Permits.Where(p => p.EndedAt == null && p.ExpiredAt == null && p.ValidTo < today).OrderBy(p => p.ValidTo).Take(AtOnce).ToListAsync(cancel);
            if (over.Count == 0)
            {
                return;
            }

            var ids = over.Select(p => p.ApplicationId).ToList();
            var cases = await db.Applications.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
            foreach (var permit in over)
            {
                cases[permit.ApplicationId].NoteExpiry(permit, time.GetUtcNow());
            }

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}
