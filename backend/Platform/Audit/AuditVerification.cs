using CyberPort.Platform.Persistence;
using CyberPort.Platform.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Audit;

/// <summary>監査証跡の検証: the command <c>audit verify</c>.</summary>
public static class AuditVerification
{
    /// <summary>Walks the chain of every owner, authorities by name and persons by id; writes a line each and returns the number of broken ones.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancel)
    {
        var tenants = (await services.GetRequiredService<ITenantStore>().AllAsync(cancel)).ToDictionary(t => t.Id, t => t.Slug);
        await using var command = services.GetRequiredService<WorkerDatabase>().Source.CreateCommand("""
            select owner, platform.verify_audit(owner)
            from (select owner_id as owner from platform.audit_chain
                  union select coalesce(tenant_id, party_id) from platform.audit_entry where seal_no is not null
                  union select unnest($1)) owners
            order by owner
            """);
        command.Parameters.Add(new() { Value = tenants.Keys.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var broken = 0;
        while (await reader.ReadAsync(cancel))
        {
            var owner = reader.GetGuid(0);
            broken += reader.IsDBNull(1) ? 0 : 1;
            await output.WriteLineAsync($"{tenants.GetValueOrDefault(owner, owner.ToString())}: "
                + (reader.IsDBNull(1) ? "whole" : $"broken at entry {reader.GetInt64(1)}"));
        }

        return broken;
    }
}
