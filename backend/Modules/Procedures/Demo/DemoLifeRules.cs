using System.Text.Json;
using CyberPort.Platform;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Demo;

/// <summary>What may follow a permit at the demo authorities, from <c>Data/life-rules.json</c>; what an authority has decided stays.</summary>
internal sealed class DemoLifeRules : IDemoData
{
    public int Order => 45;

    public async Task LoadAsync(IServiceProvider scope, CancellationToken cancel)
    {
        foreach (var tenant in await scope.GetRequiredService<ITenantStore>().AllAsync(cancel))
        {
            await using var own = scope.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            own.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant);
            await LoadAsync(own.ServiceProvider.GetRequiredService<ProceduresDb>(), tenant.Id, cancel);
        }
    }

    private static async Task LoadAsync(ProceduresDb db, Guid tenant, CancellationToken cancel)
    {
        using var stream = typeof(DemoLifeRules).Assembly.GetManifestResourceStream("data/life-rules.json")!;
        var file = (await JsonSerializer.DeserializeAsync<RuleFile>(stream, Json.Options, cancel))!;
        var offered = await db.Procedures.AsNoTracking().Select(p => p.Code).ToListAsync(cancel);
        var open = await db.Procedures.AsNoTracking().Where(p => !db.LifeRules.Any(r => r.ProcedureCode == p.Code)).Select(p => p.Code).ToListAsync(cancel);
        foreach (var (rule, code) in file.Rules.SelectMany(r => r.Procedures.Select(p => (r, p))).Where(x => open.Contains(x.p)))
        {
            db.Add(new LifeRule
            {
                TenantId = tenant, ProcedureCode = code, Relations = [.. rule.Relations.Where(r => r.Procedure is null || offered.Contains(r.Procedure))], Renewal = rule.Renewal,
                RenewalMonths = rule.RenewalMonths, ReminderDays = rule.ReminderDays, FreezeStopsClock = rule.FreezeStopsClock,
                RetentionYears = rule.RetentionYears, RetentionFrom = rule.RetentionFrom,
            });
        }

        await db.SaveChangesAsync(cancel);
    }

    private sealed record RuleFile(IReadOnlyList<RuleEntry> Rules);

    private sealed record RuleEntry(
        string[] Procedures, AllowedRelation[] Relations, RenewalMode Renewal, int? RenewalMonths, int[] ReminderDays, bool FreezeStopsClock,
        int? RetentionYears, RetentionStart RetentionFrom);
}
