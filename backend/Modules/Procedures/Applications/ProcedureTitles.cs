using System.Collections.Concurrent;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Applications;

/// <summary>Titles of procedures for pages that span authorities: public facts, read per authority in a scope of its own and kept for a minute.</summary>
internal sealed class ProcedureTitles(IServiceScopeFactory scopes, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, (DateTimeOffset Until, Dictionary<string, LocalText> Titles)> kept = new();

    public async ValueTask<LocalText> FindAsync(Guid authority, string procedure, CancellationToken cancel)
    {
        if (!kept.TryGetValue(authority, out var found) || found.Until < time.GetUtcNow() || !found.Titles.ContainsKey(procedure))
        {
            found = (time.GetUtcNow().AddMinutes(1), await ReadAsync(authority, cancel));
            kept[authority] = found;
        }

        return found.Titles.GetValueOrDefault(procedure) ?? new(procedure, procedure);
    }

    private async Task<Dictionary<string, LocalText>> ReadAsync(Guid authority, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ITenantStore>().FindAsync(authority, cancel) is not { } tenant)
        {
            return [];
        }

        scope.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant);
        var db = scope.ServiceProvider.GetRequiredService<ProceduresDb>();
        return await db.Procedures.AsNoTracking().Select(p => new { p.Code, p.Title }).ToDictionaryAsync(p => p.Code, p => p.Title, cancel);
    }
}
