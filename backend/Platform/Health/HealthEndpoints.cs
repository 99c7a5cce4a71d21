using CyberPort.Platform.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CyberPort.Platform.Health;

/// <summary>One thing that must work before this node takes calls.</summary>
public interface IReadinessCheck
{
    /// <summary>Short name in the report, for example <c>database</c>.</summary>
    string Name { get; }

    /// <summary>A sentence when it does not work, null when it does. Throwing counts as "does not work".</summary>
    Task<string?> FaultAsync(CancellationToken cancel);
}

/// <summary>The answer of <c>GET /health/ready</c>.</summary>
/// <param name="Ready">All checks passed.</param>
/// <param name="Checks">"ok", or what is wrong, by name.</param>
internal sealed record ReadinessView(bool Ready, IReadOnlyDictionary<string, string> Checks);

internal sealed class ReadinessReport(IEnumerable<IReadinessCheck> checks)
{
    public async Task<ReadinessView> MakeAsync(CancellationToken cancel)
    {
        var results = await Task.WhenAll(checks.Select(async check => (check.Name, Fault: await TryAsync(check, cancel))));
        return new(results.All(r => r.Fault is null), results.ToDictionary(r => r.Name, r => r.Fault ?? "ok"));
    }

    private static async Task<string?> TryAsync(IReadinessCheck check, CancellationToken cancel)
    {
        try
        {
            return await check.FaultAsync(cancel).WaitAsync(TimeSpan.FromSeconds(5), cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            return fault.Message;
        }
    }
}

internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("ok")).ExcludeFromDescription();
        routes.MapGet("/health/ready", async (ReadinessReport report, CancellationToken cancel) =>
        {
            var view = await report.MakeAsync(cancel);
            return TypedResults.Json(view, statusCode: view.Ready ? 200 : 503);
        }).ExcludeFromDescription();
    }
}

internal sealed class DatabaseCheck(WorkerDatabase worker) : IReadinessCheck
{
    public string Name => "database";

    public async Task<string?> FaultAsync(CancellationToken cancel)
    {
        await using var command = worker.Source.CreateCommand("select 1");
        await command.ExecuteScalarAsync(cancel);
        return null;
    }
}

internal sealed class OutboxCheck(WorkerDatabase worker) : IReadinessCheck
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(5);

    public string Name => "outbox";

    public async Task<string?> FaultAsync(CancellationToken cancel)
    {
        await using var command = worker.Source.CreateCommand(
            "select coalesce(extract(epoch from now() - min(next_at)), 0)::float8 from platform.outbox where state = 'pending'");
        var lag = TimeSpan.FromSeconds((double)(await command.ExecuteScalarAsync(cancel))!);
        return lag > Bound ? $"the oldest message has waited {lag:hh\\:mm\\:ss}" : null;
    }
}
