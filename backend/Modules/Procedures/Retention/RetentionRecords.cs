using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Retention;

/// <summary>保存期間の延長: a case whose records are not to go yet, and why.</summary>
internal sealed class RetentionHold : ITenantOwned
{
    public Guid TenantId { get; set; }
    public Guid ApplicationId { get; init; }
    public string Reason { get; set; } = "";
    public string ByName { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

/// <summary>匿名化の記録: what went, when, by which rule.</summary>
internal sealed class RetentionLog : ITenantOwned
{
    public Guid TenantId { get; set; }
    public Guid ApplicationId { get; init; }
    public string Number { get; init; } = "";
    public string ProcedureCode { get; init; } = "";
    public int Years { get; init; }
    public DateOnly EndedOn { get; init; }
    public int Files { get; init; }
    public DateTimeOffset AnonymisedAt { get; init; }
}

/// <summary>A closed case whose retention is counted.</summary>
internal sealed record KeptCase(Guid Id, string Number, string ProcedureCode, string ApplicantName, DateTimeOffset ClosedAt, DateOnly? LastPermitDay, bool StillInForce);

/// <summary>保存期間: counted in years from the first of April after closing or expiry, as offices count their records.</summary>
internal static class RetentionPeriod
{
    /// <summary>The last day on which the records are kept; null keeps them for ever.</summary>
    public static DateOnly? EndsOn(LifeRule rule, KeptCase of)
    {
        if (rule.RetentionYears is not { } years || of.StillInForce)
        {
            return null;
        }

        var closed = Clock.OfficeCalendar.DayOf(of.ClosedAt);
        var from = rule.RetentionFrom == RetentionStart.Expiry && of.LastPermitDay > closed ? of.LastPermitDay.Value : closed;
        from = from > DayRange.Last ? DayRange.Last : from;
        return new DateOnly(ReferenceNumber.FiscalYear(from) + 1, 4, 1).AddYears(years).AddDays(-1);
    }

    /// <summary>Kept for so many years, what closed before this moment has its last day by then; what closed later has not.</summary>
    public static DateTimeOffset ClosedBefore(int years, DateOnly lastDay) =>
        Clock.OfficeCalendar.StartOf(new DateOnly(ReferenceNumber.FiscalYear(lastDay.AddDays(1)) - years, 4, 1)).ToUniversalTime();

    /// <summary>
    /// Closed cases whose records may have their last day by then, oldest first. What is counted from the expiry of a permit may turn out to be
    /// kept longer: ask <see cref="EndsOn"/>.
    /// </summary>
    public static IQueryable<KeptCase> Kept(this ProceduresDb db, IReadOnlyDictionary<string, LifeRule> rules, DateOnly lastDay, DateOnly today, Cursor? from = null)
    {
        var codes = rules.Keys.ToArray();
        var bounds = codes.Select(code => ClosedBefore(rules[code].RetentionYears!.Value, lastDay)).ToArray();
        var cases = db.Applications.FromSql($"""
            select a.* from procedures.application a join unnest({codes}, {bounds}) as rule (code, closed_before) on a.procedure_code = rule.code and a.closed_at < rule.closed_before
            """).AsNoTracking().Where(a => a.ClosedAt != null && a.AnonymisedAt == null);
        return (from is null ? cases : cases.Where(a => a.ClosedAt >= from.At && (a.ClosedAt > from.At || a.Id > from.Id)))
            .OrderBy(a => a.ClosedAt).ThenBy(a => a.Id)
            .Select(a => new KeptCase(
            a.Id, a.Number, a.ProcedureCode, a.ApplicantName, a.ClosedAt!.Value, a.Permits.Max(p => p.ValidTo),
            db.Permits.Any(p => p.EndedAt == null && (p.ValidTo == null || p.ValidTo >= today) && (p.ApplicationId == a.Id || p.ChainId == a.ChainId
                || a.Permits.Any(own => own.ChainId == p.ChainId)))));
    }
}

/// <summary>The refusals of retention.</summary>
internal static class RetentionErrors
{
    public static readonly Error Gone = new("retention.gone", ErrorKind.Conflict, new(
        "この案件の記録は保存期間が満了し、匿名化されています。", "The records of this case have been anonymised at the end of their retention."));
}
