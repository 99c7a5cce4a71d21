using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;

namespace CyberPort.Platform.Outbox;

/// <summary>Events that could not be handled in ten attempts: the operator sees why, mends it, and sends them again.</summary>
internal static class DeadLetters
{
    public static void Map(IEndpointRouteBuilder forOperator)
    {
        forOperator.MapGet("/dead-letters", List).WithName("ListDeadLetters");
        forOperator.MapPost("/dead-letters/{id:guid}/actions/retry", Retry).WithName("RetryDeadLetter");
    }

    // The payload stays closed: it may tell of persons.
    private static async Task<Ok<CountedList<DeadLetterRow>>> List(
        WorkerDatabase worker, ITenantStore tenants, CancellationToken cancel, string? after = null, int take = 50)
    {
        take = Math.Clamp(take, 1, 200);
        var from = Cursor.Read(after);
        await using var command = worker.Source.CreateCommand("""
            select id, name, tenant_id, occurred_at, attempts, split_part(coalesce(last_error, ''), E'\n', 1)
            from platform.outbox where state = 'dead' and ($1::timestamptz is null or (occurred_at, id) > ($1, $2)) order by occurred_at, id limit $3
            """);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset?> { TypedValue = from?.At });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = from?.Id ?? Guid.Empty });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = take + 1 });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var items = new List<DeadLetterRow>();
        while (await reader.ReadAsync(cancel))
        {
            var tenant = reader.IsDBNull(2) ? null : await tenants.FindAsync(reader.GetGuid(2), cancel);
            items.Add(new(reader.GetGuid(0), reader.GetString(1), tenant?.Slug, reader.GetFieldValue<DateTimeOffset>(3), reader.GetInt32(4), reader.GetString(5)));
        }

        var last = items.Count > take ? items[take - 1] : null;
        return TypedResults.Ok(new CountedList<DeadLetterRow>(
            [.. items.Take(take)], last is null ? null : new Cursor(last.OccurredAt, last.Id).Write(), from is null ? await CountAsync(worker, cancel) : null));
    }

    private static async Task<int> CountAsync(WorkerDatabase worker, CancellationToken cancel)
    {
        await using var command = worker.Source.CreateCommand("select count(*)::int from (select 1 from platform.outbox where state = 'dead' limit $1) counted");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = CountedList<DeadLetterRow>.Most });
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }

    private static async Task<Results<NoContent, Problem>> Retry(
        Guid id, WorkerDatabase worker, OutboxSignal signal, ICurrentActor actor, ITenantContext scope, IAuditLog audit, PlatformDb db, CancellationToken cancel)
    {
        await using var command = worker.Source.CreateCommand(
            "update platform.outbox set state = 'pending', attempts = 0, next_at = now(), lease_until = null where id = $1 and state = 'dead'");
        command.Parameters.Add(new() { Value = id });
        if (await command.ExecuteNonQueryAsync(cancel) == 0)
        {
            return Error.NotFound("dead-letter").AsProblem();
        }

        scope.EnterParty(actor.Id);
        audit.Record("dead-letter.retried", "outbox", id.ToString());
        await db.SaveChangesAsync(cancel);
        signal.Wake();
        return TypedResults.NoContent();
    }
}

internal sealed record DeadLetterRow(Guid Id, string Event, string? Tenant, DateTimeOffset OccurredAt, int Attempts, string Fault);
