using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CyberPort.Platform.Idempotency;

/// <summary>A person's answered calls; row level security shows nobody else's.</summary>
internal sealed class StoredAnswers(PlatformDb db)
{
    public sealed record Answer(int Status, string? ContentType, string? ETag, string? Location, byte[] Body);

    public sealed record Row(byte[] CallHash, Answer? Answer);

    /// <summary>True for the first with this key. One that was begun a minute ago and never ended died with its node: it is begun again.</summary>
    public async Task<bool> BeginAsync(Guid party, string key, byte[] call, CancellationToken cancel) => await db.Database.ExecuteSqlAsync($"""
        insert into platform.idempotency as known (party_id, key, call_hash) values ({party}, {key}, {call})
        on conflict (party_id, key) do update set created_at = now()
        where known.status is null and known.created_at < now() - interval '1 minute' and known.call_hash = excluded.call_hash
        """, cancel) == 1;

    public async Task<Row?> FindAsync(string key, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(
            "select call_hash, status, content_type, etag, location, body from platform.idempotency where key = $1", (NpgsqlConnection)db.Database.GetDbConnection());
        command.Parameters.Add(new() { Value = key });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
        {
            return null;
        }

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        return new(reader.GetFieldValue<byte[]>(0), reader.IsDBNull(1) ? null
            : new(reader.GetInt32(1), Text(2), Text(3), Text(4), reader.GetFieldValue<byte[]>(5)));
    }

    // Not given up when the caller goes away: the work is done, and the next attempt must learn of it.
    public Task KeepAsync(string key, Answer answer) => db.Database.ExecuteSqlAsync($"""
        update platform.idempotency set status = {answer.Status}, content_type = {answer.ContentType}, etag = {answer.ETag},
          location = {answer.Location}, body = {answer.Body}
        where key = {key}
        """, CancellationToken.None);

    public Task ForgetAsync(string key) =>
        db.Database.ExecuteSqlAsync($"delete from platform.idempotency where key = {key} and status is null", CancellationToken.None);
}
