using CyberPort.Identity.Persistence;
using CyberPort.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.Jobs;

/// <summary>Sessions that ended more than a week ago go: addresses and browsers of people are kept no longer than they help anyone.</summary>
[AcrossTenants("sessions belong to persons")]
internal sealed class PurgeSessions(IdentityDb db, TimeProvider time) : IScheduledJob
{
    public async Task RunAsync(CancellationToken cancel)
    {
        var bound = time.GetUtcNow().AddDays(-7);
        await db.Sessions.Where(s => s.EndsAt < bound).ExecuteDeleteAsync(cancel);
    }
}
