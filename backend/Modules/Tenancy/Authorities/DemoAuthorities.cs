using CyberPort.Platform;
using CyberPort.Platform.Tenancy;
using CyberPort.Tenancy.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Tenancy.Authorities;

/// <summary>Three invented authorities of three classes of port, and the ministry to which they file, from <c>Data/demo/*.json</c>.</summary>
internal sealed class DemoAuthorities(AuthorityStore store, TimeProvider time) : IDemoData
{
    public int Order => 10;

    public async Task LoadAsync(IServiceProvider scope, CancellationToken cancel)
    {
        var assembly = typeof(DemoAuthorities).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("demo.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            await using var stream = assembly.GetManifestResourceStream(name)!;
            var file = await AuthorityFile.ReadAsync(stream, cancel);
            await using var own = scope.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            own.ServiceProvider.GetRequiredService<ITenantContext>().Enter(new(file.Id, file.Slug, file.Name, file.Profile, false));
            var db = own.ServiceProvider.GetRequiredService<TenancyDb>();
            if (!await db.Authorities.AnyAsync(a => a.Id == file.Id, cancel))
            {
                await file.LoadAsync(db, file.Id, time.GetUtcNow(), cancel);
            }
        }

        store.Forget();
    }
}
