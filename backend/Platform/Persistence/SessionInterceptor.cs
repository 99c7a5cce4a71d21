using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace CyberPort.Platform.Persistence;

/// <summary>
/// The third lock: tells PostgreSQL whose rows this connection may see. Row level security reads the two settings; when
/// they are not set, nothing is visible. Npgsql resets them when the connection goes back to the pool. Where an owner is
/// entered while the connection is open, the next statement tells PostgreSQL first.
/// </summary>
internal sealed class SessionInterceptor(AppDatabase app) : DbConnectionInterceptor, IDbCommandInterceptor
{
    private const int Attempts = 6;

    /// <summary>
    /// The first word on every connection, also where nobody was entered: it shows whether the line still lives. After the
    /// database was restarted the pool is full of dead ones; then all are thrown away and a new one is opened, and nobody
    /// hears of it.
    /// </summary>
    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not ModuleDb db)
        {
            return;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TellAsync(db, connection, cancellationToken);
                break;
            }
            catch (NpgsqlException) when (attempt < Attempts)
            {
                // Nothing in those words can be wrong but the line that carries them. Whoever else is clearing the pool at
                // this moment may not have come to the next line yet, hence more than one attempt.
                app.Source.Clear();
                await connection.CloseAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), cancellationToken);
                await connection.OpenAsync(cancellationToken);
            }
        }

        if (db.KeepsConnection)
        {
            await db.Database.OpenConnectionAsync(cancellationToken); // Counted once more, so that the statement's end does not close it.
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        throw new NotSupportedException("Open connections asynchronously.");

    async ValueTask<InterceptionResult<DbDataReader>> IDbCommandInterceptor.ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken)
    {
        await TellAgainAsync(eventData.Context, command, cancellationToken);
        return result;
    }

    async ValueTask<InterceptionResult<object>> IDbCommandInterceptor.ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken)
    {
        await TellAgainAsync(eventData.Context, command, cancellationToken);
        return result;
    }

    async ValueTask<InterceptionResult<int>> IDbCommandInterceptor.NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken)
    {
        await TellAgainAsync(eventData.Context, command, cancellationToken);
        return result;
    }

    private static async Task TellAgainAsync(DbContext? context, DbCommand command, CancellationToken cancel)
    {
        if (context is ModuleDb db && db.Told != (db.Scope.TenantId, db.Scope.PartyId))
        {
            await TellAsync(db, command.Connection!, cancel);
        }
    }

    private static async Task TellAsync(ModuleDb db, DbConnection connection, CancellationToken cancel)
    {
        await SetAsync(connection, db.Scope.TenantId, db.Scope.PartyId, cancel);
        db.Told = (db.Scope.TenantId, db.Scope.PartyId);
    }

    /// <summary>Sets both for a connection opened by hand.</summary>
    public static async Task SetAsync(DbConnection connection, Guid? tenant, Guid? party, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select set_config('app.tenant_id', $1, false), set_config('app.party_id', $2, false)";
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant?.ToString() ?? "" });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = party?.ToString() ?? "" });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
