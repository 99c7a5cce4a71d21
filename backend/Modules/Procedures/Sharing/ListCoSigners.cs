using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Sharing;

/// <summary>連署者を見る: who signed the application with the applicant, for the office and for the applicant.</summary>
internal static class ListCoSigners
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/cases/{id:guid}/co-signers", OfCase).WithName(nameof(ListCoSigners)).ForStaff(CaseStaff.Reading);
        routes.My.MapGet("/cases/{id:guid}/co-signers", OfMyCase).WithName("ListMyCoSigners").ForAccounts();
    }

    private static async Task<Results<Ok<ListOf<CoSignerRow>>, Problem>> OfCase(Guid id, ProceduresDb db, CancellationToken cancel) =>
        await db.Applications.AnyAsync(a => a.Id == id, cancel) ? TypedResults.Ok(await RowsAsync(id, db, cancel)) : CaseErrors.NotFound.AsProblem();

    private static async Task<Results<Ok<ListOf<CoSignerRow>>, Problem>> OfMyCase(Guid id, OwnCases own, ProceduresDb db, CancellationToken cancel)
    {
        var mine = await own.LoadAsync(id, cancel);
        return mine.IsError ? mine.Error.AsProblem() : TypedResults.Ok(await RowsAsync(id, db, cancel));
    }

    private static async Task<ListOf<CoSignerRow>> RowsAsync(Guid id, ProceduresDb db, CancellationToken cancel) =>
        new(await db.CoSignatures.AsNoTracking().Where(s => s.ApplicationId == id).OrderBy(s => s.SignedAt)
            .Select(s => new CoSignerRow(s.Name, s.Email, s.SignedAt)).ToListAsync(cancel), null);
}
