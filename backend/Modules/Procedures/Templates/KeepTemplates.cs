using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Prefill;
using CyberPort.Tenancy.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Templates;

/// <summary>ひな形を作る・並べる・名前を変える・消す: from a draft or from a past case.</summary>
internal static class KeepTemplates
{
    private const int Most = 100;

    public static void Map(ApiRoutes routes)
    {
        routes.My.MapGet("/templates", List).WithName("ListTemplates").ForAccounts();
        routes.My.MapPost("/templates", Add).WithName("AddTemplate").ForAccounts();
        routes.My.MapPost("/templates/{id:guid}/actions/rename", Rename).WithName("RenameTemplate").ForAccounts();
        routes.My.MapPost("/templates/{id:guid}/actions/delete", Delete).WithName("DeleteTemplate").ForAccounts();
    }

    private static async Task<Ok<ListOf<TemplateRow>>> List(ProceduresDb db, IAuthorities authorities, ProcedureTitles titles, CancellationToken cancel)
    {
        var rows = new List<TemplateRow>();
        foreach (var t in await db.Templates.AsNoTracking().OrderBy(t => t.Name).Take(Most).ToListAsync(cancel))
        {
            if (await authorities.FindAsync(t.AuthorityId, cancel) is { } authority)
            {
                rows.Add(new(t.Id, t.Name, authority.Slug, authority.Name, t.ProcedureCode, await titles.FindAsync(t.AuthorityId, t.ProcedureCode, cancel), t.CreatedAt));
            }
        }

        return TypedResults.Ok(new ListOf<TemplateRow>(rows, null));
    }

    private static async Task<Results<Ok<TemplateAdded>, Problem>> Add(
        AddTemplateRequest request, ProceduresDb db, PastAnswers past, TimeProvider time, CancellationToken cancel)
    {
        if (await db.Templates.CountAsync(cancel) >= Most)
        {
            return TemplateErrors.TooMany.AsProblem();
        }

        var taken = request.Case is { } filed ? await OfCaseAsync(filed, request.Name, db, past, time, cancel) : await OfDraftAsync(request, db, time, cancel);
        if (taken.IsError)
        {
            return taken.Error.AsProblem();
        }

        db.Add(taken.Value);
        return await SaveAsync(db, cancel) is { } refused ? refused.AsProblem() : TypedResults.Ok(new TemplateAdded(taken.Value.Id));
    }

    private static async Task<Result<FilingTemplate>> OfDraftAsync(AddTemplateRequest request, ProceduresDb db, TimeProvider time, CancellationToken cancel) =>
        await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == request.Draft, cancel) is { } draft
            ? new FilingTemplate
            {
                Name = request.Name.Trim(), AuthorityId = draft.AuthorityId, ProcedureCode = draft.ProcedureCode, FormCode = draft.FormCode,
                FormVersion = draft.FormVersion, Answers = draft.Answers, FiledOn = time.TodayInJapan(), CreatedAt = time.GetUtcNow(),
            }
            : DraftErrors.NotFound;

    private static async Task<Result<FilingTemplate>> OfCaseAsync(
        Guid id, string name, ProceduresDb db, PastAnswers past, TimeProvider time, CancellationToken cancel) =>
        await db.MyCases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel) is { } mine && await past.ReadAsync(mine, cancel) is { } filed
            ? new FilingTemplate
            {
                Name = name.Trim(), AuthorityId = mine.AuthorityId, ProcedureCode = mine.ProcedureCode, FormCode = filed.Form.Code,
                FormVersion = filed.Form.Version, Answers = filed.Answers.ToJsonString(Json.Options), FiledOn = mine.SubmittedAt.DateInJapan(), CreatedAt = time.GetUtcNow(),
            }
            : CaseErrors.NotFound;

    private static async Task<Results<NoContent, Problem>> Rename(Guid id, RenameTemplateRequest request, ProceduresDb db, CancellationToken cancel)
    {
        if (await db.Templates.SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } template)
        {
            return TemplateErrors.NotFound.AsProblem();
        }

        template.Name = request.Name.Trim();
        return await SaveAsync(db, cancel) is { } refused ? refused.AsProblem() : TypedResults.NoContent();
    }

    private static async Task<NoContent> Delete(Guid id, ProceduresDb db, CancellationToken cancel)
    {
        await db.Templates.Where(t => t.Id == id).ExecuteDeleteAsync(cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Error?> SaveAsync(ProceduresDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException fault) when (Moving.IsRace(fault))
        {
            return TemplateErrors.NameTaken;
        }
    }
}
