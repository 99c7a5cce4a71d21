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

/// <summary>
/// 送ったメールは30日、送れなかったメールは90日で消す: a mail names people and says what their case is about. The case keeps its own records; a copy
/// in the queue would outlive them.
/// </summary>
[AcrossTenants("the mail queue is the platform's own")]
internal sealed class PurgeMails(WorkerDatabase worker) : IScheduledJob
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var command = worker.Source.CreateCommand("""
            delete from platform.mail
            where (state in ('sent', 'kept') and sent_at < now() - interval '30 days') or (state = 'dead' and created_at < now() - interval '90 days')
            """);
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>お知らせは1年で消す: shorter than any retention of a case, so that an officer's notices name nobody whose case was anonymised.</summary>
[AcrossTenants("notifications belong to persons, whichever authority they came from")]
internal sealed class PurgeNotifications(WorkerDatabase worker) : IScheduledJob
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var command = worker.Source.CreateCommand("delete from platform.notification where created_at < now() - interval '1 year'");
        await command.ExecuteNonQueryAsync(cancel);
    }
}
