using CyberPort.Forms.Contracts;
using CyberPort.Platform.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Prefill;

/// <summary>Forms of another authority than the one this scope serves: public texts, read in a scope of their own.</summary>
internal sealed class FormsElsewhere(IServiceScopeFactory scopes)
{
    /// <summary>The form; without a version, the one in force.</summary>
    public async Task<FormDefinition?> FindAsync(Guid authority, string code, string? version, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ITenantStore>().FindAsync(authority, cancel) is not { } tenant)
        {
            return null;
        }

        scope.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant);
        return await scope.ServiceProvider.GetRequiredService<IForms>().GetAsync(tenant.Id, code, version, cancel);
    }
}
