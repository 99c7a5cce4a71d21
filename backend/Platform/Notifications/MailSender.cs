using CyberPort.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CyberPort.Platform.Notifications;

/// <summary>
/// Takes mails out of the queue: leased with <c>for update skip locked</c>, so that several nodes share the work; a failure
/// is written beside the mail and tried again later, ten times; then it stays as dead, visible to the operator.
/// </summary>
internal sealed class MailSender(
    WorkerDatabase worker, MailSettings settings, MailSignal signal, MailFrom from, ILogger<MailSender> log) : BackgroundService
{
    private const int MostAttempts = 10;
    private readonly SmtpPost post = new(settings);

    private sealed record Leased(Guid Id, Guid? TenantId, string To, string Subject, string Text, string? Html, string Language);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await SendDueAsync(stoppingToken) == 0)
                {
                    await signal.WaitAsync(TimeSpan.FromSeconds(2), stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogWarning(fault, "The mail queue could not be read; trying again.");
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }
    }

    /// <summary>Sends what is due now; how many that were.</summary>
    internal async Task<int> SendDueAsync(CancellationToken cancel)
    {
        var batch = await LeaseAsync(cancel);
        await Parallel.ForEachAsync(
            batch, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancel }, async (mail, token) => await DeliverAsync(mail, token));
        return batch.Count;
    }

    private async Task<List<Leased>> LeaseAsync(CancellationToken cancel)
    {
        await using var command = worker.Source.CreateCommand("""
            update platform.mail m set lease_until = now() + interval '5 minutes', attempts = attempts + 1
            from (select id from platform.mail
                  where state = 'pending' and next_at <= now() and (lease_until is null or lease_until < now())
                  order by next_at limit 20 for update skip locked) due
            where m.id = due.id
            returning m.id, m.tenant_id, m.recipient, m.subject, m.text_body, m.html_body, m.language
            """);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var batch = new List<Leased>();
        while (await reader.ReadAsync(cancel))
        {
            batch.Add(new(
                reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetGuid(1), reader.GetString(2), reader.GetString(3),
                reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetString(5), reader.GetString(6)));
        }

        return batch;
    }

    private async Task DeliverAsync(Leased mail, CancellationToken cancel)
    {
        try
        {
            var (sender, crest) = await from.FindAsync(mail.TenantId, cancel);
            var text = MailBody.Text(mail.Text, mail.Language, sender);
            var html = mail.Html ?? MailBody.HtmlOf(mail.Subject, mail.Text, mail.Language, sender, crest);
            if (settings.Host is { Length: > 0 })
            {
                await post.SendAsync(new(mail.Id, mail.To, mail.Subject, text, html, sender.Name.In(mail.Language), sender.Email, mail.Html is null ? crest : null), cancel);
            }

            await ExecuteAsync("""
                update platform.mail set state = $2, sent_at = now(), lease_until = null, last_error = null, fault = null, sent_text = $3, sent_html = $4 where id = $1
                """, mail.Id, settings.Host is { Length: > 0 } ? "sent" : "kept", text, html);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning("Mail {Id} was not taken: {Reason}", mail.Id, fault.Message);
            await ExecuteAsync($"""
                update platform.mail set lease_until = null, last_error = left($2, 2000), fault = $5,
                    state = case when $3 or attempts >= {MostAttempts} then 'dead' else 'pending' end,
                    next_at = now() + least(interval '6 hours', $4 * power(2, attempts - 1))
                where id = $1
                """, mail.Id, Words(fault), SmtpPost.IsFinal(fault), settings.FirstRetry, SmtpPost.KindOf(fault));
        }
    }

    private static string Words(Exception fault) => fault.InnerException is { } inner ? $"{fault.Message} ({inner.Message})" : fault.Message;

    // What became of a mail is written even while the service stops: else it would be sent twice.
    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var command = worker.Source.CreateCommand(sql);
        command.Parameters.AddRange(values.Select(v => new NpgsqlParameter { Value = v }).ToArray());
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}

/// <summary>Wakes the sender of this node at once.</summary>
internal sealed class MailSignal
{
    private readonly SemaphoreSlim signal = new(0, 1);

    public void Wake()
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => signal.WaitAsync(atMost, cancel);
}
