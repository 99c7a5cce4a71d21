using System.Collections.Concurrent;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Platform.Tests.Notifications;

[CollectionDefinition(nameof(PostOffice))]
public sealed class PostOfficeCollection : ICollectionFixture<PostOffice>;

/// <summary>The service with a mail server beside it.</summary>
public sealed class PostOffice : PortService
{
    internal FakeSmtp Smtp { get; } = new();

    internal Contacts Contacts { get; } = new();

    public override Task InitializeAsync()
    {
        Settings["Mail:Smtp:Host"] = "127.0.0.1";
        Settings["Mail:Smtp:Port"] = $"{Smtp.Port}";
        Settings["Mail:Smtp:From"] = "no-reply@port.example";
        Settings["Mail:Smtp:FirstRetry"] = "00:00:00.2";
        return base.InitializeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services
            .AddSingleton<IPartyDirectory>(Contacts)
            .AddSingleton<IMailSenderDirectory>(Contacts));
    }

    internal Task<Guid> QueueAsync(
        string to, string subject = "件名", string text = "本文", TenantInfo? from = null, string? html = null, string language = "ja") =>
        QueueAsync(from, mail => mail.Enqueue(to, subject, text, html, language, from?.Id));

    internal async Task<Guid> QueueAsync(TenantInfo? scope, Func<IMailQueue, Guid> enqueue)
    {
        var id = Guid.Empty;
        await InAsync(scope, async services =>
        {
            id = enqueue(services.GetRequiredService<IMailQueue>());
            await services.GetRequiredService<PlatformDb>().SaveChangesAsync();
        });
        return id;
    }

    /// <summary>The mail as it stands in the queue, as soon as the condition holds.</summary>
    internal async Task<MailState> UntilAsync(Guid mail, Func<MailState, bool> holds)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if (await StateAsync(mail) is { } state && holds(state))
            {
                return state;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"Still {await StateAsync(mail)}");
    }

    internal async Task<MailState?> StateAsync(Guid mail)
    {
        var worker = Services.GetRequiredService<WorkerDatabase>();
        await using var command = worker.Source.CreateCommand("select state, attempts, last_error, sent_html from platform.mail where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = mail });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new(reader.GetString(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3))
            : null;
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Smtp.Dispose();
    }
}

internal sealed record MailState(string State, int Attempts, string? LastError, string? Html);

internal sealed class Contacts : IPartyDirectory, IMailSenderDirectory
{
    public ConcurrentDictionary<Guid, PartyContact> People { get; } = new();

    public Task<PartyContact?> FindAsync(Guid partyId, CancellationToken cancel) => Task.FromResult(People.GetValueOrDefault(partyId));

    /// <summary>Crests of authorities.</summary>
    public ConcurrentDictionary<Guid, string> Crests { get; } = new();

    Task<MailSenderProfile?> IMailSenderDirectory.FindAsync(Guid tenantId, CancellationToken cancel) =>
        Task.FromResult<MailSenderProfile?>(new(new("青浜県 <b>", "Aohama"), "#0a4f9e", "#ffffff", new("港湾課", "Ports Division"), "0176-12-3456", "kowan@aohama.example")
        {
            Hours = new("月〜金 8:30〜17:15", "Mon–Fri 8:30–17:15"), Crest = Crests.GetValueOrDefault(tenantId),
        });
}
