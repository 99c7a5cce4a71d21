using CyberPort.Platform;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Files;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Exports;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Bulk;

/// <summary>一括処理の進み具合: one's own; what failed, row by row, and the file when there is one.</summary>
internal static class ShowBulkJob
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/bulk-jobs", List).WithName("ListBulkJobs").ForStaff(CaseStaff.Reading);
        routes.Tenant.MapGet("/bulk-jobs/{id:guid}", Show).WithName(nameof(ShowBulkJob)).ForStaff(CaseStaff.Reading);
        routes.Tenant.MapGet("/bulk-jobs/{id:guid}/file", Download).WithName("DownloadBulkFile").ForStaff(CaseStaff.Reading);
    }

    private static async Task<Ok<ListOf<BulkJobView>>> List(
        ProceduresDb db, ICurrentActor actor, ExportFolder folder, CancellationToken cancel, string? after = null, int take = 20)
    {
        take = Math.Clamp(take, 1, 200);
        var (from, own) = (Cursor.Read(after), db.BulkJobs.AsNoTracking().Where(j => j.StartedById == actor.Id));
        var page = await (from is null ? own : own.Where(j => j.StartedAt <= from.At && (j.StartedAt < from.At || j.Id < from.Id)))
            .OrderByDescending(j => j.StartedAt).ThenByDescending(j => j.Id).Take(take + 1).ToListAsync(cancel);
        var last = page.Count > take ? page[take - 1] : null;
        return TypedResults.Ok(new ListOf<BulkJobView>([.. page.Take(take).Select(j => BulkJobView.Of(j, [], folder))], last is null ? null : new Cursor(last.StartedAt, last.Id).Write()));
    }

    private static async Task<Results<Ok<BulkJobView>, Problem>> Show(Guid id, ProceduresDb db, ICurrentActor actor, ExportFolder folder, CancellationToken cancel)
    {
        if (await db.BulkJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id && j.StartedById == actor.Id, cancel) is not { } job)
        {
            return Error.NotFound("bulk-job").AsProblem();
        }

        var rows = await db.BulkRows.AsNoTracking().Where(r => r.JobId == id).OrderBy(r => r.No)
            .Select(r => new BulkRowView(r.SubjectId, r.Label, r.State, r.Code, r.Text)).ToListAsync(cancel);
        return TypedResults.Ok(BulkJobView.Of(job, rows, folder));
    }

    private static async Task<Results<StoredContent, Problem>> Download(
        Guid id, ProceduresDb db, ICurrentActor actor, ExportFolder folder, CancellationToken cancel) =>
        await db.BulkJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id && j.StartedById == actor.Id, cancel) is { FileName: { } name }
            && folder.Open(id) is { } content
            ? new StoredContent(content, "application/octet-stream", name, "") : Error.NotFound("bulk-job").AsProblem();
}

/// <summary>一括処理</summary>
// FileName: The file that was written; none when there never was one, or when its week has passed.
internal sealed record BulkJobView(
    Guid Id, BulkKind Kind, BulkState State, int Total, int Done, int Failed, string? FileName, string? Note, DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt, IReadOnlyList<BulkRowView> Rows)
{
    public static BulkJobView Of(BulkJob j, IReadOnlyList<BulkRowView> rows, ExportFolder? folder = null) => new(
        j.Id, j.Kind, j.State, j.Total, j.Done, j.Failed, folder?.Keeps(j.Id) == true ? j.FileName : null, j.Note, j.StartedAt, j.EndedAt, rows);
}

/// <summary>What became of one row.</summary>
internal sealed record BulkRowView(Guid SubjectId, string Label, BulkState State, string? Code, string? Text);
