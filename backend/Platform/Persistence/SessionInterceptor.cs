using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace CyberPort.Platform.Persistence;

/// <summary>
/// The third lock: tells PostgreSQL whose rows this connection may see. Row level security reads the two settings; when
/// they are not set, nothing is visible. Npgsql resets them when the connection goes back to the pool.
/// </summary>
internal sealed class SessionInterceptor(AppDatabase app) : DbConnectionInterceptor
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
                await SetAsync(connection, db.Scope.TenantId, db.Scope.PartyId, cancellationToken);
                return;
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
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        throw new NotSupportedException("Open connections asynchronously.");

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
