using CyberPort.Platform;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Demo;

/// <summary>Counts the demonstration's filings once at the start, so that the operator need not wait for the night.</summary>
internal sealed class DemoUse : IDemoData
{
    public int Order => 90;

    public async Task LoadAsync(IServiceProvider scope, CancellationToken cancel)
    {
        foreach (var tenant in await scope.GetRequiredService<ITenantStore>().AllAsync(cancel))
        {
            await using var own = scope.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            own.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant);
            await own.ServiceProvider.GetRequiredService<CountProcedureUse>().RunAsync(cancel);
        }
    }
}
