using Npgsql;

namespace CyberPort.Platform.Persistence;

/// <summary>
/// Connections of <see cref="DatabaseRoles.Worker"/>: the platform's own queues across authorities (outbox, mail, sealing of
/// the audit trail, jobs) and nothing of any module.
/// </summary>
internal sealed class WorkerDatabase(DatabaseRoles roles) : IAsyncDisposable
{
    public NpgsqlDataSource Source { get; } = NpgsqlDataSource.Create(roles.WorkerConnection);

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
