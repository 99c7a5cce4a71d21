using CyberPort.Identity.Persistence;
using CyberPort.Platform.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Identity.Accounts;

/// <summary>Tells the platform how to reach a person.</summary>
internal sealed class PartyDirectory(IServiceScopeFactory scopes) : IPartyDirectory
{
    public async Task<PartyContact?> FindAsync(Guid partyId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDb>().Accounts
            .Where(a => a.Id == partyId && a.ConfirmedAt != null)
            .Select(a => new PartyContact(a.Email, a.Name, a.Language, a.NotifyByMail))
            .SingleOrDefaultAsync(cancel);
    }
}
