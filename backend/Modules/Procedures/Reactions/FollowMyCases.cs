using CyberPort.Platform.Live;
using CyberPort.Platform.Outbox;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Contracts;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Reactions;

/// <summary>When a case moved: the applicant's list follows, and open pages on both sides are told.</summary>
internal sealed class FollowMyCases(ProceduresDb db, ITenantContext scope, ILivePush live) : IReaction<CaseMoved>
{
    public async Task HandleAsync(CaseMoved happened, EventContext context, CancellationToken cancel)
    {
        if (happened.Move != "submit") // filed together with the case
        {
            await FollowAsync(happened, cancel);
        }

        var changed = new LiveMessage("case", happened.CaseId, happened.At);
        await Task.WhenAll(live.ToPartyAsync(happened.ApplicantId, changed, cancel), live.ToTenantAsync(context.Tenant!.Id, changed, cancel));
    }

    private async Task FollowAsync(CaseMoved happened, CancellationToken cancel)
    {
        var found = await db.Applications.AsNoTracking().Include(a => a.Permits).SingleAsync(a => a.Id == happened.CaseId, cancel);
        scope.EnterParty(happened.ApplicantId);
        if (await db.MyCases.SingleOrDefaultAsync(c => c.Id == found.Id, cancel) is { } mine)
        {
            mine.Follow(found);
        }
        else
        {
            var procedure = await db.Procedures.AsNoTracking().SingleAsync(p => p.Code == found.ProcedureCode, cancel);
            db.Add(MyCase.Of(found, found.TenantId, procedure.Title));
        }

        await db.SaveChangesAsync(cancel);
    }
}
