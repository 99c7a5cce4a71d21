using System.Globalization;
using System.Text.Json;
using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Testing;

/// <summary>A database as the first version of every module made it, holding rows of a running service: what an upgrade must keep.</summary>
public sealed class OldDatabase
{
    private const string Tables = """
        select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname = any ($1) and c.relname <> '__migrations' order by 1, 2
        """;

    /// <summary>What that time demanded and today no longer has is empty.</summary>
    private const string Insert = """
        insert into {0} select made.* from jsonb_populate_record(null::{0},
          (select jsonb_object_agg(a.attname, case t.typcategory when 'N' then '0' when 'B' then 'false' when 'S' then '""' else '[]' end::jsonb)
           from pg_attribute a join pg_type t on t.oid = a.atttypid where a.attrelid = '{0}'::regclass and a.attnum > 0 and a.attnotnull)
          || (select jsonb_object_agg(e.key, e.value) from jsonb_each($1::jsonb) e where e.value <> 'null')) made
        """;

    private readonly List<Kept> rows = [];
    private readonly PortService like;

    private OldDatabase(PortService like, string connection) => (this.like, Connection) = (like, connection);

    /// <summary>The owner's connection.</summary>
    public string Connection { get; }

    /// <summary>How many rows it holds, by table.</summary>
    public IReadOnlyDictionary<string, int> Rows => rows.GroupBy(r => r.Table).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>Makes it, with every row of the running service in which one of these ids stands, in the shape of that time.</summary>
    public static async Task<OldDatabase> CreateAsync(PortService like, string name, params Guid[] ids)
    {
        var old = new OldDatabase(like, await TestDatabase.CreateAsync(name));
        await using var connection = new NpgsqlConnection(old.Connection);
        await connection.OpenAsync();
        await using var scope = like.Services.CreateAsyncScope();
        var schemas = new List<string>();
        foreach (var schema in like.Services.GetServices<ModuleSchema>())
        {
            await using var db = schema.OpenAsOwner(scope.ServiceProvider, old.Connection);
            await ExecuteAsync(connection, $"create schema if not exists {db.Schema}");
            // Our names are shorter than those that EF Core takes as a target: the first file, and the line that says it has run.
            var (first, history) = (db.Database.GetMigrations().First(), db.GetService<IHistoryRepository>());
            using var file = new StreamReader(schema.DbType.Assembly.GetManifestResourceStream($"{first}.sql")!);
            await history.CreateIfNotExistsAsync();
            await ExecuteAsync(connection, await file.ReadToEndAsync());
            await ExecuteAsync(connection, history.GetInsertScript(new(first, "10.0.0")));
            schemas.Add(db.Schema);
        }

        await using var source = new NpgsqlConnection(like.OwnerConnection);
        await source.OpenAsync();
        var known = await TablesAsync(source, schemas);
        // Rows come in any order and without what refers to them: the references are looked at by the upgrade.
        await ExecuteAsync(connection, "set session_replication_role = replica");
        foreach (var table in (await TablesAsync(connection, schemas)).Where(known.Contains))
        {
            foreach (var row in await ListAsync(source, $"select to_jsonb(t)::text from {table} t where to_jsonb(t)::text ~ $1", string.Join('|', ids)))
            {
                await ListAsync(connection, string.Format(CultureInfo.InvariantCulture, Insert, table), row);
            }

            old.rows.AddRange((await ListAsync(connection, $"select to_jsonb(t)::text from {table} t")).Select(row => new Kept(table, row)));
        }

        return old;
    }

    /// <summary>
    /// Migrates it, and tells which rows are no longer there as they were: of every table that is still there, every column that is still
    /// there. Before any service works on it, which would go on with whatever waits.
    /// </summary>
    public async Task<IReadOnlyList<string>> LostByMigratingAsync()
    {
        await using var scope = like.Services.CreateAsyncScope();
        foreach (var schema in like.Services.GetServices<ModuleSchema>())
        {
            await using var db = schema.OpenAsOwner(scope.ServiceProvider, Connection);
            await db.Database.MigrateAsync();
        }

        await using var connection = new NpgsqlConnection(Connection);
        await connection.OpenAsync();
        var lost = new List<string>();
        foreach (var table in rows.GroupBy(row => row.Table, row => row.Row))
        {
            var columns = (await ListAsync(connection, $"select attname from pg_attribute where attrelid = to_regclass('{table.Key}') and attnum > 0 and not attisdropped")).ToHashSet();
            if (columns.Count == 0)
            {
                continue; // the table is gone on purpose
            }

            var there = (await ListAsync(connection, $"select to_jsonb(t)::text from {table.Key} t")).Select(row => Only(row, columns)).ToList();
            foreach (var row in table.Select(row => Only(row, columns)))
            {
                if (!there.Any(now => row.All(value => now.TryGetValue(value.Key, out var text) && text == value.Value)))
                {
                    lost.Add($"{table.Key}: {JsonSerializer.Serialize(row)}");
                }
            }
        }

        return lost;
    }

    private static Dictionary<string, string> Only(string row, HashSet<string> columns)
    {
        using var document = JsonDocument.Parse(row);
        return document.RootElement.EnumerateObject().Where(value => columns.Contains(value.Name)).ToDictionary(value => value.Name, value => value.Value.GetRawText());
    }

    private static async Task<HashSet<string>> TablesAsync(NpgsqlConnection connection, List<string> schemas)
    {
        await using var command = new NpgsqlCommand(Tables, connection) { Parameters = { new() { Value = schemas.ToArray() } } };
        await using var reader = await command.ExecuteReaderAsync();
        var found = new HashSet<string>();
        while (await reader.ReadAsync())
        {
            found.Add($"{reader.GetString(0)}.{reader.GetString(1)}");
        }

        return found;
    }

    private static async Task<List<string>> ListAsync(NpgsqlConnection connection, string sql, string? value = null)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (value is not null)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Kept(string Table, string Row);
}
