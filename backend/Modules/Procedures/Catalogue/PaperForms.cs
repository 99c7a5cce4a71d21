using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Files;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Catalogue;

/// <summary>紙の様式: the authority attaches its paper form to a procedure; anybody downloads it from the guide.</summary>
internal static class PaperForms
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapPost("/procedure-settings/{code}/paper-form", Attach).WithName("AttachPaperForm").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/procedure-settings/{code}/paper-form/actions/remove", Remove).WithName("RemovePaperForm").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapGet("/procedures/{code}/paper-form", Download).WithName("DownloadPaperForm").ForAnyone();
    }

    private static async Task<Results<Ok<ProcedureSettingsView>, Problem>> Attach(
        string code, string name, HttpRequest body, IfMatch seen, ProceduresDb db, IFileStore store, IAuditLog audit, HttpResponse response, CancellationToken cancel)
    {
        var found = await ChangeProcedure.FindAsync(db, code, seen, cancel);
        if (found.IsError)
        {
            return found.Error.AsProblem();
        }

        var stored = await store.SaveBodyAsync(body, name, FileLimits.Usual, cancel);
        if (stored.IsError)
        {
            return stored.Error.AsProblem();
        }

        var before = ProcedureSettingsView.Of(found.Value);
        var file = stored.Value;
        found.Value.PaperFile = new(file.Name, file.Size, file.ContentType, file.Key, file.Sha256);
        return await ChangeProcedure.SaveAsync(db, found.Value, before, "procedure.paper-attached", audit, response, cancel);
    }

    private static async Task<Results<Ok<ProcedureSettingsView>, Problem>> Remove(
        string code, IfMatch seen, ProceduresDb db, IAuditLog audit, HttpResponse response, CancellationToken cancel)
    {
        var found = await ChangeProcedure.FindAsync(db, code, seen, cancel);
        if (found.IsError)
        {
            return found.Error.AsProblem();
        }

        var before = ProcedureSettingsView.Of(found.Value);
        found.Value.PaperFile = null;
        return await ChangeProcedure.SaveAsync(db, found.Value, before, "procedure.paper-removed", audit, response, cancel);
    }

    private static async Task<Results<StoredContent, Problem>> Download(string code, ProceduresDb db, IFileStore store, CancellationToken cancel)
    {
        var procedure = await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code && p.Enabled, cancel);
        return procedure?.PaperFile is { } file && await store.OpenReadAsync(file.Key, cancel) is { } content
            ? new StoredContent(content, file.ContentType, file.Name, file.Key) : ProcedureErrors.NoPaper.AsProblem();
    }
}
