using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Applications;

/// <summary>補正に答える: only what was asked, and what its answers make the form ask for, may change; the rest stays as it was sent. The difference can be looked at before sending.</summary>
internal static class AnswerCorrection
{
    public static void Map(ApiRoutes routes)
    {
        routes.My.MapPost("/cases/{id:guid}/actions/answer-correction", Handle).WithName(nameof(AnswerCorrection)).ForAccounts();
        routes.My.MapPost("/cases/{id:guid}/actions/compare-correction", Compare).WithName("CompareCorrection").ForAccounts();
    }

    private static async Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, AnswerCorrectionRequest request, OwnCases own, ProceduresDb db, CaseForms forms, Office office, ICurrentActor actor, IAuditLog audit,
        TimeProvider time, HttpResponse response, CancellationToken cancel)
    {
        var prepared = await PrepareAsync(id, request, own, db, forms, office, actor, time, cancel);
        if (prepared.IsError)
        {
            return prepared.Error.AsProblem();
        }

        var p = prepared.Value;
        var before = CaseSnapshot.Of(p.Case);
        var done = p.Case.AnswerCorrection(
            await office.ApplicantAsync(cancel), p.Form.Version, p.After.ToJsonString(Json.Options),
            Digest.Of(p.Form, p.After, p.Case.ApplicantName, p.Case.Number, p.Codes), await office.ClockAsync(cancel));
        if (done.IsError)
        {
            return done.Error.AsProblem();
        }

        var used = SentFiles.Used(p.Form, p.After);
        db.AddRange(p.NewFiles.Where(f => used.Contains(f.Id)).Select(f => Attachment.From(f, id)));
        db.RemoveRange(p.NewFiles);
        p.Mine.Follow(p.Case);
        var changed = FormEngine.Diff(p.Form, p.Before, p.After, "ja", p.Codes).Select(c => c.Field);
        audit.Record("case.answer-correction", "case", id.ToString(), before, new { Case = CaseSnapshot.Of(p.Case), changed, Sha256 = Fingerprint.Of(id, p.After.ToJsonString(Json.Options)) });
        return await db.SaveMoveAsync(p.Case, response, cancel);
    }

    private static async Task<Results<Ok<ListOf<AnswerChange>>, Problem>> Compare(
        Guid id, AnswerCorrectionRequest request, OwnCases own, ProceduresDb db, CaseForms forms, Office office, ICurrentActor actor,
        TimeProvider time, CancellationToken cancel)
    {
        var prepared = await PrepareAsync(id, request, own, db, forms, office, actor, time, cancel);
        return prepared.IsError
            ? prepared.Error.AsProblem()
            : TypedResults.Ok(new ListOf<AnswerChange>(
                FormEngine.Diff(prepared.Value.Form, prepared.Value.Before, prepared.Value.After, actor.Language, prepared.Value.Codes), null));
    }

    private sealed record Prepared(
        MyCase Mine, Application Case, FormDefinition Form, JsonObject Before, JsonObject After, List<DraftFile> NewFiles, ICodeLookup Codes);

    private static async Task<Result<Prepared>> PrepareAsync(
        Guid id, AnswerCorrectionRequest request, OwnCases own, ProceduresDb db, CaseForms forms, Office office, ICurrentActor actor,
        TimeProvider time, CancellationToken cancel)
    {
        var loaded = await own.LoadAsync(id, cancel);
        if (loaded.IsError)
        {
            return loaded.Error;
        }

        var (mine, found) = loaded.Value;
        var rule = MoveTable.Find(CaseMove.AnswerCorrection, found.State, found.Kind, Office.Rules(await office.AuthorityAsync(cancel)));
        if (rule.IsError)
        {
            return rule.Error;
        }

        var latest = await db.LatestAnswersAsync(id, cancel);
        var form = await forms.FindAsync(found.FormCode, latest.FormVersion, cancel);
        var given = RawAnswers.Keep(request.Answers);
        if (form.IsError || given.IsError)
        {
            return form.Error ?? given.Error!;
        }

        var before = (JsonObject)JsonNode.Parse(latest.Answers)!;
        var newFiles = await db.DraftFiles.Where(f => f.DraftId == id).ToListAsync(cancel);
        var sent = await db.Attachments.AsNoTracking().Where(f => f.ApplicationId == id).ToListAsync(cancel);
        var codes = await forms.CodesAsync(cancel);
        var day = OfficeDay(found, time);
        var merged = OpenQuestions.Merge(form.Value, before, (JsonObject)JsonNode.Parse(given.Value)!, found.OpenCorrection!, day, codes, actor.Language);
        if (merged.IsError)
        {
            return merged.Error;
        }

        var after = FormEngine.ToSubmit(form.Value, SentFiles.Attach(form.Value, merged.Value, newFiles, sent)).Answers;
        var faults = FormEngine.Validate(form.Value, after, actor.Language, day, codes);
        return faults.Count > 0 ? DraftErrors.Incomplete.With(faults) : new Prepared(mine, found, form.Value, before, after, newFiles, codes);
    }

    /// <summary>What was timely when it was sent stays timely: dates are checked against the day of sending.</summary>
    private static DateOnly OfficeDay(Application application, TimeProvider time) =>
        application.ArrivedOn < time.TodayInJapan() ? application.ArrivedOn : time.TodayInJapan();
}

/// <summary>New answers to the questions asked; others may be left out or be sent unchanged.</summary>
internal sealed record AnswerCorrectionRequest(JsonElement Answers);

internal sealed class AnswerCorrectionValidator : AbstractValidator<AnswerCorrectionRequest>
{
    public AnswerCorrectionValidator() => RuleFor(r => r.Answers).Must(a => a.ValueKind == JsonValueKind.Object)
        .Says("required", "補正する項目を入力してください。", "Please fill in the items to correct.");
}
