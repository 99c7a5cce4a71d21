using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Jobs;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Catalogue;

/// <summary>
/// 利用の数を数える: each authority counts its own filings of this fiscal year and the last, and puts the numbers into the shared
/// table; what stands in no catalogue by its title. Nobody reads around the locks, and counting again changes nothing.
/// </summary>
internal sealed class CountProcedureUse(ProceduresDb db, TimeProvider time) : IScheduledJob
{
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
        var procedures = await db.Procedures.AsNoTracking().Select(p => new { p.Code, p.NationalCode, p.Title, p.Enabled }).ToListAsync(cancel);
        var now = time.GetUtcNow();
        foreach (var one in procedures.Where(p => p.NationalCode is not null).GroupBy(p => p.NationalCode))
        {
            var (on, count) = (one.Any(p => p.Enabled), one.Sum(p => filings.GetValueOrDefault(p.Code)));
            await db.Database.ExecuteSqlAsync($"""
                insert into procedures.procedure_use (national_code, authority_id, fiscal_year, switched_on, filings, counted_at)
                values ({one.Key}, {db.EnteredTenant}, {year}, {on}, {count}, {now})
                on conflict (national_code, authority_id, fiscal_year) do update
                set switched_on = excluded.switched_on, filings = excluded.filings, counted_at = excluded.counted_at
                """, cancel);
        }

        // A title that is only being prepared is nobody's business yet; one that was changed takes its count along.
        var own = procedures.Where(p => p.NationalCode is null && (p.Enabled || filings.ContainsKey(p.Code))).GroupBy(p => OwnProcedureUse.KeyOf(p.Title)).ToList();
        var titles = own.Select(o => o.Key).ToList();
        await db.OwnProcedureUses.Where(u => u.AuthorityId == db.EnteredTenant && u.FiscalYear == year && !titles.Contains(u.TitleKey)).ExecuteDeleteAsync(cancel);
        foreach (var one in own)
        {
            var (on, count) = (one.Any(p => p.Enabled), one.Sum(p => filings.GetValueOrDefault(p.Code)));
            var title = JsonSerializer.Serialize(one.First().Title, Json.Options);
            await db.Database.ExecuteSqlAsync($"""
                insert into procedures.own_procedure_use (title_key, authority_id, fiscal_year, title, switched_on, filings, counted_at)
                values ({one.Key}, {db.EnteredTenant}, {year}, {title}::jsonb, {on}, {count}, {now})
                on conflict (title_key, authority_id, fiscal_year) do update
                set title = excluded.title, switched_on = excluded.switched_on, filings = excluded.filings, counted_at = excluded.counted_at
                """, cancel);
        }
    }
}
