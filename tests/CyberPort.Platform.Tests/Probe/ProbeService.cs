using CyberPort.Platform.Persistence;
using CyberPort.Platform.Tenancy;
using Npgsql;

namespace CyberPort.Platform.Tests.Probe;

[CollectionDefinition(nameof(ProbeService))]
public sealed class ProbeServiceCollection : ICollectionFixture<ProbeService>;

/// <summary>A database with the platform and the probe module, and one node without background work.</summary>
public sealed class ProbeService : IAsyncLifetime
{
    private static int databases;
    private ProbeNode? node;

    public string Database { get; private set; } = "";

    internal ProbeNode Node => node!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync($"CyberPort.Platform.Tests.{Environment.ProcessId}.{Interlocked.Increment(ref databases)}");
        node = await ProbeNode.StartAsync(Database);
    }

    public async Task DisposeAsync()
    {
        if (node is not null)
        {
            await node.DisposeAsync();
        }

        await TestDatabase.DropAsync(Database);
    }

    internal static TenantInfo NewAuthority(string profile = "full", bool requiresSecondFactor = false)
    {
        var id = Guid.CreateVersion7();
        var tenant = new TenantInfo(id, $"p{id:N}", new("試験県", "Test"), profile, requiresSecondFactor);
        ProbeDirectory.Tenants[id] = tenant;
        return tenant;
    }

    /// <summary>The application role, by hand: no EF Core, no settings.</summary>
    internal async Task<NpgsqlConnection> AppAsync() => await OpenAsync(Node.Roles().AppConnection);

    internal async Task<NpgsqlConnection> WorkerAsync() => await OpenAsync(Node.Roles().WorkerConnection);

    internal async Task<NpgsqlConnection> OwnerAsync() => await OpenAsync(Database);

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }
}

internal static class Sql
{
    public static DatabaseRoles Roles(this ProbeNode node) => (DatabaseRoles)node.Services.GetService(typeof(DatabaseRoles))!;

    public static async Task<T> AskAsync<T>(this NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync() is T answer ? answer : default!;
    }

    public static async Task<int> DoAsync(this NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddRange(values.Select(v => new NpgsqlParameter { Value = v }).ToArray());
        return command;
    }
}
