using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CyberPort.Platform.Persistence;

/// <summary>
/// The third lock: tells PostgreSQL whose rows this connection may see. Row level security reads the two settings; when
/// they are not set, nothing is visible. Npgsql resets them when the connection goes back to the pool.
/// </summary>
internal sealed class SessionInterceptor : DbConnectionInterceptor
{
    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is ModuleDb db && (db.Scope.TenantId is not null || db.Scope.PartyId is not null))
        {
            await SetAsync(connection, db.Scope.TenantId, db.Scope.PartyId, cancellationToken);
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        throw new NotSupportedException("Open connections asynchronously.");

    /// <summary>Sets both for a connection opened by hand.</summary>
    public static async Task SetAsync(DbConnection connection, Guid? tenant, Guid? party, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select set_config('app.tenant_id', $1, false), set_config('app.party_id', $2, false)";
        command.Parameters.Add(new Npgsql.NpgsqlParameter<string> { TypedValue = tenant?.ToString() ?? "" });
        command.Parameters.Add(new Npgsql.NpgsqlParameter<string> { TypedValue = party?.ToString() ?? "" });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
