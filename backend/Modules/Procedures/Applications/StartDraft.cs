using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Applications;

/// <summary>下書きを始める: empty, with what was typed before signing in, or with the answers of a past case.</summary>
internal static class StartDraft
{
    private const int Most = 200;

    public static void Map(ApiRoutes routes) => routes.My.MapPost("/drafts", Handle).WithName(nameof(StartDraft)).ForAccounts();

    private static async Task<Results<Created<DraftView>, Problem>> Handle(
        StartDraftRequest request, ProceduresDb db, ITenantContext scope, ITenantStore tenants, CaseForms forms, TimeProvider time,
        HttpResponse response, CancellationToken cancel)
    {
        if (await tenants.FindBySlugAsync(request.Tenant, cancel) is not { } tenant)
        {
            return Error.NotFound("authority").AsProblem();
        }

        if (await db.Drafts.CountAsync(cancel) >= Most)
        {
            return DraftErrors.TooMany.AsProblem();
        }

        var past = request.CopyOf is { } copyOf
            ? await db.MyCases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == copyOf && c.AuthorityId == tenant.Id, cancel) : null;
        if (request.CopyOf is not null && past is null)
        {
            return CaseErrors.NotFound.AsProblem();
        }

        scope.Enter(tenant);
        if (await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == request.Procedure && p.Enabled, cancel) is not { } procedure)
        {
            return Error.NotFound("procedure").AsProblem();
        }

        var form = await forms.FindAsync(procedure.FormCode, null, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var answers = past is null ? RawAnswers.Keep(request.Answers) : await CopyAsync(db, past.Id, form.Value, cancel);
        if (answers.IsError)
        {
            return answers.Error.AsProblem();
        }

        var now = time.GetUtcNow();
        var draft = new Draft
        {
            AuthorityId = tenant.Id,
            ProcedureCode = procedure.Code,
            FormCode = form.Value.Code,
            FormVersion = form.Value.Version,
            CopiedFrom = past?.Id,
            CreatedAt = now,
        };
        draft.Save(answers.Value, null, now);
        db.Add(draft);
        await db.SaveChangesAsync(cancel);
        response.SetVersion(draft.Version);
        return TypedResults.Created($"/api/my/drafts/{draft.Id}", DraftView.Of(draft, tenant.Slug, procedure.Title, []));
    }

    /// <summary>Answers of a past case on today's form; files and declarations are given anew.</summary>
    private static async Task<Result<string>> CopyAsync(ProceduresDb db, Guid application, FormDefinition form, CancellationToken cancel)
    {
        var past = await db.LatestAnswersAsync(application, cancel);
        var answers = FormEngine.Normalise(form, JsonNode.Parse(past.Answers));
        foreach (var field in form.Steps.SelectMany(s => s.Fields).Where(f => f.Type is FieldType.File or FieldType.Declaration))
        {
            answers.Remove(field.Id);
        }

        return answers.ToJsonString(Json.Options);
    }
}

/// <summary>What to begin.</summary>
internal sealed record StartDraftRequest(string Tenant, string Procedure, JsonElement? Answers = null, Guid? CopyOf = null);

internal sealed class StartDraftValidator : AbstractValidator<StartDraftRequest>
{
    public StartDraftValidator()
    {
        RuleFor(r => r.Tenant).NotEmpty().MaximumLength(40).Says("required", "港湾管理者を選んでください。", "Choose a port authority.");
        RuleFor(r => r.Procedure).NotEmpty().MaximumLength(60).Says("required", "手続を選んでください。", "Choose a procedure.");
    }
}
