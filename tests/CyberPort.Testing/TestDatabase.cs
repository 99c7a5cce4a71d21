using System.Reflection;
using Npgsql;

namespace CyberPort.Testing;

/// <summary>One fresh database per test project, on the server that <c>npm test</c> starts.</summary>
public static class TestDatabase
{
    /// <summary>Owner's connection string to an empty database that is dropped at the next run.</summary>
    public static async Task<string> CreateAsync(string? name = null)
    {
        var server = Environment.GetEnvironmentVariable("CYBERPORT_TEST_DATABASE")
            ?? throw new InvalidOperationException("Set CYBERPORT_TEST_DATABASE to a PostgreSQL owner connection, or run `npm test`, which does.");
        var database = name ?? Assembly.GetCallingAssembly().GetName().Name!;
        var owner = new NpgsqlConnectionStringBuilder(server);
        await using (var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ConnectionString))
        {
            await connection.OpenAsync();
            foreach (var sql in new[] { $"drop database if exists \"{database}\" with (force)", $"create database \"{database}\"" })
            {
                await using var command = new NpgsqlCommand(sql, connection);
                await command.ExecuteNonQueryAsync();
            }
        }

        owner.Database = database;
        return owner.ConnectionString;
    }

    /// <summary>Drops it, whoever is still connected.</summary>
    public static async Task DropAsync(string ownerConnection)
    {
        var name = new NpgsqlConnectionStringBuilder(ownerConnection).Database;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ownerConnection) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"drop database if exists \"{name}\" with (force)", connection);
        await command.ExecuteNonQueryAsync();
    }
}
