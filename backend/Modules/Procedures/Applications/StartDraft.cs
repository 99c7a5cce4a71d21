using System.Text.Json;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Prefill;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Applications;

/// <summary>下書きを始める: empty, with what was typed before signing in, or with the answers of a past case or a template.</summary>
internal static class StartDraft
{
    private const int Most = 200;

    public static void Map(ApiRoutes routes) => routes.My.MapPost("/drafts", Handle).WithName(nameof(StartDraft)).ForAccounts();

    private static async Task<Results<Created<DraftView>, Problem>> Handle(
        StartDraftRequest request, ProceduresDb db, ITenantContext scope, ITenantStore tenants, CaseForms forms, FirstAnswers first, ICurrentActor actor,
        TimeProvider time, HttpResponse response, CancellationToken cancel)
    {
        if (await tenants.FindBySlugAsync(request.Tenant, cancel) is not { } tenant)
        {
            return Error.NotFound("authority").AsProblem();
        }

        if (await db.Drafts.CountAsync(cancel) >= Most)
        {
            return DraftErrors.TooMany.AsProblem();
        }

        var earlier = await first.ReadAsync(request, cancel);
        if (earlier.IsError)
        {
            return earlier.Error.AsProblem();
        }

        scope.Enter(tenant);
        if (await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == request.Procedure && p.Enabled, cancel) is not { } procedure)
        {
            return Error.NotFound("procedure").AsProblem();
        }

        if (!procedure.OpenOn(time.TodayInJapan()))
        {
            return ProcedureErrors.OutOfSeason.AsProblem();
        }

        if (!await tenants.MayFileAsync(procedure, scope, cancel))
        {
            return DraftErrors.ForAuthorities.AsProblem();
        }

        var form = await forms.FindAsync(procedure.FormCode, null, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var brought = earlier.Value is { } from ? first.Bring(from, tenant.Id, form.Value, await forms.CodesAsync(cancel), actor.Language) : null;
        var answers = brought is not null ? brought.Answers : RawAnswers.Keep(request.Answers);
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
            CopiedFrom = earlier.Value?.Case,
            CreatedAt = now,
        };
        draft.Bring(brought?.AskAgain ?? [], brought?.LeftOut ?? []);
        draft.Save(answers.Value, null, now);
        db.Add(draft);
        await db.SaveChangesAsync(cancel);
        response.SetVersion(draft.Version);
        return TypedResults.Created($"/api/my/drafts/{draft.Id}", DraftView.Of(draft, tenant.Slug, procedure.Title, []));
    }
}

/// <summary>What to begin.</summary>
/// <param name="Tenant">The authority.</param>
/// <param name="Procedure">Its procedure.</param>
/// <param name="Answers">What was typed before signing in.</param>
/// <param name="CopyOf">Or a past case of one's own, at this or another authority.</param>
/// <param name="Template">Or a template.</param>
/// <param name="StartsOn">With a template: the first of its days; without, its days are left open.</param>
internal sealed record StartDraftRequest(
    string Tenant, string Procedure, JsonElement? Answers = null, Guid? CopyOf = null, Guid? Template = null, DateOnly? StartsOn = null);

internal sealed class StartDraftValidator : AbstractValidator<StartDraftRequest>
{
    public StartDraftValidator()
    {
        RuleFor(r => r.Tenant).NotEmpty().MaximumLength(40).Says("required", "港湾管理者を選んでください。", "Choose a port authority.");
        RuleFor(r => r.Procedure).NotEmpty().MaximumLength(60).Says("required", "手続を選んでください。", "Choose a procedure.");
    }
}
