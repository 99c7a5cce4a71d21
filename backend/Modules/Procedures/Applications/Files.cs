using System.Reflection;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Files;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CyberPort.Procedures.Applications;

/// <summary>添付書類: streamed up to a draft or an open correction, streamed down to the applicant and the office.</summary>
internal static class Files
{
    private const int MostPerDraft = 100;

    private static readonly Error TooMany = new("file.too-many", ErrorKind.Limited, new(
        "添付できるファイルの数を超えました。使わないファイルを外してください。", "There are too many files. Please remove some."));

    public static void Map(ApiRoutes routes)
    {
        routes.My.MapPost("/drafts/{id:guid}/files", ToDraft).WithName("AttachToDraft").ForAccounts();
        routes.My.MapPost("/cases/{id:guid}/files", ToCorrection).WithName("AttachToCorrection").ForAccounts();
        routes.My.MapPost("/drafts/{id:guid}/files/{fileId:guid}/actions/remove", Remove).WithName("RemoveDraftFile").ForAccounts();
        routes.My.MapGet("/drafts/{id:guid}/files/{fileId:guid}", OfDraft).WithName("ShowDraftFile").ForAccounts();
        routes.My.MapGet("/cases/{id:guid}/files/{fileId:guid}", OfMyCase).WithName("ShowMyCaseFile").ForAccounts();
        routes.Tenant.MapGet("/cases/{id:guid}/files/{fileId:guid}", OfCase).WithName("ShowCaseFile").ForStaff(CaseStaff.Reading);
    }

    private static async Task<Results<Ok<FileRow>, Problem>> ToDraft(
        Guid id, string field, string name, HttpRequest request, ProceduresDb db, ITenantContext scope, ITenantStore tenants, CaseForms forms,
        IFileStore store, TimeProvider time, CancellationToken cancel)
    {
        if (await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } draft
            || await tenants.FindAsync(draft.AuthorityId, cancel) is not { } tenant)
        {
            return DraftErrors.NotFound.AsProblem();
        }

