using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Notices;

/// <summary>定型文を整える: officers put them in where they type; administrators write them.</summary>
internal static class KeepTextBlocks
{
    private const int Most = 1000;

    private static readonly Error NotFound = Error.NotFound("text-block");

    private static readonly Error TooMany = new("text-block.too-many", ErrorKind.Limited, new("定型文は1000件までです。", "There can be up to 1000 text blocks."));

    private static readonly Error UnknownProcedure = new("text-block.unknown-procedure", ErrorKind.Invalid, new(
        "この手続は見つかりません。一覧から選び直してください。", "There is no such procedure. Please choose one of the list."));

    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/text-blocks", List).WithName("ListTextBlocks").ForStaff(CaseStaff.Reading);
        routes.Tenant.MapPost("/text-blocks", Add).WithName("AddTextBlock").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPut("/text-blocks/{id:guid}", Change).WithName("ChangeTextBlock").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/text-blocks/{id:guid}/actions/delete", Delete).WithName("DeleteTextBlock").ForStaff(StaffRoles.Administer);
    }

    private static async Task<Ok<ListOf<TextBlockRow>>> List(ProceduresDb db, CancellationToken cancel, string? kind = null, string? procedure = null) =>
        TypedResults.Ok(new ListOf<TextBlockRow>(await db.TextBlocks.AsNoTracking()
            .Where(t => (kind == null || t.Kind == kind) && (procedure == null || t.ProcedureCode == null || t.ProcedureCode == procedure))
            .OrderBy(t => t.Kind).ThenBy(t => t.Name).ThenBy(t => t.Id)
            .Select(t => new TextBlockRow(t.Id, t.Kind, t.ProcedureCode, t.Name, t.Body, t.SavedAt, t.SavedByName)).ToListAsync(cancel), null));

    private static async Task<Results<Ok<TextBlockRow>, Problem>> Add(
        KeepTextBlockRequest request, ProceduresDb db, ICurrentActor actor, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        if (await db.TextBlocks.CountAsync(cancel) >= Most)
        {
            return TooMany.AsProblem();
        }

        var block = new TextBlock();
        db.Add(block);
        return await KeepAsync(block, request, db, actor, audit, time, cancel);
    }

    private static async Task<Results<Ok<TextBlockRow>, Problem>> Change(
        Guid id, KeepTextBlockRequest request, ProceduresDb db, ICurrentActor actor, IAuditLog audit, TimeProvider time, CancellationToken cancel) =>
        await db.TextBlocks.SingleOrDefaultAsync(t => t.Id == id, cancel) is { } block
            ? await KeepAsync(block, request, db, actor, audit, time, cancel) : NotFound.AsProblem();

    private static async Task<Results<Ok<TextBlockRow>, Problem>> KeepAsync(
        TextBlock block, KeepTextBlockRequest request, ProceduresDb db, ICurrentActor actor, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        if (request.ProcedureCode is { } code && !await db.Procedures.AnyAsync(p => p.Code == code, cancel))
        {
            return UnknownProcedure.AsProblem();
        }

        (block.Kind, block.ProcedureCode, block.Name, block.Body) = (request.Kind, request.ProcedureCode, request.Name.Trim(), request.Body.Trim());
        (block.SavedAt, block.SavedByName) = (time.GetUtcNow(), actor.DisplayName);
        audit.Record("text-block.kept", "text-block", block.Id.ToString(), null, new { block.Kind, block.Name, block.Body });
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new TextBlockRow(block.Id, block.Kind, block.ProcedureCode, block.Name, block.Body, block.SavedAt, block.SavedByName));
    }

    private static async Task<Results<NoContent, Problem>> Delete(Guid id, ProceduresDb db, IAuditLog audit, CancellationToken cancel)
    {
        if (await db.TextBlocks.SingleOrDefaultAsync(t => t.Id == id, cancel) is not { } block)
        {
            return NotFound.AsProblem();
        }

        db.Remove(block);
        audit.Record("text-block.deleted", "text-block", id.ToString(), new { block.Kind, block.Name, block.Body }, null);
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
