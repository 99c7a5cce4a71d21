using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Applications;

/// <summary>補正の下書き: what was typed in answer to a correction, on any device, until it is sent. The database throws it away when the correction is over.</summary>
internal sealed class CorrectionDraft : IPartyOwned
{
    public Guid CorrectionId { get; init; }
    public Guid PartyId { get; set; }
    public Guid AuthorityId { get; init; }
    public Guid ApplicationId { get; init; }
    public string Answers { get; private set; } = "{}";
    public DateTimeOffset SavedAt { get; private set; }
    public int Version { get; private set; }

    public void Save(string answers, DateTimeOffset at) => (Answers, SavedAt, Version) = (answers, at, Version + 1);
}

/// <summary>補正の下書きを見る・保存する: saves itself while somebody types, as a draft of a filing does.</summary>
internal static class KeepCorrection
{
    public static void Map(ApiRoutes routes)
    {
        routes.My.MapGet("/cases/{id:guid}/correction-draft", Show).WithName("ShowCorrectionDraft").ForAccounts();
        routes.My.MapPut("/cases/{id:guid}/correction-draft", Save).WithName("SaveCorrectionDraft").ForAccounts();
    }

    private static async Task<Results<Ok<CorrectionDraftView>, Problem>> Show(
        Guid id, OwnCases own, ProceduresDb db, Office office, HttpResponse response, CancellationToken cancel)
    {
        var asked = await AskedAsync(id, own, office, cancel);
        if (asked.IsError)
        {
            return asked.Error.AsProblem();
        }

        var draft = await db.CorrectionDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.CorrectionId == asked.Value.Id, cancel);
        response.SetVersion(draft?.Version ?? 0);
        return TypedResults.Ok(View(asked.Value, draft));
    }

    private static async Task<Results<Ok<CorrectionDraftView>, Problem>> Save(
        Guid id, SaveCorrectionRequest request, IfMatch seen, OwnCases own, ProceduresDb db, Office office, TimeProvider time, HttpResponse response,
        CancellationToken cancel)
    {
        var version = seen.Required();
        var asked = await AskedAsync(id, own, office, cancel);
        var answers = RawAnswers.Keep(request.Answers);
        if (asked.IsError || version.IsError || answers.IsError)
        {
            return (asked.Error ?? version.Error ?? answers.Error!).AsProblem();
        }

        var draft = await db.CorrectionDrafts.SingleOrDefaultAsync(d => d.CorrectionId == asked.Value.Id, cancel);
        if ((draft?.Version ?? 0) != version.Value)
        {
            return StaleOf(draft).AsProblem();
        }

        if (draft is null)
        {
            db.Add(draft = new() { CorrectionId = asked.Value.Id, AuthorityId = asked.Value.TenantId, ApplicationId = id });
        }

        draft.Save(answers.Value, time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException fault) when (fault is DbUpdateConcurrencyException || Moving.IsRace(fault))
        {
            db.ChangeTracker.Clear();
            return StaleOf(await db.CorrectionDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.CorrectionId == asked.Value.Id, cancel)).AsProblem();
        }

        response.SetVersion(draft.Version);
        return TypedResults.Ok(View(asked.Value, draft));
    }

    /// <summary>The correction that is open; without one there is nothing to answer.</summary>
    private static async Task<Result<Correction>> AskedAsync(Guid id, OwnCases own, Office office, CancellationToken cancel)
    {
        var loaded = await own.LoadAsync(id, cancel);
        if (loaded.IsError)
        {
            return loaded.Error;
        }

        var found = loaded.Value.Case;
        return found.OpenCorrection is { } open ? open
            : MoveTable.Find(CaseMove.AnswerCorrection, found.State, found.Kind, Office.Rules(await office.AuthorityAsync(cancel))).Error ?? CaseErrors.NotFound;
    }

    private static Error StaleOf(CorrectionDraft? draft) => DraftErrors.Stale.With("version", draft?.Version ?? 0).With("savedAt", draft?.SavedAt);

    private static CorrectionDraftView View(Correction asked, CorrectionDraft? draft) =>
        new(asked.Id, JsonElement.Parse(draft?.Answers ?? "{}"), draft?.SavedAt, draft?.Version ?? 0);
}

/// <summary>What was typed so far, right or wrong; version 0 when nothing was.</summary>
internal sealed record CorrectionDraftView(Guid Correction, JsonElement Answers, DateTimeOffset? SavedAt, int Version);

/// <summary>Answers to the open questions, as they stand on the page.</summary>
internal sealed record SaveCorrectionRequest(JsonElement Answers);

internal sealed class SaveCorrectionValidator : AbstractValidator<SaveCorrectionRequest>
{
    public SaveCorrectionValidator() => RuleFor(r => r.Answers).Must(a => a.ValueKind == JsonValueKind.Object)
        .Says("required", "補正する項目を入力してください。", "Please fill in the items to correct.");
}
