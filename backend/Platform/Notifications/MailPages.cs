using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;

namespace CyberPort.Platform.Notifications;

/// <summary>One mail as it left, for developers.</summary>
internal sealed record DevMailRow(
    Guid Id, string To, string Subject, string Text, string Html, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, string State, int Attempts, string? LastError);

/// <summary>A page of mails, newest first.</summary>
internal sealed record DevMailsView(IReadOnlyList<DevMailRow> Items);

/// <summary>GET /api/dev/mails: every mail, in development only. It is not part of the contract.</summary>
internal static class ListDevMails
{
    private const string Picture = "cid:" + MailCrest.ContentId;

    public static void Map(IEndpointRouteBuilder open) =>
        open.MapGet("/dev/mails", Handle).WithName(nameof(ListDevMails)).ForAnyone().ExcludeFromDescription();

    private static async Task<Ok<DevMailsView>> Handle(WorkerDatabase worker, MailFrom from, CancellationToken cancel, string? to = null, int take = 50)
    {
        await using var command = worker.Source.CreateCommand("""
            select id, recipient, subject, coalesce(sent_text, text_body), coalesce(sent_html, html_body, ''), created_at, sent_at, state, attempts, last_error, tenant_id
            from platform.mail where $1::text is null or lower(recipient) = lower($1) order by id desc limit $2
            """);
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = to });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Math.Clamp(take, 1, 200) });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var items = new List<DevMailRow>();
        while (await reader.ReadAsync(cancel))
        {
            items.Add(new(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3),
                await ShownAsync(reader.GetString(4), reader.IsDBNull(10) ? null : reader.GetGuid(10)), reader.GetFieldValue<DateTimeOffset>(5),
                reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6), reader.GetString(7), reader.GetInt32(8), reader.IsDBNull(9) ? null : reader.GetString(9)));
        }

        return TypedResults.Ok(new DevMailsView(items));

        // A mail brings its picture along; a page has it in its address.
        async Task<string> ShownAsync(string html, Guid? tenant) =>
            html.Contains(Picture, StringComparison.Ordinal) && (await from.FindAsync(tenant, cancel)).Crest is { } crest
                ? html.Replace(Picture, $"data:image/png;base64,{Convert.ToBase64String(crest.Png)}", StringComparison.Ordinal)
                : html;
    }
}

/// <summary>A mail that could not be sent yet, or never; without its content.</summary>
/// <param name="Id">The mail.</param>
/// <param name="Tenant">The authority in whose name it goes, by the word in the URL.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="Subject">About what.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="NextAt">When it is tried next.</param>
/// <param name="State"><c>pending</c>: tried again by itself; <c>dead</c>: not any more.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Fault"><c>address</c>, <c>refused</c>, <c>unreachable</c>.</param>
/// <param name="LastError">The mail server's own words.</param>
internal sealed record UnsentMailRow(Guid Id, string? Tenant, string Recipient, string Subject, DateTimeOffset CreatedAt, DateTimeOffset NextAt, string State, int Attempts, string? Fault, string? LastError);

/// <summary>GET /api/operator/mails/unsent: newest first.</summary>
internal static class ListUnsentMails
{
    public static void Map(IEndpointRouteBuilder forOperator) => forOperator.MapGet("/mails/unsent", Handle).WithName(nameof(ListUnsentMails));

    private const string InTrouble = "(state = 'dead' or (state = 'pending' and last_error is not null))";

    private static async Task<Ok<CountedList<UnsentMailRow>>> Handle(
        WorkerDatabase worker, ITenantStore tenants, CancellationToken cancel, Guid? after = null, int take = 50)
    {
        take = Math.Clamp(take, 1, 200);
        await using var command = worker.Source.CreateCommand($"""
            select id, tenant_id, recipient, subject, created_at, next_at, state, attempts, fault, last_error
            from platform.mail where {InTrouble} and ($1::uuid is null or id < $1) order by id desc limit $2
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid?> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = take + 1 });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var items = new List<UnsentMailRow>();
        while (await reader.ReadAsync(cancel))
        {
            var tenant = reader.IsDBNull(1) ? null : await tenants.FindAsync(reader.GetGuid(1), cancel);
            items.Add(new(
                reader.GetGuid(0), tenant?.Slug, reader.GetString(2), reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4),
                reader.GetFieldValue<DateTimeOffset>(5), reader.GetString(6), reader.GetInt32(7), reader.IsDBNull(8) ? null : reader.GetString(8), reader.IsDBNull(9) ? null : reader.GetString(9)));
        }

        return TypedResults.Ok(new CountedList<UnsentMailRow>(
            [.. items.Take(take)], items.Count > take ? items[take - 1].Id.ToString() : null, after is null ? await CountAsync(worker, cancel) : null));
    }

    private static async Task<int> CountAsync(WorkerDatabase worker, CancellationToken cancel)
    {
        await using var command = worker.Source.CreateCommand($"select count(*)::int from (select 1 from platform.mail where {InTrouble} limit $1) counted");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = CountedList<UnsentMailRow>.Most });
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }
}

/// <summary>POST /api/operator/mails/{id}/actions/retry: the cause is mended, so the mail is tried at once and anew.</summary>
internal static class RetryMail
{
    public static void Map(IEndpointRouteBuilder forOperator) => forOperator.MapPost("/mails/{id:guid}/actions/retry", Handle).WithName(nameof(RetryMail));

    private static async Task<Results<NoContent, Problem>> Handle(
        Guid id, WorkerDatabase worker, MailSignal signal, ICurrentActor actor, ITenantContext scope, IAuditLog audit, PlatformDb db, CancellationToken cancel)
    {
        await using var command = worker.Source.CreateCommand("""
            update platform.mail set state = 'pending', attempts = 0, next_at = now(), lease_until = null
            where id = $1 and (state = 'dead' or (state = 'pending' and last_error is not null))
            """);
        command.Parameters.Add(new() { Value = id });
        if (await command.ExecuteNonQueryAsync(cancel) == 0)
        {
            return Error.NotFound("mail").AsProblem();
        }

        scope.EnterParty(actor.Id);
        audit.Record("mail.retried", "mail", id.ToString());
        await db.SaveChangesAsync(cancel);
        signal.Wake();
        return TypedResults.NoContent();
    }
}
