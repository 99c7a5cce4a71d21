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
    public static IEnumerable<(string Slug, FormDefinition Form)> All() => Standing().Select(one => (one.Slug, one.Form));

    /// <summary>Slug and form of every demo variant, with the master it stands on.</summary>
    public static IEnumerable<(string Slug, FormDefinition Form, FormBase On)> Standing()
    {
        foreach (var path in FormJson.DataFiles("variants"))
        {
            var patch = FormJson.Read<VariantPatch>(FormJson.Data(path));
            var master = NationalMasters.All.Single(master => master.Code == patch.Base);
            yield return (path.Split('/')[1], patch.ApplyTo(master), new(master.Code, master.Version));
        }
    }

    public async Task LoadAsync(IServiceProvider scope, CancellationToken cancel)
    {
        var tenants = scope.GetRequiredService<ITenantStore>();
        foreach (var byAuthority in Standing().GroupBy(variant => variant.Slug, variant => (variant.Form, variant.On)))
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

    private async Task LoadAsync(FormsDb db, TenantInfo tenant, IEnumerable<(FormDefinition Form, FormBase On)> forms, CancellationToken cancel)
    {
        var known = await db.Versions.AsNoTracking().Select(v => v.Code + " " + v.Version).ToListAsync(cancel);
        foreach (var (form, on) in forms.Where(one => !known.Contains($"{one.Form.Code} {one.Form.Version}")))
        {
            var published = FormVersion.Of(form, InForce, time.GetUtcNow(), "CyberPort", "", on);
            db.Add(published);
            db.Add(LibraryForm.Of(tenant, published, form));
        }

        await db.SaveChangesAsync(cancel);
    }
}
