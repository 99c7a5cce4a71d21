using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Notices;

/// <summary>
/// 文書の本文を整える: an authority's own words for its letters, of all procedures or (<c>?procedure=</c>) of one, in the safe part of Typst;
/// printed once before they are kept.
/// </summary>
internal static class KeepLetterTexts
{
    private static readonly Error NotFound = Error.NotFound("letter-text");

    private static readonly Error Stale = new("letter-text.stale", ErrorKind.Stale, new(
        "ほかの人が先に保存しました。入力は残っています。最新の内容を読み込んで、もう一度保存してください。",
        "Somebody saved this first. What you typed is kept. Please load the latest state and save again."));

    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/letter-texts", List).WithName("ListLetterTexts").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPut("/letter-texts/{kind}", Keep).WithName("KeepLetterText").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/letter-texts/{kind}/actions/preview", Preview).WithName("PreviewLetterText").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/letter-texts/{kind}/actions/use-default", UseDefault).WithName("UseDefaultLetterText").ForStaff(StaffRoles.Administer);
    }

    private static async Task<Results<Ok<ListOf<LetterTextRow>>, Problem>> List(LetterShelf shelf, ICurrentActor reader, CancellationToken cancel, string? procedure = null)
    {
        var (of, unknown) = await shelf.ProcedureAsync(procedure, cancel);
        return unknown is not null ? unknown.AsProblem() : TypedResults.Ok(new ListOf<LetterTextRow>(await shelf.RowsAsync(of, LetterWords.Kinds, reader, cancel), null));
    }

    private static async Task<Results<Ok<LetterTextRow>, Problem>> Keep(
        string kind, KeepLetterTextRequest request, IfMatch seen, ProceduresDb db, LetterShelf shelf, SampleLetters samples, ICurrentActor actor, IAuditLog audit,
        TimeProvider time, CancellationToken cancel, string? procedure = null)
    {
        var version = seen.Required();
        if (version.IsError)
        {
            return version.Error.AsProblem();
        }

        var (of, unknown) = await shelf.ProcedureAsync(procedure, cancel);
        if (unknown is not null)
        {
            return unknown.AsProblem();
        }

        var printed = await PrintAsync(kind, request.Body, of, samples, actor, cancel);
        if (printed.IsError)
        {
            return printed.Error.AsProblem();
        }

        if (LetterWords.MissingIn(request.Body, kind) is { Count: > 0 } missing)
        {
            return LetterTextErrors.Lacks(missing, actor).AsProblem();
        }

        var saved = await db.LetterTexts.AsNoTracking().Where(t => t.Kind == kind).Select(t => new { t.ProcedureCode, t.Version }).ToListAsync(cancel);
        if (saved.Where(t => t.ProcedureCode == procedure).Select(t => t.Version).DefaultIfEmpty().Max() != version.Value)
        {
            return Stale.AsProblem();
        }

        var now = time.GetUtcNow();
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await db.LetterTexts.Where(t => t.Kind == kind && t.ProcedureCode == procedure && t.RetiredAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RetiredAt, now), cancel);
        var text = new LetterText
        {
            TenantId = db.EnteredTenant, Kind = kind, ProcedureCode = procedure, Version = saved.Select(t => t.Version).DefaultIfEmpty().Max() + 1, Body = request.Body,
            SavedAt = now, SavedById = actor.Id, SavedByName = actor.DisplayName,
        };
        db.Add(text);
        audit.Record("letter-text.kept", "letter-text", kind, null, new { Procedure = procedure, text.Version, text.Body });
        try
        {
            await db.SaveChangesAsync(cancel);
            await whole.CommitAsync(cancel);
        }
        catch (DbUpdateException fault) when (Moving.IsRace(fault))
        {
            return Stale.AsProblem();
        }

        return TypedResults.Ok((await shelf.RowsAsync(of, [kind], actor, cancel))[0]);
    }

    private static async Task<Results<FileContentHttpResult, Problem>> Preview(
        string kind, PreviewLetterTextRequest request, LetterShelf shelf, SampleLetters samples, ICurrentActor actor, CancellationToken cancel, string? procedure = null)
    {
        var (of, unknown) = await shelf.ProcedureAsync(procedure, cancel);
        if (unknown is not null)
        {
            return unknown.AsProblem();
        }

        var printed = await PrintAsync(kind, request.Body, of, samples, actor, cancel);
        return printed.IsError ? printed.Error.AsProblem() : TypedResults.File(printed.Value, "application/pdf");
    }

    /// <summary>Takes the own text away: a procedure's gives way to the general one, the general one to the national one.</summary>
    private static async Task<Results<Ok<LetterTextRow>, Problem>> UseDefault(
        string kind, ProceduresDb db, LetterShelf shelf, ICurrentActor actor, IAuditLog audit, TimeProvider time, CancellationToken cancel, string? procedure = null)
    {
        var (of, unknown) = await shelf.ProcedureAsync(procedure, cancel);
        if (unknown is not null || !LetterWords.Kinds.Contains(kind))
        {
            return (unknown ?? NotFound).AsProblem();
        }

        if (await db.LetterTexts.SingleOrDefaultAsync(t => t.Kind == kind && t.ProcedureCode == procedure && t.RetiredAt == null, cancel) is { } used)
        {
            used.Retire(time.GetUtcNow());
            audit.Record("letter-text.default-used", "letter-text", kind, new { Procedure = procedure, used.Version }, null);
            await db.SaveChangesAsync(cancel);
        }

        return TypedResults.Ok((await shelf.RowsAsync(of, [kind], actor, cancel))[0]);
    }

    private static async Task<Result<byte[]>> PrintAsync(string kind, string body, Procedure? of, SampleLetters samples, ICurrentActor reader, CancellationToken cancel)
    {
        if (!LetterWords.Kinds.Contains(kind))
        {
            return NotFound;
        }

        var (text, fault) = LetterMarkup.Read(body, LetterWords.Of(kind));
        return fault is not null ? LetterTextErrors.NotSafe(fault, reader) : await samples.PrintAsync(kind, text!, of, cancel);
    }
}