        scope.Enter(tenant);
        var form = await forms.FindAsync(draft.FormCode, draft.FormVersion, cancel);
        return form.IsError ? form.Error.AsProblem() : await KeepAsync(id, field, name, form.Value, request, db, store, time, cancel);
    }

    private static async Task<Results<Ok<FileRow>, Problem>> ToCorrection(
        Guid id, string field, string name, HttpRequest request, OwnCases own, ProceduresDb db, CaseForms forms, IFileStore store, TimeProvider time,
        CancellationToken cancel)
    {
        var loaded = await own.LoadAsync(id, cancel);
        if (loaded.IsError)
        {
            return loaded.Error.AsProblem();
        }

        var found = loaded.Value.Case;
        if (found.OpenCorrection is null)
        {
            return CaseErrors.IllegalMove(CaseMove.AnswerCorrection, found.State, found.Kind).AsProblem();
        }

        // Whether the question is open depends on the other answers: it is looked at when they are sent.
        var latest = await db.LatestAnswersAsync(id, cancel);
        var form = await forms.FindAsync(found.FormCode, latest.FormVersion, cancel);
        return form.IsError ? form.Error.AsProblem() : await KeepAsync(id, field, name, form.Value, request, db, store, time, cancel);
    }

    /// <summary>Keeps a file for a file question of the form, within the question's limits and those of a draft.</summary>
    public static async Task<Results<Ok<FileRow>, Problem>> KeepAsync(
        Guid draft, string field, string name, FormDefinition form, HttpRequest request, ProceduresDb db, IFileStore store, TimeProvider time, CancellationToken cancel)
    {
        if (FieldOf(form, field) is not { } question)
        {
            return DraftErrors.NotAFileField.AsProblem();
        }

        if (await db.DraftFiles.CountAsync(f => f.DraftId == draft, cancel) >= MostPerDraft)
        {
            return TooMany.AsProblem();
        }

        var limits = new FileLimits(question.MaxBytes ?? FileLimits.UsualSize, question.Accept ?? FileLimits.Usual.Accept);
        var stored = await store.SaveBodyAsync(request, name, limits, cancel);
        if (stored.IsError)
        {
            return stored.Error.AsProblem();
        }

        var file = new DraftFile
        {
            DraftId = draft,
            Field = field,
            Name = stored.Value.Name,
            Size = stored.Value.Size,
            ContentType = stored.Value.ContentType,
            FileKey = stored.Value.Key,
            Sha256 = stored.Value.Sha256,
            AddedAt = time.GetUtcNow(),
        };
        db.Add(file);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException fault) when (fault.InnerException is PostgresException { ConstraintName: "draft_file_few" })
        {
            await db.ReleaseAsync(file.FileKey, cancel); // Others came while this one was on its way.
            return TooMany.AsProblem();
        }

        return TypedResults.Ok(FileRow.Of(file));
    }

    private static async Task<Results<NoContent, Problem>> Remove(Guid id, Guid fileId, ProceduresDb db, CancellationToken cancel) =>
        await db.DraftFiles.Where(f => f.Id == fileId && f.DraftId == id).ExecuteDeleteAsync(cancel) == 1
            ? TypedResults.NoContent() : DraftErrors.FileNotFound.AsProblem();

    private static async Task<Results<StoredContent, Problem>> OfDraft(
        Guid id, Guid fileId, ProceduresDb db, IFileStore store, CancellationToken cancel) =>
        await db.DraftFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.DraftId == id, cancel) is { } file
            ? await SendAsync(store, file.FileKey, file.ContentType, file.Name, cancel) : DraftErrors.FileNotFound.AsProblem();

    private static async Task<Results<StoredContent, Problem>> OfMyCase(
        Guid id, Guid fileId, OwnCases own, ProceduresDb db, IFileStore store, CancellationToken cancel)
    {
        var mine = await own.EnterAsync(id, cancel);
        if (mine.IsError)
        {
            return mine.Error.AsProblem();
        }

        return await db.DraftFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.DraftId == id, cancel) is { } fresh
            ? await SendAsync(store, fresh.FileKey, fresh.ContentType, fresh.Name, cancel)
            : await OfCase(id, fileId, db, store, cancel);
    }

    private static async Task<Results<StoredContent, Problem>> OfCase(
        Guid id, Guid fileId, ProceduresDb db, IFileStore store, CancellationToken cancel) =>
        await db.Attachments.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fileId && f.ApplicationId == id, cancel) is { } file
            ? await SendAsync(store, file.FileKey, file.ContentType, file.Name, cancel) : DraftErrors.FileNotFound.AsProblem();

    /// <summary>Sends a stored file as the file store sends it.</summary>
    public static async Task<Results<StoredContent, Problem>> SendAsync(IFileStore store, string key, string contentType, string name, CancellationToken cancel) =>
        await store.OpenReadAsync(key, cancel) is { } content ? new StoredContent(content, contentType, name, key) : DraftErrors.FileNotFound.AsProblem();

    private static FormField? FieldOf(FormDefinition form, string path)
    {
        var parts = path.Split('.').Select(p => p.Split('[')[0]).ToArray();
        var fields = form.Steps.SelectMany(s => s.Fields);
        FormField? found = null;
        foreach (var part in parts)
        {
            found = fields.FirstOrDefault(f => f.Id == part);
            fields = found?.Fields ?? [];
        }

        return found is { Type: FieldType.File } ? found : null;
    }
}

/// <summary>The content of a stored file; the file store knows which headers make it harmless.</summary>
internal sealed class StoredContent(Stream content, string contentType, string name, string key) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(Stream), ["application/octet-stream"]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // ?as=jpeg: a photograph of a phone (HEIC) as a picture that every browser draws.
        if (contentType == FileTypes.Heic && httpContext.Request.Query["as"] == "jpeg")
        {
            await content.DisposeAsync();
            var jpeg = await httpContext.RequestServices.GetRequiredService<IImagePreviews>().JpegAsync(key, httpContext.RequestAborted);
            IResult answer = jpeg.IsError ? jpeg.Error.AsProblem() : httpContext.Response.Send(jpeg.Value, FileTypes.Jpeg, Path.ChangeExtension(name, ".jpg"));
            await answer.ExecuteAsync(httpContext);
            return;
        }

        await httpContext.Response.Send(content, contentType, name).ExecuteAsync(httpContext);
    }
}
