using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Health;

/// <summary>A node newer than its database must not take calls. Once whole, it stays whole: migrations only go forward.</summary>
internal sealed class MigrationsCheck(IServiceScopeFactory scopes, IEnumerable<ModuleSchema> schemas, DatabaseRoles roles) : IReadinessCheck
{
    private bool whole;

    public string Name => "migrations";

    public async Task<string?> FaultAsync(CancellationToken cancel)
    {
        if (whole)
        {
            return null;
        }

        await using var scope = scopes.CreateAsyncScope();
        foreach (var schema in schemas)
        {
            await using var db = schema.OpenAsOwner(scope.ServiceProvider, roles.OwnerConnection);
            if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            {
                return $"{db.Schema} is not migrated";
            }
        }

        whole = true;
        return null;
    }
}
