using CyberPort.Platform.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Notifications;

/// <summary>差出人: looks up in whose name a mail goes, and how that one looks.</summary>
internal sealed class MailFrom(IServiceScopeFactory scopes, MailCrests crests)
{
    /// <summary>The authority's profile and crest; the service's own name where there is no authority.</summary>
    public async Task<(MailSenderProfile Profile, MailCrest? Crest)> FindAsync(Guid? tenantId, CancellationToken cancel)
    {
        var profile = await ProfileAsync(tenantId, cancel);
        return (profile, tenantId is { } authority ? await crests.FindAsync(authority, profile.Crest, cancel) : null);
    }

    private async Task<MailSenderProfile> ProfileAsync(Guid? tenantId, CancellationToken cancel)
    {
        if (tenantId is not { } id)
        {
            return MailBody.Service;
        }

        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ITenantStore>().FindAsync(id, cancel) is not { } tenant)
        {
            return MailBody.Service;
        }

        scope.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant);
        var directory = scope.ServiceProvider.GetService<IMailSenderDirectory>();
        return (directory is null ? null : await directory.FindAsync(id, cancel)) ?? new(tenant.Name);
    }
}
