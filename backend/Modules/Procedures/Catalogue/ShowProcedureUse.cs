using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Catalogue;

/// <summary>手続の利用状況: the operator sees how many authorities have a procedure on, how often it was filed, and which generic ones have grown up.</summary>
internal static class ShowProcedureUse
{
    public static void Map(ApiRoutes routes) => routes.Operator.MapGet("/procedure-use", Handle).WithName(nameof(ShowProcedureUse));

    private static async Task<Ok<ProcedureUseView>> Handle(ProceduresDb db, TimeProvider time, CancellationToken cancel) =>
        TypedResults.Ok(await ReadAsync(db, time, cancel));

    /// <summary>The counts of this fiscal year and the last.</summary>
    internal static async Task<ProcedureUseView> ReadAsync(ProceduresDb db, TimeProvider time, CancellationToken cancel)
    {
        var year = ReferenceNumber.FiscalYear(time.TodayInJapan());
        var rule = await db.CatalogueRules.AsNoTracking().SingleAsync(cancel);
        var counts = await db.ProcedureUses.AsNoTracking().Where(u => u.FiscalYear >= year - 1).GroupBy(u => u.NationalCode)
            .Select(g => new
            {
                g.Key,
                Authorities = g.Count(u => u.FiscalYear == year && u.SwitchedOn),
                LastYear = g.Where(u => u.FiscalYear == year - 1).Sum(u => u.Filings),
                ThisYear = g.Where(u => u.FiscalYear == year).Sum(u => u.Filings),
                CountedAt = g.Max(u => u.CountedAt),
            })
            .ToDictionaryAsync(g => g.Key, cancel);
        var own = (await db.OwnProcedureUses.AsNoTracking().Where(u => u.FiscalYear >= year - 1).ToListAsync(cancel)).GroupBy(u => u.TitleKey)
            .Select(g => OwnRow(g.MaxBy(u => (u.CountedAt, u.AuthorityId))!.Title, rule, g.Count(u => u.FiscalYear == year && u.SwitchedOn),
                g.Where(u => u.FiscalYear == year - 1).Sum(u => u.Filings), g.Where(u => u.FiscalYear == year).Sum(u => u.Filings)))
            .OrderByDescending(r => r.Authorities).ThenByDescending(r => r.FilingsLastYear).ThenBy(r => r.Name.Ja, StringComparer.Ordinal);
        var rows = await db.NationalProcedures.AsNoTracking().OrderBy(p => p.Position).ToListAsync(cancel);
        return new ProcedureUseView(
            new(rule.Authorities, rule.Filings, rule.Source), year - 1, counts.Count == 0 ? null : counts.Values.Max(c => c.CountedAt),
            [.. own.Where(r => r.GrownUp), .. rows.Select(p => counts.GetValueOrDefault(p.Code) is { } c ? Row(p, rule, c.Authorities, c.LastYear, c.ThisYear) : Row(p, rule, 0, 0, 0)), .. own.Where(r => !r.GrownUp)]);
    }

    /// <summary>港独自の手続: the same title at many authorities may grow up as well as a generic entry may.</summary>
    private static ProcedureUseRow OwnRow(LocalText title, CatalogueRule rule, int authorities, int lastYear, int thisYear) =>
        new("", title, "own", false, null, authorities, lastYear, thisYear, "", rule.Reaches(authorities, lastYear));

    /// <summary>The remainder (17号 その他) never grows up: it is many things.</summary>
    private static ProcedureUseRow Row(NationalProcedure p, CatalogueRule rule, int authorities, int lastYear, int thisYear) => new(
        p.Code, p.Definition.Name, p.Definition.Class, p.Definition.Naccs, p.Basis, authorities, lastYear, thisYear, p.FormCode,
        p.Basis is null && p.Definition.Group != "any" && rule.Reaches(authorities, lastYear));
}

internal sealed record CatalogueRuleView(int Authorities, int Filings, string Source);

// FiscalYear: The year that the rule looks at: the last whole one.
internal sealed record ProcedureUseView(CatalogueRuleView Rule, int FiscalYear, DateTimeOffset? CountedAt, IReadOnlyList<ProcedureUseRow> Items);

// Class: "own" for what stands in no catalogue and is counted by its title; it has no Code and no FormCode then.
// GrownUp: A generic procedure that has reached the rule: it deserves a form of its own.
internal sealed record ProcedureUseRow(
    string Code, LocalText Name, string Class, bool Naccs, IndividualBasis? Basis, int Authorities, int FilingsLastYear, int FilingsThisYear, string FormCode, bool GrownUp);
