using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Files;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Batch;

/// <summary>まとめて申請の入力用ファイルを渡す・受け取る. What is taken in is read in the background; the page follows its progress.</summary>
internal static class UploadBatch
{
    private const int Most = 20;
    private static readonly FileLimits Limits = new(10 * 1024 * 1024, [FileTypes.Xlsx]);

    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/procedures/{code}/batch-template", Template).WithName("ShowBatchTemplate").ForAnyone();
        routes.My.MapPost("/batches", Upload).WithName(nameof(UploadBatch)).ForAccounts();
    }

    private static async Task<Results<StoredContent, Problem>> Template(string code, BatchForms forms, CancellationToken cancel)
    {
        var form = await forms.FindAsync(code, null, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var (_, definition, stamp, sheets, choices) = form.Value;
        return new StoredContent(new MemoryStream(BatchWorkbook.Write(definition, stamp, sheets, choices, [])), FileTypes.Xlsx, $"{definition.Title.Ja}.xlsx", "");
    }

    private static async Task<Results<Accepted<BatchAdded>, Problem>> Upload(
        string tenant, string procedure, string name, HttpRequest request, ProceduresDb db, ITenantContext scope, ITenantStore tenants, CaseForms forms,
        IFileStore store, ICurrentActor actor, TimeProvider time, CancellationToken cancel)
    {
        if (await tenants.FindBySlugAsync(tenant, cancel) is not { } authority)
        {
            return Error.NotFound("authority").AsProblem();
        }

        if (await db.Batches.CountAsync(cancel) >= Most)
        {
            return BatchErrors.TooMany.AsProblem();
        }

        scope.Enter(authority);
        if (await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == procedure && p.Enabled, cancel) is not { } found)
        {
            return Error.NotFound("procedure").AsProblem();
        }

        var form = await forms.FindAsync(found.FormCode, null, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var stored = await store.SaveBodyAsync(request, name, Limits, cancel);
        if (stored.IsError)
        {
            return stored.Error.AsProblem();
        }

        var batch = new FilingBatch
        {
            AuthorityId = authority.Id, ProcedureCode = found.Code, FormCode = form.Value.Code, FormVersion = form.Value.Version, FileName = stored.Value.Name,
            FileKey = stored.Value.Key, OwnerName = actor.DisplayName, Language = actor.Language, CreatedAt = time.GetUtcNow(),
        };
        batch.Continue();
        db.Add(batch);
        await db.SaveChangesAsync(cancel);
        return TypedResults.Accepted($"/api/my/batches/{batch.Id}", new BatchAdded(batch.Id));
    }
}

internal sealed record BatchAdded(Guid Id);
