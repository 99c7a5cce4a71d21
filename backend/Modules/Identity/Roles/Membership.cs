using CyberPort.Identity.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Identity.Roles;

/// <summary>所属: what an account may do at an authority.</summary>
internal sealed class Membership : ITenantOwned
{
    public Guid TenantId { get; set; }
    public Guid AccountId { get; init; }
    public string[] Roles { get; set; } = [];
    public DateTimeOffset Since { get; init; }
}

internal static class MembershipQuestions
{
    /// <summary>The signed-in person's own memberships at every authority; the scope must have entered that party.</summary>
    public static IQueryable<Membership> OfAccount(this IQueryable<Membership> memberships, Guid accountId) =>
        memberships.IgnoreQueryFilters(["Tenant"]).Where(m => m.AccountId == accountId);
}

/// <summary>Answers on every staff call; remembers for a few seconds.</summary>
internal sealed class MembershipDirectory(IServiceScopeFactory scopes) : IMembershipDirectory
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(3);
    private static readonly IReadOnlySet<string> None = new HashSet<string>();
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    public async Task<IReadOnlySet<string>> RolesAsync(Guid accountId, Guid tenantId, CancellationToken cancel)
    {
        if (cache.TryGetValue<IReadOnlySet<string>>((accountId, tenantId), out var known))
        {
            return known!;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ITenantContext>().EnterParty(accountId);
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var roles = await db.Memberships.OfAccount(accountId).Where(m => m.TenantId == tenantId).Select(m => m.Roles).SingleOrDefaultAsync(cancel);
        var answer = roles is null ? None : roles.ToHashSet(StringComparer.Ordinal);
        cache.Set((accountId, tenantId), answer, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Trusted });
        return answer;
    }

    /// <summary>After a change on this node it is asked again at once; other nodes follow within seconds.</summary>
    public void Forget(Guid accountId, Guid tenantId) => cache.Remove((accountId, tenantId));
}
