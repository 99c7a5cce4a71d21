using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>許可の系列: what came before this permit and what follows it, for the holder and the office.</summary>
internal static class ShowChain
{
    public static void Map(ApiRoutes routes)
    {
        routes.My.MapGet("/cases/{id:guid}/chain", Mine).WithName("ShowMyChain").ForAccounts();
        routes.Tenant.MapGet("/cases/{id:guid}/chain", OfCase).WithName(nameof(ShowChain)).ForStaff(CaseStaff.Reading);
    }

    private static async Task<Results<Ok<ChainView>, Problem>> Mine(
        Guid id, OwnCases own, ProceduresDb db, ICurrentActor actor, TimeProvider time, CancellationToken cancel)
    {
        var mine = await own.EnterAsync(id, cancel);
        return mine.IsError ? mine.Error.AsProblem() : TypedResults.Ok(await ReadAsync(id, mine.Value.PartyId, db, actor, time, cancel));
    }

    private static async Task<Results<Ok<ChainView>, Problem>> OfCase(
        Guid id, ProceduresDb db, ICurrentActor actor, TimeProvider time, CancellationToken cancel) =>
        await db.Applications.AnyAsync(a => a.Id == id, cancel)
            ? TypedResults.Ok(await ReadAsync(id, null, db, actor, time, cancel)) : CaseErrors.NotFound.AsProblem();

    /// <summary>The chain; to an applicant, other people's filings are dates and states without a link.</summary>
    private static async Task<ChainView> ReadAsync(Guid id, Guid? reader, ProceduresDb db, ICurrentActor actor, TimeProvider time, CancellationToken cancel)
    {
        var self = await db.Applications.AsNoTracking().Where(a => a.Id == id)
            .Select(a => new { a.ProcedureCode, a.ChainId, a.Relation, Own = a.Permits.Select(p => (Guid?)p.ChainId).FirstOrDefault() }).SingleAsync(cancel);
        if ((self.ChainId ?? self.Own) is not { } chain)
        {
            return new(self.Relation, [], [], []);
        }

        var today = time.TodayInJapan();
        var permits = await db.Permits.AsNoTracking().Where(p => p.ChainId == chain).OrderBy(p => p.IssuedAt).ThenBy(p => p.Edition).ToListAsync(cancel);
        var cases = permits.Select(p => p.ApplicationId).ToHashSet();
        var filings = await db.Applications.AsNoTracking().Where(a => a.ChainId == chain || cases.Contains(a.Id)).OrderBy(a => a.SubmittedAt)
            .Join(db.Procedures.AsNoTracking(), a => a.ProcedureCode, p => p.Code, (a, p) => new
            {
                a.Id, a.Number, a.Relation, a.State, a.SubmittedAt, a.ApplicantId, a.ApplicantName, p.Title,
            }).ToListAsync(cancel);
        var open = filings.ToDictionary(f => f.Id, f => reader is null || f.ApplicantId == reader);
        var names = filings.ToDictionary(f => f.Id, f => f.ApplicantName);
        var inForce = permits.Any(p => !p.IsEnded);
        return new(
            self.Relation,
            [.. permits.Select(p => new ChainPermit(
                p.Id, open[p.ApplicationId] ? p.ApplicationId : null, p.Number, p.Edition, p.ValidFrom, p.ValidTo, p.StateOn(today),
                open[p.ApplicationId] ? names[p.ApplicationId] : null))],
            [.. filings.Select(f => new ChainFiling(
                open[f.Id] ? f.Id : null, f.Number, f.Relation, f.Relation is { } r ? actor.Say(Relations.Words(r)) : null, f.Title, f.State, f.SubmittedAt))],
            inForce && (reader is null || open.GetValueOrDefault(id)) ? await AllowedAsync(db, self.ProcedureCode, cancel) : []);
    }

    private static async Task<IReadOnlyList<FollowUpChoice>> AllowedAsync(ProceduresDb db, string procedure, CancellationToken cancel)
    {
        var choices = new List<FollowUpChoice>();
        foreach (var relation in Enum.GetValues<FilingRelation>())
        {
            if (await StartFollowUp.ProcedureForAsync(db, procedure, relation, cancel) is { } by)
            {
                choices.Add(new(relation, Relations.Words(relation), by.Title));
            }
        }

        return choices;
    }
}

/// <summary>A permit of the chain. The case is named only to whom it is open.</summary>
internal sealed record ChainPermit(
    Guid Id, Guid? CaseId, string Number, int Edition, DateOnly? ValidFrom, DateOnly? ValidTo, string State, string? Holder);

/// <summary>A filing of the chain.</summary>
internal sealed record ChainFiling(
    Guid? Id, string Number, FilingRelation? Relation, string? RelationText, LocalText ProcedureTitle, CaseState State, DateTimeOffset SubmittedAt);

/// <summary>What can be filed next about the permit.</summary>
internal sealed record FollowUpChoice(FilingRelation Relation, LocalText Words, LocalText ProcedureTitle);

/// <summary>許可の系列</summary>
internal sealed record ChainView(
    FilingRelation? Relation, IReadOnlyList<ChainPermit> Permits, IReadOnlyList<ChainFiling> Filings, IReadOnlyList<FollowUpChoice> Next);
