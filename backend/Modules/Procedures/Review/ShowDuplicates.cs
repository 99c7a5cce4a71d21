using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Review;

/// <summary>統合された案件: what was said and sent in the duplicates of a case, read from the one that goes on.</summary>
internal static class ShowDuplicates
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapGet("/cases/{id:guid}/duplicates", Handle).WithName(nameof(ShowDuplicates)).ForStaff(CaseStaff.Reading);

    private static async Task<Results<Ok<ListOf<DuplicateView>>, Problem>> Handle(Guid id, ProceduresDb db, CancellationToken cancel)
    {
        if (!await db.Applications.AnyAsync(a => a.Id == id, cancel))
        {
            return CaseErrors.NotFound.AsProblem();
        }

        var duplicates = await db.Applications.AsNoTracking().Where(a => a.MergedIntoId == id).OrderBy(a => a.SubmittedAt)
            .Select(a => new { a.Id, a.Number, a.SubmittedAt }).ToListAsync(cancel);
        var ids = duplicates.Select(d => d.Id).ToList();
        var messages = (await db.Messages.AsNoTracking().Where(m => ids.Contains(m.ApplicationId)).OrderBy(m => m.At).ToListAsync(cancel)).ToLookup(m => m.ApplicationId);
        var files = (await db.Attachments.AsNoTracking().Where(f => ids.Contains(f.ApplicationId)).OrderBy(f => f.AddedAt).ToListAsync(cancel)).ToLookup(f => f.ApplicationId);
        return TypedResults.Ok(new ListOf<DuplicateView>(
            [.. duplicates.Select(d => new DuplicateView(
                d.Id, d.Number, d.SubmittedAt, [.. messages[d.Id].Select(MessageRow.Of)], [.. files[d.Id].Select(FileRow.Of)]))], null));
    }
}

/// <summary>A case that was merged into another.</summary>
internal sealed record DuplicateView(
    Guid Id, string Number, DateTimeOffset SubmittedAt, IReadOnlyList<MessageRow> Messages, IReadOnlyList<FileRow> Files);
