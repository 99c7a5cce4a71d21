using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Files;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>交付文書を開く, by the applicant and by the office.</summary>
internal static class CaseDocuments
{
    private static readonly Error Pending = new("document.pending", ErrorKind.Conflict, new(
        "書類を作成しています。しばらくしてから開いてください。", "The document is being made. Please open it in a moment.",
        "いま つくって います。すこし まって ください。"));

    public static void Map(ApiRoutes routes)
    {
        routes.My.MapGet("/cases/{id:guid}/documents/{docId:guid}", Mine).WithName("ShowMyDocument").ForAccounts();
        routes.Tenant.MapGet("/cases/{id:guid}/documents/{docId:guid}", OfCase).WithName("ShowCaseDocument").ForStaff(CaseStaff.Reading);
    }

    private static async Task<Results<StoredContent, Problem>> Mine(
        Guid id, Guid docId, OwnCases own, ProceduresDb db, IFileStore store, DocumentMaker maker, CancellationToken cancel)
    {
        var mine = await own.EnterAsync(id, cancel);
        return mine.IsError ? mine.Error.AsProblem() : await OfCase(id, docId, db, store, maker, cancel);
    }

    private static async Task<Results<StoredContent, Problem>> OfCase(
        Guid id, Guid docId, ProceduresDb db, IFileStore store, DocumentMaker maker, CancellationToken cancel)
    {
        if (await db.Documents.SingleOrDefaultAsync(d => d.Id == docId && d.ApplicationId == id, cancel) is not { } document)
        {
            return Error.NotFound("document").AsProblem();
        }

        if (!document.IsReady && await maker.MakeAsync(document, cancel) is { IsError: true } refused)
        {
            return (refused.Error.Kind == ErrorKind.NotFound ? refused.Error : Pending).AsProblem();
        }

        return await Files.SendAsync(
            store, document.FileKey!, "application/pdf", $"{DocumentWords.Of(document).Ja}_{document.Number}.pdf", cancel);
    }
}
