using System.Diagnostics;
using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Telemetry;
using CyberPort.Platform.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CyberPort.Platform.Outbox;

/// <summary>
/// Delivers events to their reactions: leased with <c>for update skip locked</c>, each reaction in its own scope,
/// exponential back-off, a dead letter after ten attempts. When one reaction fails, those that did their part are
/// acknowledged by (message, handler) and left out at the next attempt; a message that goes through at once needs no such rows.
/// </summary>
internal sealed class OutboxDispatcher(
    WorkerDatabase worker, IEnumerable<ReactionRegistration> reactions, IServiceScopeFactory scopes, OutboxSignal signal,
    ILogger<OutboxDispatcher> log) : BackgroundService
{
    private const int Batch = 64;
    private const int Parallel = 4;
    private readonly ILookup<string, ReactionRegistration> byEvent = reactions.ToLookup(r => r.EventName);

    private sealed record Leased(Guid Id, Guid? TenantId, Guid? PartyId, string Name, string Payload, DateTimeOffset OccurredAt, string? TraceParent, int Attempts);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await DeliverBatchAsync(stoppingToken) == 0)
                {
                    await signal.WaitAsync(TimeSpan.FromSeconds(1), stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogError(fault, "The outbox could not be read; trying again.");
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }
    }

    /// <summary>Leases and delivers one batch; the number of messages tells whether to go on at once.</summary>
    internal async Task<int> DeliverBatchAsync(CancellationToken cancel)
    {
        var batch = await LeaseAsync(cancel);
        await System.Threading.Tasks.Parallel.ForEachAsync(
            batch, new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancel },
            async (message, token) => await DeliverAsync(message, token));
        return batch.Count;
    }

    private async Task<List<Leased>> LeaseAsync(CancellationToken cancel)
    {
        await using var command = worker.Source.CreateCommand("""
            update platform.outbox o set lease_until = now() + interval '60 seconds', attempts = attempts + 1
            from (select id from platform.outbox
                  where state = 'pending' and next_at <= now() and (lease_until is null or lease_until < now())
                  order by id limit $1 for update skip locked) due
            where o.id = due.id
            returning o.id, o.tenant_id, o.party_id, o.name, o.payload::text, o.occurred_at, o.trace_parent, o.attempts
            """);
        command.Parameters.Add(new() { Value = Batch });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var batch = new List<Leased>();
        while (await reader.ReadAsync(cancel))
        {
            batch.Add(new(
                reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetGuid(2),
                reader.GetString(3), reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5), reader.IsDBNull(6) ? null : reader.GetString(6),
                reader.GetInt32(7)));
        }

        return [.. batch.OrderBy(m => m.Id)];
    }

    private async Task DeliverAsync(Leased message, CancellationToken cancel)
    {
        using var activity = CyberPortActivity.Source.StartActivity($"react {message.Name}", ActivityKind.Consumer, message.TraceParent);
        var done = new HashSet<string>();
        try
        {
            if (message.Attempts > 1)
            {
                done = await AcknowledgedAsync(message.Id, cancel);
            }

            foreach (var reaction in byEvent[message.Name].Where(r => !done.Contains(r.HandlerName)))
            {
                await ReactAsync(message, reaction, cancel);
                done.Add(reaction.HandlerName);
            }

            await ExecuteAsync("update platform.outbox set state = 'done', done_at = now(), lease_until = null where id = $1 and state = 'pending'", cancel, message.Id);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning(fault, "Event {Event} {Id} could not be handled; it will be tried again.", message.Name, message.Id);
            await ExecuteAsync("""
                with acknowledged as (
                    insert into platform.outbox_delivery (message_id, handler) select $1, unnest($3::text[]) on conflict do nothing)
                update platform.outbox set lease_until = null, last_error = left($2, 2000),
                    state = case when attempts >= 10 then 'dead' else 'pending' end,
                    next_at = now() + least(interval '10 minutes', interval '1 second' * power(2, attempts))
                where id = $1 and state = 'pending'
                """, cancel, message.Id, fault.ToString(), done.ToArray());
        }
    }

    private async Task ReactAsync(Leased message, ReactionRegistration reaction, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ModuleDbServices>().KeepsConnections = true;
        var context = scope.ServiceProvider.GetRequiredService<ITenantContext>();
        TenantInfo? tenant = null;
        if (message.TenantId is { } tenantId)
        {
            tenant = await scope.ServiceProvider.GetRequiredService<ITenantStore>().FindAsync(tenantId, cancel)
                ?? throw new InvalidOperationException($"Authority {tenantId} is gone.");
            context.Enter(tenant);
        }

        var happened = JsonSerializer.Deserialize(message.Payload, reaction.EventType, Json.Options)!;
        var handler = ActivatorUtilities.GetServiceOrCreateInstance(scope.ServiceProvider, reaction.HandlerType);
        var method = typeof(IReaction<>).MakeGenericType(reaction.EventType).GetMethod(nameof(IReaction<object>.HandleAsync))!;
        await (Task)method.Invoke(handler, [happened, new EventContext(message.Id, tenant, message.PartyId, message.OccurredAt), cancel])!;
    }

    private async Task<HashSet<string>> AcknowledgedAsync(Guid message, CancellationToken cancel)
    {
        await using var command = worker.Source.CreateCommand("select handler from platform.outbox_delivery where message_id = $1");
        command.Parameters.Add(new() { Value = message });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var done = new HashSet<string>();
        while (await reader.ReadAsync(cancel))
        {
            done.Add(reader.GetString(0));
        }

        return done;
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = worker.Source.CreateCommand(sql);
        command.Parameters.AddRange(values.Select(v => new NpgsqlParameter { Value = v }).ToArray());
        await command.ExecuteNonQueryAsync(cancel);
    }
}
