using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Security;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Review;

/// <summary>受付箱: views, search, filters; pages by keyset, so that the last page is as fast as the first.</summary>
internal static class ListCases
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapGet("/cases", Handle).WithName(nameof(ListCases)).ForStaff(CaseStaff.Reading).InTurn();

    private static async Task<Ok<CaseList>> Handle(
        [AsParameters] QueueQuery asked, ProceduresDb db, Office office, Staffing staffing, ProcedureTitles titles, QueueTallies tallies,
        ICurrentActor actor, TimeProvider time, CancellationToken cancel)
    {
        var today = time.TodayInJapan();
        var soon = (await office.ClockAsync(cancel)).Calendar.AddOpenDays(today, Queue.SoonDays);
        var authority = await office.AuthorityAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var officer = await office.OfficerAsync(cancel);
        var desks = asked.Seen == QueueView.Desk ? await staffing.DesksAsync(officer, cancel) : [];
        var cases = db.Applications.AsNoTracking().InView(asked.Seen, actor.Id, desks, soon).Filtered(asked, actor.Id);
        int? newest = null;
        if (!string.IsNullOrWhiteSpace(asked.Query))
        {
            var numbers = SearchIndex.NumbersMeant(asked.Query, authority.NumberPrefix, ReferenceNumber.FiscalYear(today));
            (var ids, newest) = await db.SearchAsync(asked.Query, numbers, cancel);
            cases = cases.Where(a => ids.Contains(a.Id));
        }

        var take = Math.Clamp(asked.Take ?? 50, 1, 200);
        var order = Queue.OrderOf(asked.Sort, asked.Seen);
        var page = await cases.From(order, asked.After).InOrder(order).Take(take + 1).Select(a => new Found(
            a.Id, a.Number, a.ProcedureCode, a.Kind, a.ApplicantName, a.Summary, a.SummaryEn, a.VesselName, a.State, a.AssigneeId, a.AssigneeName, a.SubmittedAt,
            a.DueOn, a.DueSort, a.Clock, a.Version, a.HasCorrectionAnswer, a.TurnSince, a.DeskId)).ToListAsync(cancel);
        var rows = new List<CaseRow>();
        foreach (var found in page.Take(take))
        {
            rows.Add(found.ToRow(await titles.FindAsync(authority.Id, found.ProcedureCode, cancel), actor.Say(new(found.Summary, found.SummaryEn)), today));
        }

        var last = page.Count > take ? page[take - 1] : null;
        var counts = await tallies.OfAsync(authority.Id, actor.Id, soon,
            () => db.CountOfficeAsync(soon, cancel), () => db.CountOwnAsync(actor.Id, atDesks: !officer.Office.AnyStaffDoesAll, today, cancel));
        return TypedResults.Ok(new CaseList(rows, last is null ? null : Queue.CursorOf(order, last), counts, Queue.CountedTo, newest));
    }
}

/// <summary>What part of the queue is asked for.</summary>
internal sealed record QueueQuery(
    string? View = null, string? Query = null, string? Procedure = null, string? State = null, string? Assignee = null,
    string? Sort = null, string? After = null, int? Take = null, string? Desk = null)
{
    /// <summary>The view; what we do not know shows everything.</summary>
    public QueueView Seen => Enum.TryParse<QueueView>(View, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : QueueView.All;

    /// <summary>The state, if it is one.</summary>
    public CaseState? OnlyState => Enum.TryParse<CaseState>(State, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;
}

// OnlyNewest: the search stopped at so many of the newest cases; null when it found all.
/// <summary>A page of the queue. Counts stop at <paramref name="CountedTo"/>: that many means "that many or more".</summary>
internal sealed record CaseList(IReadOnlyList<CaseRow> Items, string? Next, QueueCounts Counts, int CountedTo, int? OnlyNewest = null);

/// <summary>How many cases each view holds.</summary>
internal sealed record QueueCounts(int All, int Mine, int Desk, int New, int DueSoon, int Correction, int Decision, int Closed)
{
    public static QueueCounts Of(OfficeCounts office, OwnCounts own) =>
        new(office.All, own.Mine, own.AtDesk, office.New, office.DueSoon, office.Correction, office.Decision, office.Closed);
}

/// <summary>One case in the queue. Days left are null while the clock stands still or has ended.</summary>
internal sealed record CaseRow(
    Guid Id, string Number, string ProcedureCode, LocalText ProcedureTitle, ProcedureKind Kind, string ApplicantName, string Summary,
    string? VesselName, CaseState State, OfficerView? Assignee, DateTimeOffset SubmittedAt, DateOnly? DueOn, int? DaysLeft, ClockState Clock,
    CaseTurn Turn, DateTimeOffset TurnSince, int Version, bool HasCorrectionAnswer, Guid? DeskId);

/// <summary>A member of staff.</summary>
internal sealed record OfficerView(Guid Id, string Name);

/// <summary>A row as it is read.</summary>
internal sealed record Found(
    Guid Id, string Number, string ProcedureCode, ProcedureKind Kind, string ApplicantName, string Summary, string SummaryEn, string? VesselName, CaseState State,
    Guid? AssigneeId, string? AssigneeName, DateTimeOffset SubmittedAt, DateOnly? DueOn, DateOnly DueSort, ClockState Clock, int Version,
    bool HasCorrectionAnswer, DateTimeOffset TurnSince, Guid? DeskId)
{
    public CaseRow ToRow(LocalText title, string summary, DateOnly today) => new(
        Id, Number, ProcedureCode, title, Kind, ApplicantName, summary, VesselName, State,
        AssigneeId is { } officer ? new(officer, AssigneeName ?? "") : null, SubmittedAt, DueOn,
        Clock == ClockState.Running && DueOn is { } due ? due.DayNumber - today.DayNumber : null, Clock, Application.TurnIn(State), TurnSince, Version,
        HasCorrectionAnswer, DeskId);
}
