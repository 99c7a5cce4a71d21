using System.Collections.Concurrent;
using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Tenancy.Contracts;
using CyberPort.Tenancy.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Tenancy.CodeTables;

/// <summary>National lists come with the service as data files; facilities are the entered authority's rows, public facts kept for a minute.</summary>
internal sealed class CodeLists(TenancyDb db, FacilityNames kept, ITenantContext scope, TimeProvider time) : ICodeLists
{
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, LocalText>?> National = new();

    private sealed record Row(string Code, string Ja, string En);

    public async Task<IReadOnlyDictionary<string, LocalText>?> FindAsync(string list, CancellationToken cancel) =>
        list == "facilities"
            ? await FacilitiesAsync(cancel)
            : FindNational(list);

    private async Task<IReadOnlyDictionary<string, LocalText>> FacilitiesAsync(CancellationToken cancel)
    {
        if (scope.TenantId is not { } tenant)
        {
            return new Dictionary<string, LocalText>();
        }

        if (!kept.ByTenant.TryGetValue(tenant, out var found) || found.Until < time.GetUtcNow())
        {
            found = (time.GetUtcNow().AddMinutes(1), await db.Facilities.AsNoTracking().OrderBy(f => f.Position).ToDictionaryAsync(f => f.Code, f => f.Name, cancel));
            kept.ByTenant[tenant] = found;
        }

        return found.Names;
    }

    /// <summary>A national list; null when there is none of that name.</summary>
    public static IReadOnlyDictionary<string, LocalText>? FindNational(string list) => National.GetOrAdd(list, static name =>
    {
        using var stream = typeof(CodeLists).Assembly.GetManifestResourceStream($"codes.{name}.json");
        return stream is null
            ? null
            : JsonSerializer.Deserialize<List<Row>>(stream, Json.Options)!.ToDictionary(r => r.Code, r => new LocalText(r.Ja, r.En));
    });
}

/// <summary>Names of facilities already read, by authority.</summary>
internal sealed class FacilityNames
{
    public ConcurrentDictionary<Guid, (DateTimeOffset Until, IReadOnlyDictionary<string, LocalText> Names)> ByTenant { get; } = new();
}
