using CyberPort.Platform.Actors;

namespace CyberPort.Host;

/// <summary>Stands in until the Identity module lands (then this file goes): nobody is a member of anything.</summary>
internal sealed class BeforeIdentity : IMembershipDirectory
{
    public Task<IReadOnlySet<string>> RolesAsync(Guid accountId, Guid tenantId, CancellationToken cancel) =>
        Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());
}
