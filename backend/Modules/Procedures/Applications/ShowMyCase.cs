using System.Text.Json;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Applications;

/// <summary>私の案件: timeline with turns, answers, documents, messages, and what can be done now.</summary>
internal static class ShowMyCase
{
    public static void Map(ApiRoutes routes) => routes.My.MapGet("/cases/{id:guid}", Handle).WithName(nameof(ShowMyCase)).ForAccounts();

    private static async Task<Results<Ok<MyCaseView>, Problem>> Handle(
        Guid id, OwnCases own, ProceduresDb db, CaseForms forms, Office office, ICurrentActor actor, TimeProvider time, HttpResponse response,
        CancellationToken cancel)
    {
        var loaded = await own.LoadAsync(id, cancel);
        if (loaded.IsError)
        {
            return loaded.Error.AsProblem();
        }

        var (mine, found) = loaded.Value;
        await db.Database.OpenConnectionAsync(cancel);
        var authority = await office.AuthorityAsync(cancel);
        var answers = await db.LatestAnswersAsync(id, cancel);
        var form = await forms.FindAsync(found.FormCode, answers.FormVersion, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var history = await db.CaseEvents.AsNoTracking().Where(e => e.ApplicationId == id).OrderBy(e => e.Version).ToListAsync(cancel);
        var documents = await db.Documents.AsNoTracking().Where(d => d.ApplicationId == id).OrderBy(d => d.Id).ToListAsync(cancel);
        var files = await db.Attachments.AsNoTracking().Where(f => f.ApplicationId == id).OrderBy(f => f.AddedAt).ToListAsync(cancel);
        var newFiles = await db.DraftFiles.AsNoTracking().Where(f => f.DraftId == id).OrderBy(f => f.AddedAt).ToListAsync(cancel);
        var messages = await db.Messages.AsNoTracking().Where(m => m.ApplicationId == id).OrderBy(m => m.At).ToListAsync(cancel);
        var reasons = found.DueReasons(await office.ClockAsync(cancel));
        response.SetVersion(found.Version);
        return TypedResults.Ok(new MyCaseView(
            id, authority.Slug, authority.Name, found.Number, found.ProcedureCode, mine.ProcedureTitle, found.Kind, actor.Say(new(found.Summary, found.SummaryEn)), found.State,
            actor.Say(CaseWords.Of(found.State)), found.Turn, found.TurnSince, found.SubmittedAt,
            new(found.ArrivedOn, found.DueOn, found.StoppedDays, found.Clock, [.. reasons.Select(actor.Say)]),
            form.Value, JsonElement.Parse(answers.Answers),
            [.. history.Where(e => !e.IsInternal).Select(e => TimelineRow.Of(e, actor, inside: false))],
            found.OpenCorrection is { } open ? CorrectionView.Of(open) : null,
            [.. documents.Select(d => DocumentRow.Of(d, actor))],
            [.. files.Select(FileRow.Of)], [.. newFiles.Select(FileRow.Of)], [.. messages.Select(MessageRow.Of)],
            [.. MoveTable.Possible(found.State, found.Kind, Office.Rules(authority), CaseActors.Applicant).Select(CaseWords.Slug), .. Always(found)],
            found.Permit is { } permit ? PermitView.Of(permit, time.TodayInJapan()) : null, found.Version));
    }

    private static IEnumerable<string> Always(Application application)
    {
        yield return "copy";
        if (!application.IsClosed)
        {
            yield return "message";
        }
    }
}

/// <summary>標準処理期間の時計 and why it stands where it stands.</summary>
internal sealed record ClockView(DateOnly StartedOn, DateOnly? DueOn, int StoppedDays, ClockState State, IReadOnlyList<string> Reasons);

internal sealed record MyCaseView(
    Guid Id, string Tenant, LocalText AuthorityName, string Number, string ProcedureCode, LocalText ProcedureTitle, ProcedureKind Kind, string Summary,
    CaseState State, string StateText, CaseTurn Turn, DateTimeOffset TurnSince, DateTimeOffset SubmittedAt, ClockView Clock,
    FormDefinition Form, JsonElement Answers, IReadOnlyList<TimelineRow> Timeline, CorrectionView? Correction,
    IReadOnlyList<DocumentRow> Documents, IReadOnlyList<FileRow> Files, IReadOnlyList<FileRow> NewFiles, IReadOnlyList<MessageRow> Messages,
    IReadOnlyList<string> Actions, PermitView? Permit, int Version);
