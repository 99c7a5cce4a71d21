using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>この手続のもとになる許可: the caller's permits in force after which this procedure is filed, for its guide page.</summary>
internal static class ListPermitsToFollow
{
    private const int Most = 100;

    public static void Map(ApiRoutes routes) =>
        routes.My.MapGet("/permits-to-follow", Handle).WithName(nameof(ListPermitsToFollow)).ForAccounts();

    private static async Task<Results<Ok<ListOf<PermitToFollow>>, Problem>> Handle(
        string tenant, string procedure, ProceduresDb db, ITenantContext scope, ITenantStore tenants, CancellationToken cancel)
    {
        if (await tenants.FindBySlugAsync(tenant, cancel) is not { } authority)
        {
            return Error.NotFound("authority").AsProblem();
        }

        var mine = await db.MyCases.AsNoTracking().Where(c => c.AuthorityId == authority.Id && c.PermitNumber != null)
            .OrderByDescending(c => c.SubmittedAt).Take(Most).Select(c => new { c.Id, c.ProcedureCode, c.ProcedureTitle }).ToListAsync(cancel);
        scope.Enter(authority);
        var followed = new HashSet<string>();
        foreach (var code in mine.Select(c => c.ProcedureCode).Distinct())
        {
            foreach (var relation in (await db.RuleOfAsync(code, cancel)).Relations.Where(r => (r.Procedure ?? code) == procedure))
            {
                if (await StartFollowUp.ProcedureForAsync(db, code, relation.Relation, cancel) is not null)
                {
                    followed.Add(code);
                }
            }
        }

        var titles = mine.Where(c => followed.Contains(c.ProcedureCode)).ToDictionary(c => c.Id, c => c.ProcedureTitle);
        var permits = await db.Permits.AsNoTracking().Where(p => titles.Keys.Contains(p.ApplicationId) && p.EndedAt == null)
            .OrderBy(p => p.ValidTo).ThenBy(p => p.Number).ToListAsync(cancel);
        return TypedResults.Ok(new ListOf<PermitToFollow>([.. permits.Select(p => new PermitToFollow(p.ApplicationId, p.Number, p.ValidTo, titles[p.ApplicationId]))], null));
    }
}

/// <summary>A permit from whose case the procedure can be begun.</summary>
internal sealed record PermitToFollow(Guid CaseId, string Number, DateOnly? ValidTo, LocalText ProcedureTitle);
