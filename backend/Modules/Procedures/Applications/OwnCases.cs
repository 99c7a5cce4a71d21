using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Applications;

/// <summary>
/// The way from a person to their case: the person's own row names the authority, and only then is that authority entered.
/// A case that is not theirs has no such row: 404.
/// </summary>
internal sealed class OwnCases(ProceduresDb db, ITenantContext scope, ITenantStore tenants)
{
    /// <summary>Enters the authority of one of the caller's cases.</summary>
    public async Task<Result<MyCase>> EnterAsync(Guid id, CancellationToken cancel)
    {
        if (await db.MyCases.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } mine
            || await tenants.FindAsync(mine.AuthorityId, cancel) is not { } tenant)
        {
            return CaseErrors.NotFound;
        }

        scope.Enter(tenant);
        return mine;
    }

    /// <summary>The same, and the case as it stands.</summary>
    public async Task<Result<(MyCase Mine, Application Case)>> LoadAsync(Guid id, CancellationToken cancel)
    {
        var mine = await EnterAsync(id, cancel);
        if (mine.IsError)
        {
            return mine.Error;
        }

        var found = await db.Applications.Whole().SingleOrDefaultAsync(a => a.Id == id && a.ApplicantId == mine.Value.PartyId, cancel);
        return found is null ? CaseErrors.NotFound : (mine.Value, found);
    }
}

/// <summary>Questions to the cases.</summary>
internal static class ApplicationQueries
{
    /// <summary>With what decides over its next move.</summary>
    public static IQueryable<Application> Whole(this IQueryable<Application> applications) => applications
        .Include(a => a.Corrections).Include(a => a.Recommendations).Include(a => a.Permits).Include(a => a.Freezes)
        .Include(a => a.Consultations).AsSingleQuery();

    /// <summary>The answers that stand now.</summary>
    public static async Task<AnswerSet> LatestAnswersAsync(this ProceduresDb db, Guid application, CancellationToken cancel) =>
        await db.AnswerSets.AsNoTracking().Where(s => s.ApplicationId == application).OrderByDescending(s => s.SetNo).FirstAsync(cancel);
}
