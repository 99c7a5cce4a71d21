using CyberPort.Identity.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Reactions;

/// <summary>
/// 知らせる職員: who of the staff is told about a case. The officer in charge; where nobody is (any more), the desk to which the case
/// was routed; where there is no desk (or nobody sits there), all who receive. Who works in an absent one's place is told too;
/// who has left the authority, or works on cases no more, is told nothing.
/// </summary>
internal sealed class StaffInCharge(ProceduresDb db, Staffing staffing, IAccounts accounts, ITenantContext scope)
{
    /// <summary>Of this case.</summary>
    public async Task<IReadOnlyList<Guid>> OfAsync(Guid caseId, CancellationToken cancel)
    {
        var found = await db.Applications.AsNoTracking().Where(a => a.Id == caseId).Select(a => new { a.AssigneeId, a.DeskId }).SingleAsync(cancel);
        return await WithCoversAsync(found.AssigneeId is { } officer && await WorksAsync(officer, cancel) ? [officer] : await AtDeskAsync(found.DeskId, cancel), cancel);
    }

    /// <summary>This officer, or, where nobody is or the officer has left, all who review.</summary>
    public async Task<IReadOnlyList<Guid>> OfficerOrReviewersAsync(Guid? officer, CancellationToken cancel) =>
        await WithCoversAsync(officer is { } one && await WorksAsync(one, cancel) ? [one] : await WithRoleAsync(StaffRoles.Review, cancel), cancel);

    /// <summary>The desk at which the case lies now, whoever is in charge.</summary>
    public async Task<IReadOnlyList<Guid>> DeskOfAsync(Guid caseId, CancellationToken cancel)
    {
        var desk = await db.Applications.AsNoTracking().Where(a => a.Id == caseId).Select(a => a.DeskId).SingleAsync(cancel);
        return await WithCoversAsync(await AtDeskAsync(desk, cancel), cancel);
    }

    /// <summary>All who decide.</summary>
    public async Task<IReadOnlyList<Guid>> DecidersAsync(CancellationToken cancel) => await WithCoversAsync(await WithRoleAsync(StaffRoles.Decide, cancel), cancel);

    /// <summary>不在代理: these, and those who work in their place today.</summary>
    public async Task<IReadOnlyList<Guid>> WithCoversAsync(IReadOnlyList<Guid> officers, CancellationToken cancel) =>
        officers.Count == 0 ? [] : [.. officers.Concat(await staffing.CoversAsync(officers, cancel)).Distinct()];

    private async Task<IReadOnlyList<Guid>> AtDeskAsync(Guid? desk, CancellationToken cancel)
    {
        var members = desk is { } at ? await db.Desks.AsNoTracking().Where(d => d.Id == at).Select(d => d.Members).SingleOrDefaultAsync(cancel) ?? [] : [];
        if (members.Length > 0)
        {
            var working = await WorkingAsync(cancel); // a desk still names those who have left
            members = [.. members.Where(working.Contains)];
        }

        return members.Length > 0 ? members : await WithRoleAsync(StaffRoles.Receive, cancel);
    }

    private async Task<bool> WorksAsync(Guid officer, CancellationToken cancel) => (await WorkingAsync(cancel)).Contains(officer);

    private async Task<HashSet<Guid>> WorkingAsync(CancellationToken cancel) =>
        [.. (await accounts.MembersAsync(cancel)).Where(m => scope.Current.IsSimple || m.Roles.Any(CaseStaff.Working.Contains)).Select(m => m.AccountId)];

    /// <summary>In a simple office everybody does everything.</summary>
    private async Task<IReadOnlyList<Guid>> WithRoleAsync(string role, CancellationToken cancel) =>
        [.. (await accounts.MembersAsync(cancel)).Where(m => scope.Current.IsSimple || m.Roles.Contains(role)).Select(m => m.AccountId)];
}
