using CyberPort.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CyberPort.Platform.Persistence;

/// <summary>Reference rows that a module brings along (national masters, code lists); written by the owner after migrating, repeatable.</summary>
public interface IReferenceData
{
    /// <summary>Writes what is missing or has changed.</summary>
    /// <param name="owner">An open connection of the owner role, in a transaction.</param>
    /// <param name="cancel">Stops it.</param>
    Task WriteAsync(NpgsqlConnection owner, CancellationToken cancel);
}

/// <summary>Brings the database to the newest shape. Several nodes may start at once: one migrates, the others wait.</summary>
public sealed class Migrator
{
    private const int OldestServer = 15;
    private const long AdvisoryLock = 0x_4379_6265_7250;
    private readonly IServiceProvider services;
    private readonly DatabaseRoles roles;
    private readonly ILogger<Migrator> log;

    internal Migrator(IServiceProvider services, DatabaseRoles roles, ILogger<Migrator> log) =>
        (this.services, this.roles, this.log) = (services, roles, log);

    /// <summary>Roles, schemas, migrations of every module, reference data.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await RequireVersionAsync(cancel);
        await using var guard = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(roles.OwnerConnection) { Pooling = false }.ConnectionString);
        await guard.OpenAsync(cancel);
        await ExecuteAsync(guard, $"select pg_advisory_lock({AdvisoryLock})", cancel);
        await EnsureRoleAsync(DatabaseRoles.App, roles.AppConnection, cancel);
        await EnsureRoleAsync(DatabaseRoles.Worker, roles.WorkerConnection, cancel);
        await using var scope = services.CreateAsyncScope();
        foreach (var schema in services.GetServices<ModuleSchema>())
        {
            await using var db = schema.OpenAsOwner(scope.ServiceProvider, roles.OwnerConnection);
            await ExecuteAsync(guard, $"create schema if not exists {db.Schema}", cancel);
            var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
            if (pending.Count > 0)
            {
                log.LogInformation("Migrating {Schema}: {Migrations}", db.Schema, string.Join(", ", pending));
                await db.Database.MigrateAsync(cancel);
            }
        }

        await using var transaction = await guard.BeginTransactionAsync(cancel);
        foreach (var data in services.GetServices<IReferenceData>())
        {
            await data.WriteAsync(guard, cancel);
        }

        await transaction.CommitAsync(cancel);
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Says so before anything else fails in words that help nobody. Asks with nothing that an old server would not know.</summary>
    private async Task RequireVersionAsync(CancellationToken cancel)
    {
        var source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(roles.OwnerConnection) { Pooling = false }.ConnectionString);
        await using var server = source.ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();
        await using var asking = await server.OpenConnectionAsync(cancel);
        if (asking.PostgreSqlVersion.Major < OldestServer)
        {
            throw new NotSupportedException(
                $"CyberPort needs PostgreSQL {OldestServer} or newer; the server at {asking.Host}:{asking.Port} is {asking.ServerVersion}. Use a newer server or upgrade this one.");
        }
    }

    private async Task EnsureRoleAsync(string role, string connection, CancellationToken cancel)
    {
        var login = new NpgsqlConnectionStringBuilder(connection);
        if (login.Username != role)
        {
            return; // Configured by hand: the database administrator has made it.
        }

        // Roles belong to the server, the lock above only to the database: another database's migrator may be at the same row,
        // and such a clash costs the connection.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var owner = new NpgsqlConnection(roles.OwnerConnection);
                await owner.OpenAsync(cancel);
                await WriteRoleAsync(owner, role, login.Password!, cancel);
                return;
            }
            catch (PostgresException clash) when (attempt < 20
                && clash.SqlState is PostgresErrorCodes.InternalError or PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation)
            {
                await Task.Delay(50 * attempt, cancel);
            }
        }
    }

    private static Task WriteRoleAsync(NpgsqlConnection owner, string role, string password, CancellationToken cancel) =>
        ExecuteAsync(owner, $"""
            do $$ begin
              if not exists (select from pg_roles where rolname = '{role}') then
                create role {role} login noinherit nobypassrls;
              end if;
            end $$;
            alter role {role} login password '{password.Replace("'", "''", StringComparison.Ordinal)}';
            """, cancel);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
