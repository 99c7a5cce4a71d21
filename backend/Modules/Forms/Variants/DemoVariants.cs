using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Designer;
using CyberPort.Forms.Persistence;
using CyberPort.Platform;
using CyberPort.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Forms.Variants;

/// <summary>The demo authorities' forms: each is the national master changed by <c>Data/variants/{authority}/*.json</c>.</summary>
internal sealed class DemoVariants(TimeProvider time) : IDemoData
{
    private static readonly DateOnly InForce = new(2026, 4, 1);

    public int Order => 30;

    /// <summary>Slug and form of every demo variant; each stands on the master's first version.</summary>
    public static IEnumerable<(string Slug, FormDefinition Form)> All()
    {
        foreach (var path in FormJson.DataFiles("variants"))
        {
            var patch = FormJson.Read<VariantPatch>(FormJson.Data(path));
            yield return (path.Split('/')[1], patch.ApplyTo(NationalMasters.All.Single(master => master.Code == patch.Base)));
        }
    }

    public async Task LoadAsync(IServiceProvider scope, CancellationToken cancel)
    {
        var tenants = scope.GetRequiredService<ITenantStore>();
        foreach (var byAuthority in All().GroupBy(variant => variant.Slug, variant => variant.Form))
        {
            if (await tenants.FindBySlugAsync(byAuthority.Key, cancel) is not { } tenant)
            {
                continue;
            }

            await using var own = scope.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            own.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant);
            await LoadAsync(own.ServiceProvider.GetRequiredService<FormsDb>(), tenant, byAuthority, cancel);
        }
    }

    private async Task LoadAsync(FormsDb db, TenantInfo tenant, IEnumerable<FormDefinition> forms, CancellationToken cancel)
    {
        var known = await db.Versions.AsNoTracking().Select(v => v.Code + " " + v.Version).ToListAsync(cancel);
        foreach (var form in forms.Where(form => !known.Contains($"{form.Code} {form.Version}")))
        {
            var master = NationalMasters.All.Single(master => master.Code == form.Code);
            var published = FormVersion.Of(form, InForce, time.GetUtcNow(), "CyberPort", "", new FormBase(master.Code, master.Version));
            db.Add(published);
            db.Add(LibraryForm.Of(tenant, published, form));
        }

        await db.SaveChangesAsync(cancel);
    }
}
