using CyberPort.Platform.Endpoints;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>What part of the register is asked for.</summary>
internal sealed record PermitQuery(
    string? State = null, int? Within = null, string? Procedure = null, string? Query = null, string? After = null, int? Take = null)
{
    /// <summary>"Soon" is within so many days.</summary>
    public int Days => Math.Clamp(Within ?? 60, 1, 730);

    public bool BySoonest => State is "expiring";

    /// <summary>The permits that are asked for, each with its case, and at how many of the newest cases a search stopped, as in the queue.</summary>
    public async Task<(IQueryable<PermitOfCase> Found, int? OnlyNewest)> Of(ProceduresDb db, string prefix, DateOnly today, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Query))
        {
            return (Filtered(db, today), null);
        }

        var typed = Query.Trim().ToUpperInvariant();
        var (ids, newest) = await db.SearchAsync(Query, Numbers(prefix, today), cancel);
        return (Filtered(db, today).Where(f => f.Permit.Number == typed || f.Permit.Number == prefix + "-" + typed || ids.Contains(f.Case.Id)), newest);
    }

    /// <summary>The same with all that a search means: for what is written out.</summary>
    public IQueryable<PermitOfCase> All(ProceduresDb db, string prefix, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(Query))
        {
            return Filtered(db, today);
        }

        var (typed, ids) = (Query.Trim().ToUpperInvariant(), db.SearchAll(Query, Numbers(prefix, today)));
        return Filtered(db, today).Where(f => f.Permit.Number == typed || f.Permit.Number == prefix + "-" + typed || ids.Contains(f.Case.Id));
    }

    private IQueryable<PermitOfCase> Filtered(ProceduresDb db, DateOnly today)
    {
        var permits = db.PermitsIn(State, Days, today);
        var cases = db.Applications.AsNoTracking();
        if (State is "proposed")
        {
            cases = cases.Where(a => a.Recommendations.Any(r => r.ClosedAt == null && r.Outcome == DecisionOutcome.Renew));
        }

        if (Procedure is { Length: > 0 } procedure)
        {
            cases = cases.Where(a => a.ProcedureCode == procedure);
        }

        return permits.Join(cases, p => p.ApplicationId, a => a.Id, (p, a) => new PermitOfCase { Permit = p, Case = a });
    }

    private string[] Numbers(string prefix, DateOnly today) => SearchIndex.NumbersMeant(Query!, prefix, ReferenceNumber.FiscalYear(today));

    public string CursorOf(Permit last) => new Cursor(
        BySoonest ? new(last.ValidTo!.Value.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : last.IssuedAt, last.Id).Write();
}

/// <summary>A permit with its case.</summary>
internal sealed class PermitOfCase
{
    public Permit Permit { get; init; } = null!;
    public Application Case { get; init; } = null!;
}

/// <summary>Questions to the register; each begins with the authority and walks an index.</summary>
internal static class PermitQueries
{
    /// <summary>A view of the register. What runs out soon or waits for its renewal has none that follows it yet.</summary>
    public static IQueryable<Permit> PermitsIn(this ProceduresDb db, string? state, int days, DateOnly today)
    {
        var (permits, soon) = (db.Permits.AsNoTracking(), today.AddDays(days));
        var last = permits.Where(p => p.EndedAt == null && !db.Permits.Any(later => later.ChainId == p.ChainId && later.PreviousId == p.Id && later.EndedAt == null));
        return state switch
        {
            "proposed" => last.Where(p => p.ValidTo != null),
            "inForce" => permits.Where(p => p.EndedAt == null && (p.ValidTo == null || p.ValidTo >= today)),
            "expiring" => last.Where(p => p.ValidTo >= today && p.ValidTo <= soon),
            "expired" => permits.Where(p => p.EndedAt == null && p.ValidTo < today),
            "revoked" => permits.Where(p => p.EndedAt != null && p.EndedBecause != PermitEnd.Replaced),
            _ => permits,
        };
    }

    /// <summary>The page after the last one; expiring permits by their last day, the others by the day of issue.</summary>
    public static IQueryable<PermitOfCase> From(this IQueryable<PermitOfCase> found, PermitQuery asked)
    {
        var from = Cursor.Read(asked.After);
        if (asked.BySoonest)
        {
            var day = from is null ? default : DateOnly.FromDateTime(from.At.UtcDateTime);
            return (from is null ? found : found.Where(f => f.Permit.ValidTo > day || (f.Permit.ValidTo == day && f.Permit.Id > from.Id)))
                .OrderBy(f => f.Permit.ValidTo).ThenBy(f => f.Permit.Id);
        }

        return (from is null ? found : found.Where(f => f.Permit.IssuedAt < from.At || (f.Permit.IssuedAt == from.At && f.Permit.Id < from.Id)))
            .OrderByDescending(f => f.Permit.IssuedAt).ThenByDescending(f => f.Permit.Id);
    }
}
