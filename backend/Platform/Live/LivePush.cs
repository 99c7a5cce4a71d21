using System.Collections.Concurrent;
using System.Text.Json;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CyberPort.Platform.Live;

/// <summary>Tells open pages that something changed; they read the new state themselves.</summary>
/// <param name="Kind">What changed: <c>case</c>, <c>notification</c>, <c>draft</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="At">When.</param>
public sealed record LiveMessage(string Kind, Guid Id, DateTimeOffset At);

/// <summary>Sends live messages to every page that watches a group, whichever node it is connected to.</summary>
public interface ILivePush
{
    /// <summary>To a person's pages.</summary>
    Task ToPartyAsync(Guid partyId, LiveMessage message, CancellationToken cancel);

    /// <summary>To the pages of an authority's staff.</summary>
    Task ToTenantAsync(Guid tenantId, LiveMessage message, CancellationToken cancel);
}

/// <summary>
/// Tells parts of this node that keep something in memory that it may have changed, wherever the change was made. Heard before
/// the pages are told, so that a page that reads again reads the new state.
/// </summary>
public sealed class LiveNews
{
    /// <summary>Something of this authority changed; null: messages may have been missed, forget everything.</summary>
    public event Action<Guid?>? TenantChanged;

    internal void Raise(Guid? tenantId) => TenantChanged?.Invoke(tenantId);
}

/// <summary>What several reactions have to tell at the same moment leaves in one statement.</summary>
internal sealed class LivePush(WorkerDatabase worker) : ILivePush
{
    public const string Channel = "cyberport_live";
    private readonly ConcurrentQueue<(string Payload, TaskCompletionSource Sent)> waiting = new();
    private readonly SemaphoreSlim line = new(1, 1);

    public Task ToPartyAsync(Guid partyId, LiveMessage message, CancellationToken cancel) => SendAsync(LiveHub.PartyGroup(partyId), message, cancel);

    public Task ToTenantAsync(Guid tenantId, LiveMessage message, CancellationToken cancel) => SendAsync(LiveHub.TenantGroup(tenantId), message, cancel);

    private async Task SendAsync(string group, LiveMessage message, CancellationToken cancel)
    {
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Enqueue((JsonSerializer.Serialize(new LiveEnvelope(group, message), Json.Options), sent));
        await line.WaitAsync(cancel);
        try
        {
            await SendWaitingAsync();
        }
        finally
        {
            line.Release();
        }

        await sent.Task; // by whoever held the line when it was taken along
    }

    // Sent after the commit and on a connection of its own: NOTIFY inside a busy transaction would serialise every commit.
    private async Task SendWaitingAsync()
    {
        var batch = new List<(string Payload, TaskCompletionSource Sent)>();
        while (waiting.TryDequeue(out var one))
        {
            batch.Add(one);
        }

        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            await using var command = worker.Source.CreateCommand("select pg_notify($1, payload) from unnest($2::text[]) payload");
            command.Parameters.Add(new() { Value = Channel });
            command.Parameters.Add(new() { Value = batch.Select(b => b.Payload).ToArray() });
            await command.ExecuteNonQueryAsync(CancellationToken.None); // others' messages are among them
            batch.ForEach(b => b.Sent.SetResult());
        }
        catch (Exception fault)
        {
            batch.ForEach(b => b.Sent.SetException(fault)); // each waits for its own word, and tries again as it would alone
        }
    }
}

internal sealed record LiveEnvelope(string Group, LiveMessage Message);

/// <summary>Client method: <c>changed(LiveMessage)</c>. A person's own group is joined at connect.</summary>
internal sealed class LiveHub(ITenantStore tenants, IMembershipDirectory members) : Hub
{
    private const string TenantPrefix = "tenant:";

    public static string PartyGroup(Guid party) => $"party:{party}";

    public static string TenantGroup(Guid tenant) => TenantPrefix + tenant;

    public static Guid? TenantOf(string group) =>
        group.StartsWith(TenantPrefix, StringComparison.Ordinal) && Guid.TryParse(group.AsSpan(TenantPrefix.Length), out var tenant) ? tenant : null;

    public override async Task OnConnectedAsync()
    {
        if (Account is { } account)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, PartyGroup(account));
        }
    }

    /// <summary>Watches an authority's queue; false for anyone who is not its staff.</summary>
    public async Task<bool> WatchTenant(string slug)
    {
        if (Account is not { } account || await tenants.FindBySlugAsync(slug, Context.ConnectionAborted) is not { } tenant
            || await members.RolesAsync(account, tenant.Id, Context.ConnectionAborted) is not { Count: > 0 } roles)
        {
            return false;
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, TenantGroup(tenant.Id));
        if (tenant.IsSimple || roles.Contains(StaffRoles.Administer))
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, PartyGroup(tenant.Id)); // What the authority files elsewhere is theirs to follow.
        }

        return true;
    }

    private Guid? Account => Guid.TryParse(Context.User?.FindFirst(ActorClaims.Account)?.Value, out var id) ? id : null;
}

/// <summary>Listens on PostgreSQL and hands messages to the pages connected to this node; reconnects by itself.</summary>
internal sealed class LiveListener(WorkerDatabase worker, IHubContext<LiveHub> hub, LiveNews news, ILogger<LiveListener> log) : BackgroundService
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogWarning(fault, "Live updates lost the database; listening again in a second.");
                worker.Source.Clear(); // its neighbours in the pool are dead too
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        await using var connection = await worker.Source.OpenConnectionAsync(cancel);
        connection.Notification += (_, e) => _ = ForwardAsync(e.Payload, cancel);
        await using (var listen = new NpgsqlCommand($"listen {LivePush.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancel);
        }

        // Pages that missed messages while nobody listened read their state again.
        news.Raise(null);
        await hub.Clients.All.SendAsync("reread", cancel);
        while (true)
        {
            // A line that died silently shows only when something is asked of it.
            if (!await connection.WaitAsync(Silence, cancel))
            {
                await using var ask = new NpgsqlCommand("select 1", connection);
                await ask.ExecuteNonQueryAsync(cancel);
            }
        }
    }

    private async Task ForwardAsync(string payload, CancellationToken cancel)
    {
        try
        {
            var envelope = JsonSerializer.Deserialize<LiveEnvelope>(payload, Json.Options)!;
            if (LiveHub.TenantOf(envelope.Group) is { } tenant)
            {
                news.Raise(tenant);
            }

            await hub.Clients.Group(envelope.Group).SendAsync("changed", envelope.Message, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning(fault, "A live message could not be forwarded.");
        }
    }
}
