using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>
/// 変更・更新を申請する: a filing that follows a permit, from the holder's case page; and 地位承継 by somebody else, who shows
/// by the code on the paper which permit it is. What the paper says is filled in; what is personal is the holder's alone.
/// </summary>
internal static class StartFollowUp
{
    /// <summary>What a permit's paper names: another person sees no more than this.</summary>
    private static readonly FieldType[] OnThePaper = [FieldType.Vessel, FieldType.Facility, FieldType.Port, FieldType.Period, FieldType.Cargo];

    private static readonly FieldType[] GivenAnew = [FieldType.File, FieldType.Declaration];

    public static void Map(ApiRoutes routes)
    {
        routes.My.MapPost("/cases/{id:guid}/actions/follow-up", FromMine).WithName(nameof(StartFollowUp)).ForAccounts();
        routes.My.MapPost("/permits/actions/succeed", ByCode).WithName("SucceedToPermit").ForAccounts();
    }

    private static async Task<Results<Created<DraftView>, Problem>> FromMine(
        Guid id, StartFollowUpRequest request, OwnCases own, ProceduresDb db, ITenantContext scope, CaseForms forms, TimeProvider time,
        HttpResponse response, CancellationToken cancel)
    {
        var mine = await own.EnterAsync(id, cancel);
        return mine.IsError ? mine.Error.AsProblem()
            : await StartAsync(id, request.Relation, GivenAnew, [], db, scope, forms, time, response, cancel);
    }

    private static async Task<Results<Created<DraftView>, Problem>> ByCode(
        SucceedToPermitRequest request, ProceduresDb db, ITenantContext scope, ITenantStore tenants, CaseForms forms, TimeProvider time,
        HttpResponse response, CancellationToken cancel)
    {
        if (Verification.Read(request.Code) is not { } code
            || await db.Verifications.AsNoTracking().SingleOrDefaultAsync(v => v.Code == code, cancel) is not { } verification
            || await tenants.FindAsync(verification.AuthorityId, cancel) is not { } tenant)
        {
            return Error.NotFound("permit").AsProblem();
        }

        scope.Enter(tenant);
        var paper = await db.Documents.AsNoTracking().SingleAsync(d => d.Code == code, cancel);
        return paper.Kind is DocumentKinds.Permit or DocumentKinds.Amendment or DocumentKinds.Acceptance
            ? await StartAsync(paper.ApplicationId, FilingRelation.Succession, [], OnThePaper, db, scope, forms, time, response, cancel)
            : Error.NotFound("permit").AsProblem();
    }

    private static async Task<Results<Created<DraftView>, Problem>> StartAsync(
        Guid id, FilingRelation relation, FieldType[] without, FieldType[] only, ProceduresDb db, ITenantContext scope, CaseForms forms,
        TimeProvider time, HttpResponse response, CancellationToken cancel)
    {
        var found = await db.Applications.AsNoTracking().Include(a => a.Permits).SingleAsync(a => a.Id == id, cancel);
        if (found.Permit is not { } permit)
        {
            return PermitErrors.NoPermit.AsProblem();
        }

        if (!await db.Permits.AsNoTracking().InForceOf(permit.ChainId).AnyAsync(cancel))
        {
            return PermitErrors.NotInForce.AsProblem();
        }

        if (await ProcedureForAsync(db, found.ProcedureCode, relation, cancel) is not { } procedure)
        {
            return PermitErrors.RelationClosed.AsProblem();
        }

        var form = await forms.FindAsync(procedure.FormCode, null, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var answers = FormEngine.Normalise(form.Value, JsonNode.Parse((await db.LatestAnswersAsync(id, cancel)).Answers));
        foreach (var field in form.Value.Steps.SelectMany(s => s.Fields).Where(f => without.Contains(f.Type) || (only.Length > 0 && !only.Contains(f.Type))))
        {
            answers.Remove(field.Id);
        }

        var now = time.GetUtcNow();
        var draft = new Draft
        {
            AuthorityId = scope.Current.Id, ProcedureCode = procedure.Code, FormCode = form.Value.Code, FormVersion = form.Value.Version,
            CopiedFrom = only.Length > 0 ? null : id, Relation = relation, RelatedId = id, CreatedAt = now,
        };
        draft.Save(answers.ToJsonString(Json.Options), null, now);
        db.Add(draft);
        await db.SaveChangesAsync(cancel);
        response.SetVersion(draft.Version);
        return TypedResults.Created($"/api/my/drafts/{draft.Id}", DraftView.Of(draft, scope.Current.Slug, procedure.Title, []));
    }

    /// <summary>The procedure by which this is filed, where the authority's data allows it.</summary>
    public static async Task<Procedure?> ProcedureForAsync(ProceduresDb db, string of, FilingRelation relation, CancellationToken cancel)
    {
        var rule = await db.RuleOfAsync(of, cancel);
        if (rule.Relations.Find(r => r.Relation == relation) is not { } allowed)
        {
            return null;
        }

        var code = allowed.Procedure ?? of;
        var procedure = await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code && p.Enabled, cancel);
        return procedure is not null && (Relations.KindsFor(relation) & procedure.Kind) != 0 ? procedure : null;
    }
}

/// <summary>What is wanted with the permit.</summary>
internal sealed record StartFollowUpRequest(FilingRelation Relation);

internal sealed class StartFollowUpValidator : AbstractValidator<StartFollowUpRequest>
{
    public StartFollowUpValidator() => RuleFor(r => r.Relation).IsInEnum().Says("required", "手続を選んでください。", "Choose what to file.");
}

/// <summary>確認番号 on the permit's paper.</summary>
internal sealed record SucceedToPermitRequest(string Code);

internal sealed class SucceedToPermitValidator : AbstractValidator<SucceedToPermitRequest>
{
    public SucceedToPermitValidator() => RuleFor(r => r.Code).NotEmpty().MaximumLength(60)
        .Says("required", "許可書に書いてある確認番号を入力してください。", "Enter the code that stands on the permit.", "きょかしょの ばんごうを いれて ください。");
}
