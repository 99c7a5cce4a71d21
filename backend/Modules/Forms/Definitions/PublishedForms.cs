using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Designer;
using CyberPort.Forms.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Tenancy.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Forms.Definitions;

/// <summary>Published texts are never changed, so each is read once per process.</summary>
internal sealed class PublishedForms(FormsDb db, ICodeLists lists, PublishedFormCache cache, ITenantContext scope, TimeProvider time) : IForms
{
    private static readonly string[] Lists = ["countries", "locodes", "commodities", "shipTypes", "facilities"];

    public async Task<FormDefinition?> GetAsync(Guid tenantId, string formCode, string? version, CancellationToken cancel)
    {
        if (scope.TenantId != tenantId)
        {
            return null; // the cache below stands before row-level security, so it may not be asked for another authority
        }

        version ??= await VersionInForceAsync(tenantId, formCode, cancel);
        if (version is null)
        {
            return null;
        }

        var key = (tenantId, formCode, version);
        if (cache.Forms.TryGetValue(key, out var known))
        {
            return known;
        }

        var text = await db.Versions.AsNoTracking()
                .Where(v => v.TenantId == tenantId && v.Code == formCode && v.Version == version).Select(v => v.Definition).SingleOrDefaultAsync(cancel)
            ?? await db.Masters.AsNoTracking()
                .Where(m => m.Code == formCode && m.Version == version).Select(m => m.Definition).SingleOrDefaultAsync(cancel);
        return text is null ? null : cache.Forms[key] = FormDefinition.Parse(text);
    }

    public async Task<JsonObject?> SampleAsync(Guid tenantId, string formCode, CancellationToken cancel) =>
        await db.Samples.AsNoTracking().Where(s => s.TenantId == tenantId && s.Code == formCode && s.Expects == SampleOutcome.Valid)
            .OrderBy(s => s.Id).Select(s => s.Answers).FirstOrDefaultAsync(cancel) is { } answers ? JsonNode.Parse(answers) as JsonObject : null;

    public async Task<ICodeLookup> CodesAsync(Guid tenantId, CancellationToken cancel)
    {
        var found = new Dictionary<string, IReadOnlyDictionary<string, LocalText>>();
        foreach (var name in Lists)
        {
            if (await lists.FindAsync(name, cancel) is { } list)
            {
                found[name] = list;
            }
        }

        return new CodeLookup(found);
    }

    private async Task<string?> VersionInForceAsync(Guid tenantId, string formCode, CancellationToken cancel)
    {
        var today = time.TodayInJapan();
        return await db.Versions.AsNoTracking().Where(v => v.TenantId == tenantId && v.Code == formCode && v.EffectiveFrom <= today)
                .OrderByDescending(v => v.EffectiveFrom).ThenByDescending(v => v.PublishedAt).Select(v => v.Version).FirstOrDefaultAsync(cancel)
            ?? await db.Masters.AsNoTracking().Where(m => m.Code == formCode && m.EffectiveFrom <= today)
                .OrderByDescending(m => m.EffectiveFrom).Select(m => m.Version).FirstOrDefaultAsync(cancel);
    }
}

/// <summary>Texts already read, by authority, code and version.</summary>
internal sealed class PublishedFormCache
{
    public ConcurrentDictionary<(Guid Tenant, string Code, string Version), FormDefinition> Forms { get; } = new();
}

/// <summary>Code lists held in memory.</summary>
internal sealed class CodeLookup(IReadOnlyDictionary<string, IReadOnlyDictionary<string, LocalText>> lists) : ICodeLookup
{
    public bool Has(string list) => lists.ContainsKey(list);

    public LocalText? Find(string list, string code) =>
        lists.TryGetValue(list, out var items) && items.TryGetValue(code, out var name) ? name : null;
}
