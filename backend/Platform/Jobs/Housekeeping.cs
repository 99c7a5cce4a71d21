using CyberPort.Platform.Persistence;

namespace CyberPort.Platform.Jobs;

/// <summary>Delivered messages are kept for a week, to look at when something went wrong; dead ones until an operator decides.</summary>
[AcrossTenants("the outbox is the platform's own queue")]
internal sealed class PurgeDeliveredMessages(WorkerDatabase worker) : IScheduledJob
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var command = worker.Source.CreateCommand("delete from platform.outbox where state = 'done' and done_at < now() - interval '7 days'");
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>An idempotency key is good for a day.</summary>
[AcrossTenants("keys belong to persons, whichever authority they called")]
internal sealed class PurgeIdempotencyKeys(WorkerDatabase worker) : IScheduledJob
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var command = worker.Source.CreateCommand("delete from platform.idempotency where created_at < now() - interval '1 day'");
        await command.ExecuteNonQueryAsync(cancel);
    }
}
