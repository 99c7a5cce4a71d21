using CyberPort.Platform.Jobs;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Catalogue;

/// <summary>
/// 利用の数を数える: each authority counts its own filings of this fiscal year and the last, and puts the numbers into the shared
/// table. Nobody reads around the locks, and counting again changes nothing.
/// </summary>
internal sealed class CountProcedureUse(ProceduresDb db, TimeProvider time) : IScheduledJob
{
    /// <summary>What stands in no catalogue is counted with the generic procedure.</summary>
    private const string Elsewhere = "generic";

    public async Task RunAsync(CancellationToken cancel)
    {
        var year = ReferenceNumber.FiscalYear(time.TodayInJapan());
        foreach (var each in new[] { year - 1, year })
        {
            await CountAsync(each, cancel);
        }
    }

    private async Task CountAsync(int year, CancellationToken cancel)
    {
        var (from, to) = (OfficeCalendar.StartOf(new(year, 4, 1)).ToUniversalTime(), OfficeCalendar.StartOf(new(year + 1, 4, 1)).ToUniversalTime());
        var filings = await db.Applications.AsNoTracking().Where(a => a.SubmittedAt >= from && a.SubmittedAt < to)
            .GroupBy(a => a.ProcedureCode).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var procedures = await db.Procedures.AsNoTracking().Select(p => new { p.Code, p.NationalCode, p.Enabled }).ToListAsync(cancel);
        var now = time.GetUtcNow();
        foreach (var one in procedures.GroupBy(p => p.NationalCode ?? Elsewhere))
        {
            var (on, count) = (one.Any(p => p.Enabled), one.Sum(p => filings.GetValueOrDefault(p.Code)));
            await db.Database.ExecuteSqlAsync($"""
                insert into procedures.procedure_use (national_code, authority_id, fiscal_year, switched_on, filings, counted_at)
                values ({one.Key}, {db.EnteredTenant}, {year}, {on}, {count}, {now})
                on conflict (national_code, authority_id, fiscal_year) do update
                set switched_on = excluded.switched_on, filings = excluded.filings, counted_at = excluded.counted_at
                """, cancel);
        }
    }
}
