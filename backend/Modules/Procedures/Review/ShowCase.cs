using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Review;

/// <summary>案件の画面: everything an officer needs to decide the next move, in one answer.</summary>
internal static class ShowCase
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapGet("/cases/{id:guid}", Handle).WithName(nameof(ShowCase)).ForStaff(CaseStaff.Reading);

    private static async Task<Results<Ok<CaseView>, Problem>> Handle(
        Guid id, ProceduresDb db, CaseForms forms, Office office, ICurrentActor actor, TimeProvider time, HttpResponse response, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        if (await db.Applications.AsNoTracking().Whole().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } found)
        {
            return CaseErrors.NotFound.AsProblem();
        }

        var sets = await db.AnswerSets.AsNoTracking().Where(s => s.ApplicationId == id).OrderBy(s => s.SetNo).ToListAsync(cancel);
        var latest = sets[^1];
        var form = await forms.FindAsync(found.FormCode, latest.FormVersion, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var procedure = await db.Procedures.AsNoTracking().SingleAsync(p => p.Code == found.ProcedureCode, cancel);
        var officer = await office.OfficerAsync(cancel);
        var codes = await forms.CodesAsync(cancel);
        var changes = sets.Count > 1 ? FormEngine.Diff(form.Value, JsonNode.Parse(sets[^2].Answers), JsonNode.Parse(latest.Answers), actor.Language, codes) : [];
        var history = await db.CaseEvents.AsNoTracking().Where(e => e.ApplicationId == id).OrderBy(e => e.Version).ToListAsync(cancel);
        var files = await db.Attachments.AsNoTracking().Where(f => f.ApplicationId == id).OrderBy(f => f.AddedAt).ToListAsync(cancel);
        var messages = await db.Messages.AsNoTracking().Where(m => m.ApplicationId == id).OrderBy(m => m.At).ToListAsync(cancel);
        var notes = await db.Notes.AsNoTracking().Where(n => n.ApplicationId == id).OrderBy(n => n.At).ToListAsync(cancel);
        var documents = await db.Documents.AsNoTracking().Where(d => d.ApplicationId == id).OrderBy(d => d.Id).ToListAsync(cancel);
        var today = time.TodayInJapan();
        response.SetVersion(found.Version);
        return TypedResults.Ok(new CaseView(
            id, found.Number, found.ProcedureCode, procedure.Title, found.Kind, found.ApplicantName, found.VesselName, found.Summary, found.State,
            actor.Say(CaseWords.Of(found.State)), found.Turn, found.TurnSince,
            found.AssigneeId is { } assignee ? new(assignee, found.AssigneeName ?? "") : null, found.SubmittedAt,
            new(found.ArrivedOn, found.DueOn, found.StoppedDays, found.Clock, [.. (found.Due(await office.ClockAsync(cancel))?.Reasons ?? []).Select(actor.Say)]),
            found.Clock == ClockState.Running && found.DueOn is { } due ? due.DayNumber - today.DayNumber : null,
            form.Value, JsonElement.Parse(latest.Answers), [.. changes.Select(c => c.Field)], changes,
            [.. found.Corrections.OrderBy(c => c.RequestedAt).Select(CorrectionView.Of)],
            found.OpenRecommendation is { } put ? RecommendationView.Of(put) : null,
            [.. files.Select(FileRow.Of)], [.. history.Select(e => TimelineRow.Of(e, actor, inside: true))],
            [.. messages.Select(MessageRow.Of)], [.. notes.Select(n => new NoteRow(n.Id, n.AuthorName, n.Text, n.At))],
            [.. documents.Select(d => DocumentRow.Of(d, actor))], [.. MovesFor(found, officer)],
            Checklist.Of(procedure, found, JsonNode.Parse(latest.Answers) as JsonObject, form.Value, actor), procedure.StandardConditions,
            found.Permit is { } permit ? PermitView.Of(permit, today) : null, found.HasCorrectionAnswer, found.Version));
    }

    private static IEnumerable<MoveView> MovesFor(Application found, MoveContext officer)
    {
        if (officer.PersonId == found.ApplicantId)
        {
            yield break;
        }

        foreach (var move in MoveTable.Possible(found.State, found.Kind, officer.Office, officer.Roles).Where(m => Offered(m, found)))
        {
            var bySamePerson = move is CaseMove.Grant or CaseMove.Refuse && found.OpenRecommendation?.ById == officer.PersonId && !officer.Office.OnePersonDecides;
            yield return new(CaseWords.Slug(move), Needs(move), bySamePerson ? "case.same-person" : null);
        }
    }

    /// <summary>What the page offers: not the moves that others bring about, and nothing on a permit that has ended.</summary>
    private static bool Offered(CaseMove move, Application found) => move switch
    {
        CaseMove.Supersede or CaseMove.Renew => false,
        CaseMove.Amend or CaseMove.Revoke => found.Permit is not { IsEnded: true },
        _ => true,
    };

    private static string[] Needs(CaseMove move) => move switch
    {
        CaseMove.Assign => ["accountId"],
        CaseMove.RequestCorrection => ["fields", "note"],
        CaseMove.Recommend => ["outcome"],
        CaseMove.Refuse or CaseMove.Revoke => ["reasons"],
        CaseMove.Amend or CaseMove.Freeze => ["reason"],
        CaseMove.Merge => ["number"],
        _ => [],
    };
}

/// <summary>A move that is possible now; <paramref name="BlockedBy"/> tells why this person may not make it.</summary>
internal sealed record MoveView(string Action, IReadOnlyList<string> Needs, string? BlockedBy);

internal sealed record NoteRow(Guid Id, string Author, string Text, DateTimeOffset At);

/// <summary>決裁案</summary>
internal sealed record RecommendationView(
    DecisionOutcome Outcome, string? Comment, IReadOnlyList<string> Conditions, DateOnly? ValidFrom, DateOnly? ValidTo, string? Reasons, OfficerView By, DateTimeOffset At)
{
    public static RecommendationView Of(Recommendation r) => new(
        r.Outcome, r.Comment, r.Conditions, r.ValidFrom, r.ValidTo, r.Reasons, new(r.ById, r.ByName), r.At);
}

internal sealed record CaseView(
    Guid Id, string Number, string ProcedureCode, LocalText ProcedureTitle, ProcedureKind Kind, string ApplicantName, string? VesselName, string Summary,
    CaseState State, string StateText, CaseTurn Turn, DateTimeOffset TurnSince, OfficerView? Assignee, DateTimeOffset SubmittedAt, ClockView Clock,
    int? DaysLeft, FormDefinition Form, JsonElement Answers, IReadOnlyList<string> ChangedFields, IReadOnlyList<AnswerChange> Changes,
    IReadOnlyList<CorrectionView> Corrections, RecommendationView? Recommendation, IReadOnlyList<FileRow> Files, IReadOnlyList<TimelineRow> History,
    IReadOnlyList<MessageRow> Messages, IReadOnlyList<NoteRow> Notes, IReadOnlyList<DocumentRow> Documents, IReadOnlyList<MoveView> Moves,
    IReadOnlyList<CheckRow> Checklist, IReadOnlyList<string> StandardConditions, PermitView? Permit, bool HasCorrectionAnswer, int Version);
