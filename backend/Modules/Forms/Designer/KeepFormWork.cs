using System.Text.Json;
using CyberPort.Forms.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Forms.Designer;

/// <summary>作業中の様式を見る・保存する・破棄する: saves itself while somebody designs; half finished is fine.</summary>
internal static class KeepFormWork
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/forms/{code}/work", Show).WithName("ShowFormWork").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPut("/forms/{code}/work", Keep).WithName("KeepFormWork").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapDelete("/forms/{code}/work", Discard).WithName("DiscardFormWork").ForStaff(StaffRoles.Administer);
    }

    private static async Task<Results<Ok<FormWorkView>, Problem>> Show(string code, FormDesk desk, HttpResponse response, CancellationToken cancel) =>
        await desk.WorkAsync(code, cancel) is { } work ? await desk.ViewAsync(work, response, cancel) : FormErrors.NoWork.AsProblem();

    private static async Task<Results<Ok<FormWorkView>, Problem>> Keep(
        string code, KeepFormWorkRequest request, IfMatch seen, FormDesk desk, ICurrentActor actor, TimeProvider time, HttpResponse response, CancellationToken cancel)
    {
        var version = seen.Required();
        if (version.IsError)
        {
            return version.Error.AsProblem();
        }

        if (await desk.WorkAsync(code, cancel) is not { } work)
        {
            return FormErrors.NoWork.AsProblem();
        }

        if (work.Version != version.Value)
        {
            return FormDesk.StaleOf(work).AsProblem();
        }

        var read = DefinitionReading.Read(request.Definition);
        if (read.IsError)
        {
            return read.Error.AsProblem();
        }

        if (await desk.WeakenedAsync(read.Value, work.Base, cancel) is { Count: > 0 } weakened)
        {
            return FormDesk.Refuse(FormErrors.CommonItem, weakened, actor.Language);
        }

        work.Keep(read.Value, time.GetUtcNow(), actor.DisplayName);
        var saved = await desk.SaveAsync(work, cancel);
        return saved.IsError ? saved.Error.AsProblem() : await desk.ViewAsync(work, response, cancel);
    }

    private static async Task<Results<NoContent, Problem>> Discard(string code, FormsDb db, FormDesk desk, IAuditLog audit, CancellationToken cancel)
    {
        if (await desk.WorkAsync(code, cancel) is not { } work)
        {
            return FormErrors.NoWork.AsProblem();
        }

        db.Remove(work);
        audit.Record("form.discarded", "form", code, new { work.Version, work.SavedBy });
        var saved = await desk.SaveAsync(work, cancel);
        return saved.IsError ? saved.Error.AsProblem() : TypedResults.NoContent();
    }
}

/// <summary>The whole definition, as far as it is.</summary>
internal sealed record KeepFormWorkRequest(JsonElement Definition);

internal sealed class KeepFormWorkValidator : AbstractValidator<KeepFormWorkRequest>;
