using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>許可台帳: in force, expiring, expired, revoked; with what a renewal would be.</summary>
internal static class ListPermits
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapGet("/permits", Handle).WithName(nameof(ListPermits)).ForStaff(CaseStaff.Reading);

    private static async Task<Ok<PermitList>> Handle(
        [AsParameters] PermitQuery asked, ProceduresDb db, Office office, Staffing staffing, ProcedureTitles titles, ICurrentActor actor, TimeProvider time,
        CancellationToken cancel)
    {
        var today = time.TodayInJapan();
        var authority = await office.AuthorityAsync(cancel);
        var take = Math.Clamp(asked.Take ?? 50, 1, 200);
        var (found, newest) = await asked.Of(db, authority.NumberPrefix, today, cancel);
        var page = await found.From(asked).Take(take + 1).ToListAsync(cancel);
        var rules = await db.LifeRules.AsNoTracking().ToDictionaryAsync(r => r.ProcedureCode, cancel);
        var chains = page.Select(f => f.Permit.ChainId).ToHashSet();
        var filings = (await db.Applications.AsNoTracking().Where(a => a.ChainId != null && chains.Contains(a.ChainId.Value) && a.Relation == FilingRelation.Renewal && a.ClosedAt == null)
            .Select(a => new { a.ChainId, View = new RenewalFiling(a.Id, a.Number, a.State) }).ToListAsync(cancel)).ToLookup(f => f.ChainId);
        var followers = (await db.Permits.AsNoTracking().Where(p => p.PreviousId != null && chains.Contains(p.ChainId) && p.EndedAt == null)
            .Select(p => new { Before = p.PreviousId!.Value, View = new RenewedBy(p.ApplicationId, p.ValidTo) }).ToListAsync(cancel)).ToDictionary(f => f.Before, f => f.View);
        var holders = page.Select(f => f.Case.Id).ToHashSet();
        var proposals = await db.Recommendations.AsNoTracking().Where(r => holders.Contains(r.ApplicationId) && r.ClosedAt == null && r.Outcome == DecisionOutcome.Renew)
            .ToDictionaryAsync(r => r.ApplicationId, r => new RenewalPutForward(r.ValidTo!.Value, new(r.ById, r.ByName)), cancel);
        var filed = filings.SelectMany(f => f).Select(f => f.View.Id).ToHashSet();
        var recommended = (await db.Recommendations.AsNoTracking().Where(r => filed.Contains(r.ApplicationId) && r.ClosedAt == null && r.Outcome == DecisionOutcome.Grant && r.ById != actor.Id)
            .Select(r => r.ApplicationId).ToListAsync(cancel)).ToHashSet();
        var reader = new RenewingReader(Office.Rules(authority), await staffing.TodayAsync(await office.OfficerAsync(cancel), cancel), actor.Id);
        var rows = new List<PermitRow>();
        foreach (var (p, a) in page.Take(take).Select(f => (f.Permit, f.Case)))
        {
            var rule = rules.GetValueOrDefault(a.ProcedureCode) ?? LifeRule.Default(a.ProcedureCode);
            var proposed = p.ValidTo?.PlusDays(1).PlusMonths(rule.RenewalMonths ?? 12).PlusDays(-1);
            var (filing, put) = (filings[p.ChainId].FirstOrDefault()?.View, proposals.GetValueOrDefault(a.Id));
            rows.Add(new(
                p.Id, a.Id, p.Number, p.Edition, await titles.FindAsync(authority.Id, a.ProcedureCode, cancel), a.ApplicantName, a.VesselName, actor.Say(new(a.Summary, a.SummaryEn)),
                p.ValidFrom, p.ValidTo, p.StateOn(today), p.ValidTo is { } to && !p.IsEnded ? to.DayNumber - today.DayNumber : null,
                p.IsEnded || p.ValidTo is null || p.ValidFrom > today || followers.ContainsKey(p.Id) ? null : new(
                    rule.Renewal, proposed, filing, put, reader.TurnFor(rule.Renewal, filing is null ? null : recommended.Contains(filing.Id), put)),
                p.IsEnded ? null : followers.GetValueOrDefault(p.Id)));
        }

        var last = page.Count > take ? page[take - 1].Permit : null;
        return TypedResults.Ok(new PermitList(rows, last is null ? null : asked.CursorOf(last), await CountsAsync(db, asked.Days, today, cancel), Queue.CountedTo,
            reader.Decides || reader.PutsForward, newest));
    }

    private static async Task<PermitCounts> CountsAsync(ProceduresDb db, int days, DateOnly today, CancellationToken cancel)
    {
        Task<int> Count(string state) => db.PermitsIn(state, days, today).Take(Queue.CountedTo).CountAsync(cancel);
        var proposed = await db.Recommendations.Where(r => r.ClosedAt == null && r.Outcome == DecisionOutcome.Renew).Take(Queue.CountedTo).CountAsync(cancel);
        return new(await Count("inForce"), await Count("expiring"), await Count("expired"), await Count("revoked"), await Count("all"), proposed);
    }
}

/// <summary>How a renewal could be made: by which rule, until when, on which filing, what a colleague put forward, and what the reader does with it now.</summary>
internal sealed record RenewalProposal(RenewalMode Mode, DateOnly? ValidTo, RenewalFiling? Filing, RenewalPutForward? PutForward, RenewalTurn? ReadersTurn);

/// <summary>更新の起案: until when, by whom; another officer decides it.</summary>
internal sealed record RenewalPutForward(DateOnly ValidTo, OfficerView By);

/// <summary>The holder's filing for a renewal.</summary>
internal sealed record RenewalFiling(Guid Id, string Number, CaseState State);

/// <summary>更新済み: the case with the permit that follows, and until when that one is valid; null is without end.</summary>
internal sealed record RenewedBy(Guid CaseId, DateOnly? ValidTo);

/// <summary>許可台帳の一行</summary>
internal sealed record PermitRow(
    Guid Id, Guid CaseId, string Number, int Edition, LocalText ProcedureTitle, string Holder, string? VesselName, string Summary, DateOnly? ValidFrom,
    DateOnly? ValidTo, string State, int? DaysLeft, RenewalProposal? Renewal, RenewedBy? Renewed);

/// <summary>How many permits each view holds; counts stop at the list's bound.</summary>
internal sealed record PermitCounts(int InForce, int Expiring, int Expired, int Revoked, int All, int Proposed);

/// <summary>A page of the register; whether the reader may renew, or put renewals forward.</summary>
internal sealed record PermitList(IReadOnlyList<PermitRow> Items, string? Next, PermitCounts Counts, int CountedTo, bool MayRenew, int? OnlyNewest = null);
