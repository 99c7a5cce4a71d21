using CyberPort.Platform.Live;
using CyberPort.Platform.Outbox;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Contracts;
using CyberPort.Procedures.Exports;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Bulk;

/// <summary>
/// When long work was started: it is done a few rows at a time, each row in a scope and transaction of its own, and asks for
/// the next few. A row that was done stays done when the same event comes again.
/// </summary>
internal sealed class DoBulkWork(ProceduresDb db, IServiceScopeFactory scopes, ITenantContext tenant, ILivePush live, TimeProvider time)
    : IReaction<BulkWorkStarted>
{
    private const int AtOnce = 20;

    public async Task HandleAsync(BulkWorkStarted happened, EventContext context, CancellationToken cancel)
    {
        if (await db.BulkJobs.SingleOrDefaultAsync(j => j.Id == happened.JobId, cancel) is not { State: BulkState.Running } job)
        {
            return;
        }

        if (job.Kind == BulkKind.Export)
        {
            await InOwnScopeAsync<WriteExport>(work => work.RunAsync(job.Id, cancel));
        }
        else
        {
            await RowsAsync(job, happened.From, cancel);
        }

        await live.ToTenantAsync(tenant.Current.Id, new LiveMessage("bulk", job.Id, time.GetUtcNow()), cancel);
    }

    private async Task RowsAsync(BulkJob job, int from, CancellationToken cancel)
    {
        var rows = await db.BulkRows.AsNoTracking().Where(r => r.JobId == job.Id && r.No >= from).OrderBy(r => r.No).Take(AtOnce).ToListAsync(cancel);
        foreach (var row in rows.Where(r => r.State == BulkState.Running))
        {
            await InOwnScopeAsync<RenewOne>(work => work.RunAsync(job.Id, row.No, cancel));
        }

        var states = await db.BulkRows.AsNoTracking().Where(r => r.JobId == job.Id).GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        int Count(BulkState state) => states.Where(s => s.Key == state).Sum(s => s.Count);
        job.Progress(Count(BulkState.Done), Count(BulkState.Failed));
        if (rows.Count < AtOnce)
        {
            job.End(BulkState.Done, time.GetUtcNow());
        }
        else
        {
            job.GoOn(rows[^1].No + 1);
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task InOwnScopeAsync<T>(Func<T, Task> work) where T : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant.Current);
        await work(scope.ServiceProvider.GetRequiredService<T>());
    }
}
