using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Files;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Tenancy.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Batch;

/// <summary>まとめて申請を見る: how far it is, which rows are right, what is wrong with the others, also as a spreadsheet.</summary>
internal static class ShowBatches
{
    public static void Map(ApiRoutes routes)
    {
        routes.My.MapGet("/batches", List).WithName("ListBatches").ForAccounts();
        routes.My.MapGet("/batches/{id:guid}", Show).WithName("ShowBatch").ForAccounts();
        routes.My.MapGet("/batches/{id:guid}/rows", Rows).WithName("ListBatchRows").ForAccounts();
        routes.My.MapGet("/batches/{id:guid}/errors", Errors).WithName("ShowBatchErrors").ForAccounts();
    }

    private static async Task<Ok<CountedList<BatchView>>> List(
        ProceduresDb db, IAuthorities authorities, ProcedureTitles titles, ICurrentActor actor, CancellationToken cancel, string? after = null, int take = 20)
    {
        take = Math.Clamp(take, 1, 200);
        await db.Database.OpenConnectionAsync(cancel);
        var from = Cursor.Read(after);
        var batches = db.Batches.AsNoTracking();
        var page = await (from is null ? batches : batches.Where(b => b.CreatedAt <= from.At && (b.CreatedAt < from.At || b.Id < from.Id)))
            .OrderByDescending(b => b.CreatedAt).ThenByDescending(b => b.Id).Take(take + 1).ToListAsync(cancel);
        var count = from is null ? await batches.Take(CountedList<BatchView>.Most).CountAsync(cancel) : (int?)null;
        var views = new List<BatchView>();
        foreach (var batch in page.Take(take))
        {
            views.Add(await ViewAsync(batch, db, authorities, titles, actor, cancel));
        }

        var last = page.Count > take ? page[take - 1] : null;
        return TypedResults.Ok(new CountedList<BatchView>(views, last is null ? null : new Cursor(last.CreatedAt, last.Id).Write(), count));
    }

    private static async Task<Results<Ok<BatchView>, Problem>> Show(
        Guid id, ProceduresDb db, IAuthorities authorities, ProcedureTitles titles, ICurrentActor actor, CancellationToken cancel) =>
        await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancel) is { } batch
            ? TypedResults.Ok(await ViewAsync(batch, db, authorities, titles, actor, cancel)) : BatchErrors.NotFound.AsProblem();

    private static async Task<Results<Ok<ListOf<BatchRowView>>, Problem>> Rows(
        Guid id, ProceduresDb db, CancellationToken cancel, string? state = null, int after = 0, int take = 100)
    {
        if (!await db.Batches.AnyAsync(b => b.Id == id, cancel))
        {
            return BatchErrors.NotFound.AsProblem();
        }

        BatchRowState? wanted = Enum.TryParse<BatchRowState>(state, ignoreCase: true, out var known) ? known : null;
        take = Math.Clamp(take, 1, 200);
        var rows = await db.BatchRows.AsNoTracking().Where(r => r.BatchId == id && r.RowNo > after && (wanted == null || r.State == wanted))
            .OrderBy(r => r.RowNo).Take(take + 1).ToListAsync(cancel);
        return TypedResults.Ok(new ListOf<BatchRowView>(
            [.. rows.Take(take).Select(r => new BatchRowView(r.Id, r.RowNo % BatchReader.SheetStep, r.Label, r.State, r.NeedsFiles, r.Number, r.Errors))],
            rows.Count > take ? rows[take - 1].RowNo.ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
    }

    private static async Task<Results<StoredContent, Problem>> Errors(
        Guid id, ProceduresDb db, ITenantContext scope, ITenantStore tenants, BatchForms forms, CancellationToken cancel)
    {
        if (await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancel) is not { } batch
            || await tenants.FindAsync(batch.AuthorityId, cancel) is not { } tenant)
        {
            return BatchErrors.NotFound.AsProblem();
        }

        var wrong = await db.BatchRows.AsNoTracking().Where(r => r.BatchId == id && r.State == BatchRowState.Wrong).OrderBy(r => r.RowNo).ToListAsync(cancel);
        scope.Enter(tenant);
        var form = await forms.FindAsync(batch.ProcedureCode, batch.FormVersion, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var (_, definition, stamp, sheets, choices) = form.Value;
        var rows = wrong.Select(r => new RowToWrite(r.Label, (JsonObject)JsonNode.Parse(r.Answers)!, [.. r.Errors.Select(e => e.Message)])).ToList();
        return new StoredContent(new MemoryStream(BatchWorkbook.Write(definition, stamp, sheets, choices, rows)), FileTypes.Xlsx, $"エラー_{batch.FileName}", "");
    }

    private static async Task<BatchView> ViewAsync(
        FilingBatch batch, ProceduresDb db, IAuthorities authorities, ProcedureTitles titles, ICurrentActor actor, CancellationToken cancel)
    {
        var counts = await db.BatchRows.AsNoTracking().Where(r => r.BatchId == batch.Id).GroupBy(r => new { r.State, r.NeedsFiles })
            .Select(g => new { g.Key.State, g.Key.NeedsFiles, Count = g.Count() }).ToListAsync(cancel);
        int Count(BatchRowState state, bool? files = null) => counts.Where(c => c.State == state && (files is null || c.NeedsFiles == files)).Sum(c => c.Count);
        var authority = await authorities.FindAsync(batch.AuthorityId, cancel);
        var failure = batch.Failure is { } code && BatchErrors.Reading.TryGetValue(code, out var error) ? actor.Say(error.Title) : null;
        return new(batch.Id, authority?.Slug ?? "", authority?.Name ?? new("", ""), batch.ProcedureCode, await titles.FindAsync(batch.AuthorityId, batch.ProcedureCode, cancel),
            batch.FileName, batch.State, failure, batch.Total, batch.Done, Count(BatchRowState.Right, false), Count(BatchRowState.Right, true), Count(BatchRowState.Wrong),
            Count(BatchRowState.Draft), Count(BatchRowState.Sent), Count(BatchRowState.NotSent), batch.CreatedAt, batch.DeclaredAt);
    }
}

/// <summary>
/// A batch as its owner sees it: <c>Ready</c> rows can be sent, <c>NeedFiles</c> are right but for files to be attached, <c>NotSent</c> could
/// not be kept and wait to be sent again.
/// </summary>
internal sealed record BatchView(
    Guid Id, string Tenant, LocalText AuthorityName, string Procedure, LocalText ProcedureTitle, string FileName, BatchState State, string? Failure, int Total, int Done,
    int Ready, int NeedFiles, int Wrong, int Drafts, int Sent, int NotSent, DateTimeOffset CreatedAt, DateTimeOffset? DeclaredAt);

internal sealed record BatchRowView(
    Guid Id, int RowNo, string Label, BatchRowState State, bool NeedsFiles, string? Number, IReadOnlyList<FieldError> Errors);
