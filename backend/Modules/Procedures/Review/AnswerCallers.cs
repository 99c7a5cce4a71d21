using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Review;

/// <summary>
/// 相談窓口: what somebody at the telephone may tell a caller. Found by number, name or vessel, never listed; the state, what the
/// applicant was told and by when, whom to ask. No answers, papers, messages or notes, and nothing that changes a case.
/// </summary>
internal static class AnswerCallers
{
    private const int Most = 20;

    /// <summary>Who answers callers: the help desk, and everyone who may read cases.</summary>
    public static readonly string[] Answering = [.. CaseStaff.Reading, StaffRoles.HelpDesk];

    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/calls", Find).WithName("FindCasesForCaller").ForStaff(Answering);
        routes.Tenant.MapGet("/calls/{id:guid}", Show).WithName("ShowCaseForCaller").ForStaff(Answering);
    }

    private static async Task<Ok<ListOf<CallerCaseRow>>> Find(
        ProceduresDb db, Office office, ProcedureTitles titles, ICurrentActor actor, TimeProvider time, CancellationToken cancel, string? query = null)
    {
        if (query is null || query.Trim().Length < 2)
        {
            return TypedResults.Ok(new ListOf<CallerCaseRow>([], null));
        }

        var authority = await office.AuthorityAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var (ids, _) = await db.SearchAsync(query, SearchIndex.NumbersMeant(query, authority.NumberPrefix, ReferenceNumber.FiscalYear(time.TodayInJapan())), cancel);
        var found = await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id)).OrderByDescending(a => a.SubmittedAt).Take(Most)
            .Select(a => new { a.Id, a.Number, a.ProcedureCode, a.ApplicantName, a.VesselName, a.State, a.SubmittedAt }).ToListAsync(cancel);
        var rows = new List<CallerCaseRow>();
        foreach (var one in found)
        {
            rows.Add(new(
                one.Id, one.Number, await titles.FindAsync(authority.Id, one.ProcedureCode, cancel), one.ApplicantName, one.VesselName, one.State,
                actor.Say(CaseWords.Of(one.State)), one.SubmittedAt));
        }

        return TypedResults.Ok(new ListOf<CallerCaseRow>(rows, null));
    }

    private static async Task<Results<Ok<CallerCaseView>, Problem>> Show(
        Guid id, ProceduresDb db, Office office, ICurrentActor actor, TimeProvider time, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        if (await db.Applications.AsNoTracking().Whole().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } found)
        {
            return CaseErrors.NotFound.AsProblem();
        }

        var authority = await office.AuthorityAsync(cancel);
        var procedure = await db.Procedures.AsNoTracking().SingleAsync(p => p.Code == found.ProcedureCode, cancel);
        var desk = found.DeskId is { } at ? await db.Desks.AsNoTracking().SingleOrDefaultAsync(d => d.Id == at, cancel) : null;
        var history = await db.CaseEvents.AsNoTracking().Where(e => e.ApplicationId == id).OrderBy(e => e.Version).ToListAsync(cancel);
        var documents = await db.Documents.AsNoTracking().Where(d => d.ApplicationId == id).OrderBy(d => d.Id).ToListAsync(cancel);
        var today = time.TodayInJapan();
        return TypedResults.Ok(new CallerCaseView(
            id, found.Number, procedure.Title, found.ApplicantName, found.VesselName, found.State, actor.Say(CaseWords.Of(found.State)), found.Turn, found.TurnSince,
            found.SubmittedAt,
            new(found.ArrivedOn, found.DueOn, found.StoppedDays, found.Clock, [.. found.DueReasons(await office.ClockAsync(cancel)).Select(actor.Say)]),
            found.Clock == ClockState.Running && found.DueOn is { } due ? due.DayNumber - today.DayNumber : null,
            desk is null ? null : actor.Say(desk.Name), found.AssigneeName, procedure.Contact?.Phone ?? authority.Contact.Phone,
            found.OpenCorrection?.RequestedAt,
            [.. history.Where(e => !e.IsInternal).Select(e => TimelineRow.Of(e, actor, inside: false) with { Note = null })],
            [.. documents.Select(d => new CallerDocumentRow(actor.Say(DocumentWords.Of(d)), d.Number, d.IssuedOn))],
            found.Permit is { } permit ? PermitView.Of(permit, today) with { Conditions = [] } : null));
    }
}

/// <summary>A case as the search for a caller shows it.</summary>
internal sealed record CallerCaseRow(
    Guid Id, string Number, LocalText ProcedureTitle, string ApplicantName, string? VesselName, CaseState State, string StateText, DateTimeOffset SubmittedAt);

/// <summary>A document that was issued: what it is called, not what it says.</summary>
internal sealed record CallerDocumentRow(string Name, string Number, DateOnly IssuedOn);

/// <summary>What a caller may be told.</summary>
/// <param name="Id">The case.</param>
/// <param name="Number">受付番号.</param>
/// <param name="ProcedureTitle">Procedure.</param>
/// <param name="ApplicantName">Who filed it.</param>
/// <param name="VesselName">Vessel, if it is about one.</param>
/// <param name="State">State.</param>
/// <param name="StateText">The state in words.</param>
/// <param name="Turn">Whose turn it is.</param>
/// <param name="TurnSince">Since when.</param>
/// <param name="SubmittedAt">When it was filed.</param>
/// <param name="Clock">By when the office means to be done, and why.</param>
/// <param name="DaysLeft">Days until then, while the clock runs.</param>
/// <param name="Desk">担当係.</param>
/// <param name="Assignee">Officer in charge.</param>
/// <param name="Phone">Where to put the call through.</param>
/// <param name="CorrectionSince">Since when a correction is asked for.</param>
/// <param name="Timeline">What the applicant sees of the history, without words between the office and the applicant.</param>
/// <param name="Documents">What was issued.</param>
/// <param name="Permit">The permit, if there is one.</param>
internal sealed record CallerCaseView(
    Guid Id, string Number, LocalText ProcedureTitle, string ApplicantName, string? VesselName, CaseState State, string StateText, CaseTurn Turn,
    DateTimeOffset TurnSince, DateTimeOffset SubmittedAt, ClockView Clock, int? DaysLeft, string? Desk, string? Assignee, string Phone,
    DateTimeOffset? CorrectionSince, IReadOnlyList<TimelineRow> Timeline, IReadOnlyList<CallerDocumentRow> Documents, PermitView? Permit);
