using CyberPort.Platform.Persistence;
using CyberPort.Platform.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Audit;

/// <summary>監査証跡の検証: the command <c>audit verify</c>.</summary>
public static class AuditVerification
{
    /// <summary>Walks the chain of every authority; writes a line each and returns the number of broken ones.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        var worker = services.GetRequiredService<WorkerDatabase>();
        var broken = 0;
        foreach (var tenant in await services.GetRequiredService<ITenantStore>().AllAsync(cancel))
        {
            await using var command = worker.Source.CreateCommand("select platform.verify_audit($1)");
            command.Parameters.Add(new() { Value = tenant.Id });
            var at = await command.ExecuteScalarAsync(cancel);
            broken += at is long ? 1 : 0;
            await output.WriteLineAsync(at is long no ? $"{tenant.Slug}: broken at entry {no}" : $"{tenant.Slug}: whole");
        }

        return broken;
    }
}
