using System.Diagnostics;
using System.Text.Json.Nodes;
using Npgsql;

namespace CyberPort.Benchmarks;

/// <summary>One statement that the service's transaction amounts to. Values are PostgreSQL's own text form.</summary>
public sealed record Written(string Sql, IReadOnlyList<string?> Values);

/// <summary>PostgreSQL without the service: sees what a submission writes, and writes the same.</summary>
public sealed class BareDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource source;

    private BareDatabase(NpgsqlDataSource source) => this.source = source;

    /// <summary>Opens it as a superuser.</summary>
    public static BareDatabase Open(string connection) =>
        new(NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 40, MaxAutoPrepare = 50, AutoPrepareMinUsages = 1 }.ConnectionString));

    /// <summary>A connection.</summary>
    public ValueTask<NpgsqlConnection> ConnectAsync() => source.OpenConnectionAsync();

    /// <summary>Runs one statement.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until the outbox is empty; how long that took.</summary>
    public async Task<TimeSpan> SettleAsync()
    {
        var began = Stopwatch.StartNew();
        await using var command = source.CreateCommand("select count(*) from platform.outbox where state = 'pending'");
        while ((long)(await command.ExecuteScalarAsync())! > 0 && began.Elapsed < TimeSpan.FromMinutes(5))
        {
            await Task.Delay(50);
        }

        return began.Elapsed;
    }

    /// <summary>Everything that the transaction making the new case writes, told by triggers that exist only meanwhile.</summary>
    public async Task<IReadOnlyList<Written>> CaptureAsync(Func<Task> submission)
    {
        await SettleAsync();
        await ExecuteAsync(Watching.Begin);
        await submission();
        await SettleAsync();
        var rows = new List<(string Table, string Op, string Row)>();
        await using (var read = source.CreateCommand(Watching.Seen))
        await using (var reader = await read.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                rows.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
            }
        }

        var written = new List<Written>();
        foreach (var (table, op, row) in rows)
        {
            written.Add(await StatementAsync(table, op, row));
        }

        await ExecuteAsync(Watching.End);
        return written;
    }

    /// <summary>Writes the same rows again and again, each time under new ids: one transaction, one round trip, prepared.</summary>
    public async Task<Measured> WriteAsync(IReadOnlyList<Written> written, int clients, int count)
    {
        var connections = await Task.WhenAll(Enumerable.Range(0, clients).Select(async _ => await ConnectAsync()));
        var fresh = new FreshValues(written);
        var result = await Load.RunAsync(clients, count, async (client, _) =>
        {
            await using var batch = new NpgsqlBatch(connections[client]);
            var renew = fresh.Next();
            foreach (var one in written)
            {
                var command = new NpgsqlBatchCommand(one.Sql);
                foreach (var value in one.Values)
                {
                    command.Parameters.Add(new NpgsqlParameter { Value = (object?)renew(value) ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
                }

                batch.BatchCommands.Add(command);
            }

            await using var transaction = await connections[client].BeginTransactionAsync();
            batch.Transaction = transaction;
            await batch.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        });
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }

        return result;
    }

    private async Task<Written> StatementAsync(string table, string op, string row)
    {
        var columns = new List<(string Name, string Type, bool Key)>();
        await using (var read = source.CreateCommand(Watching.Columns))
        {
            read.Parameters.Add(new NpgsqlParameter { Value = table });
            await using var reader = await read.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                columns.Add((reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)));
            }
        }

        await using var texts = source.CreateCommand(
            $"select {string.Join(", ", columns.Select(c => $"r.\"{c.Name}\"::text"))} from jsonb_populate_record(null::{table}, $1::jsonb) r");
        texts.Parameters.Add(new NpgsqlParameter { Value = row, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var values = await texts.ExecuteReaderAsync();
        await values.ReadAsync();
        var all = columns.Select((c, i) => (c.Name, c.Type, c.Key, Value: values.IsDBNull(i) ? null : values.GetString(i))).ToList();
        var keys = all.Where(c => c.Key).ToList();
        string Typed(int at, string type) => $"${at}::text::{type}";
        string Where(int from) => string.Join(" and ", keys.Select((k, i) => $"\"{k.Name}\" = {Typed(from + i, k.Type)}"));
        return op switch
        {
            "INSERT" => new(
                $"insert into {table} ({string.Join(", ", all.Select(c => $"\"{c.Name}\""))}) overriding system value values ({string.Join(", ", all.Select((c, i) => Typed(i + 1, c.Type)))})",
                [.. all.Select(c => c.Value)]),
            "UPDATE" => new(
                $"update {table} set {string.Join(", ", all.Select((c, i) => $"\"{c.Name}\" = {Typed(i + 1, c.Type)}"))} where {Where(all.Count + 1)}",
                [.. all.Select(c => c.Value), .. keys.Select(k => k.Value)]),
            _ => new($"delete from {table} where {Where(1)}", [.. keys.Select(k => k.Value)]),
        };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();
}
