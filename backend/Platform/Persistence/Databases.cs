using Npgsql;

namespace CyberPort.Platform.Persistence;

/// <summary>Connections of <see cref="DatabaseRoles.App"/>: everything that people do, whichever module serves it.</summary>
internal sealed class AppDatabase(DatabaseRoles roles) : IAsyncDisposable
{
    public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(roles.AppConnection);

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}

/// <summary>
/// Connections of <see cref="DatabaseRoles.Worker"/>: the platform's own queues across authorities (outbox, mail, sealing of
/// the audit trail, jobs) and nothing of any module. Nothing is ever set on these connections, so nothing is reset when one goes back.
/// </summary>
internal sealed class WorkerDatabase(DatabaseRoles roles) : IAsyncDisposable
{
    public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(roles.WorkerConnection) { NoResetOnClose = true });

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
