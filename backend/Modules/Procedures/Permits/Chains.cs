using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>Questions to the chains of permits.</summary>
internal static class Chains
{
    /// <summary>The permits of a chain that did not end, the longest first.</summary>
    public static IQueryable<Permit> InForceOf(this IQueryable<Permit> permits, Guid chain) => permits
        .Where(p => p.ChainId == chain && p.EndedAt == null)
        .OrderByDescending(p => p.ValidTo == null).ThenByDescending(p => p.ValidTo);

    /// <summary>What a draft follows when it is sent; null where it follows nothing.</summary>
    public static async Task<FollowUp?> FollowsAsync(this ProceduresDb db, Draft draft, CancellationToken cancel)
    {
        if (draft is not { Relation: { } relation, RelatedId: { } related })
        {
            return null;
        }

        var chain = await db.Permits.AsNoTracking().Where(p => p.ApplicationId == related).Select(p => (Guid?)p.ChainId).FirstOrDefaultAsync(cancel);
        return chain is { } id ? new(relation, id, related) : null;
    }

    /// <summary>The permit that a filing follows, with its case, ready to be handed on; null where there is none in force.</summary>
    public static async Task<Followed?> FollowedAsync(this ProceduresDb db, Application found, CancellationToken cancel)
    {
        if (found.ChainId is not { } chain || found.Relation is FilingRelation.StartReport or FilingRelation.FinishReport
            || await db.Permits.AsNoTracking().InForceOf(chain).FirstOrDefaultAsync(cancel) is not { } current)
        {
            return null;
        }

        var holder = await db.Applications.Whole().SingleAsync(a => a.Id == current.ApplicationId, cancel);
        return new(holder, holder.Permits.Single(p => p.Id == current.Id));
    }
}
