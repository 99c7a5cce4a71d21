using CyberPort.Identity.Contracts;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Reactions;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Consultations;

/// <summary>意見を求められた職員: whom a consultation inside the office concerns, with those who work in an absent one's place.</summary>
internal sealed class ConsultedStaff(ProceduresDb db, StaffInCharge staff, IAccounts accounts)
{
    /// <summary>The officer, or who sits at the desk; nobody for an outside body. Who has left the authority is told nothing any more.</summary>
    public async Task<IReadOnlyList<Guid>> OfAsync(Consultation asked, CancellationToken cancel)
    {
        var people = asked.OfficerId is { } officer ? [officer]
            : asked.DeskId is { } desk ? await db.Desks.AsNoTracking().Where(d => d.Id == desk).Select(d => d.Members).SingleOrDefaultAsync(cancel) ?? []
            : [];
        if (people.Length == 0)
        {
            return [];
        }

        var working = (await accounts.MembersAsync(cancel)).Select(m => m.AccountId).ToHashSet();
        return await staff.WithCoversAsync([.. people.Where(working.Contains)], cancel);
    }
}
