using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Idempotency;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Batch;

/// <summary>まとめて送る・下書きにする・片付ける: one review and one declaration for all right rows.</summary>
internal static class SendBatch
{
    private const int MostDrafts = 200;

    public static void Map(ApiRoutes routes)
    {
        routes.My.MapPost("/batches/{id:guid}/actions/send", Send).WithName(nameof(SendBatch)).ForAccounts().AcceptsIdempotencyKey();
        routes.My.MapPost("/batches/{id:guid}/actions/keep-drafts", KeepDrafts).WithName("KeepBatchDrafts").ForAccounts();
        routes.My.MapPost("/batches/{id:guid}/actions/delete", Delete).WithName("DeleteBatch").ForAccounts();
    }

    private static async Task<Results<Accepted<BatchAdded>, Problem>> Send(
        Guid id, SendBatchRequest request, ProceduresDb db, ITenantContext scope, ITenantStore tenants, TimeProvider time, CancellationToken cancel)
    {
        if (await db.Batches.SingleOrDefaultAsync(b => b.Id == id, cancel) is not { } batch)
        {
            return BatchErrors.NotFound.AsProblem();
        }

        var again = await db.BatchRows.Where(r => r.BatchId == id && r.State == BatchRowState.NotSent).ToListAsync(cancel);
        var rows = again.Count + await db.BatchRows.CountAsync(r => r.BatchId == id && r.State == BatchRowState.Right && !r.NeedsFiles, cancel);
        if (batch.State is not (BatchState.Checked or BatchState.Sent) || rows == 0)
        {
            return (rows == 0 ? BatchErrors.NothingRight : BatchErrors.NotReady).AsProblem();
        }

        if (await tenants.FindAsync(batch.AuthorityId, cancel) is not { } tenant)
        {
            return DraftErrors.Closed.AsProblem();
        }

        scope.Enter(tenant);
        var procedure = await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == batch.ProcedureCode && p.Enabled, cancel);
        if (procedure?.OpenOn(time.TodayInJapan()) != true)
        {
            return (procedure is null ? DraftErrors.Closed : ProcedureErrors.OutOfSeason).AsProblem();
        }

        if (!await tenants.MayFileAsync(procedure, scope, cancel))
        {
            return DraftErrors.ForAuthorities.AsProblem();
        }

        again.ForEach(row => row.State = BatchRowState.Right);
        batch.Send(rows, time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException fault) when (Moving.IsRace(fault))
        {
            return BatchErrors.NotReady.AsProblem(); // A second click: the first one sends.
        }

        return TypedResults.Accepted($"/api/my/batches/{id}", new BatchAdded(id));
    }

    private static async Task<Results<Ok<DraftsKept>, Problem>> KeepDrafts(Guid id, ProceduresDb db, TimeProvider time, CancellationToken cancel)
    {
        if (await db.Batches.SingleOrDefaultAsync(b => b.Id == id, cancel) is not { } batch)
        {
            return BatchErrors.NotFound.AsProblem();
        }

        if (batch.State is BatchState.Reading or BatchState.Sending or BatchState.Failed)
        {
            return BatchErrors.NotReady.AsProblem();
        }

        var room = Math.Max(0, MostDrafts - await db.Drafts.CountAsync(cancel));
        var rows = await db.BatchRows.Where(r => r.BatchId == id && (r.State == BatchRowState.Right || r.State == BatchRowState.NotSent)).OrderBy(r => r.RowNo).ToListAsync(cancel);
        if (rows.Count > 0 && room == 0)
        {
            return DraftErrors.TooMany.AsProblem();
        }

        foreach (var row in rows.Take(room))
        {
            var draft = new Draft
            {
                Id = row.Id, AuthorityId = batch.AuthorityId, ProcedureCode = batch.ProcedureCode, FormCode = batch.FormCode, FormVersion = batch.FormVersion,
                CreatedAt = time.GetUtcNow(),
            };
            draft.Save(row.Answers, null, time.GetUtcNow());
            row.State = BatchRowState.Draft;
            db.Add(draft);
        }

        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new DraftsKept(Math.Min(room, rows.Count), Math.Max(0, rows.Count - room)));
    }

    private static async Task<NoContent> Delete(Guid id, ProceduresDb db, CancellationToken cancel)
    {
        await db.BatchRows.Where(r => r.BatchId == id && db.Batches.Any(b => b.Id == id && b.State != BatchState.Sending)).ExecuteDeleteAsync(cancel);
        await db.Batches.Where(b => b.Id == id && b.State != BatchState.Sending).ExecuteDeleteAsync(cancel);
        return TypedResults.NoContent();
    }
}
