using System.Text;
using System.Text.Json;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Persistence;
using CyberPort.Forms.Variants;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Tenancy;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Forms.Designer;

/// <summary>様式の書出しと読込みの下見: a form as a JSON file, and what taking one in would change. Taking it in is keeping it as the work.</summary>
internal static class ImportForm
{
    private static readonly JsonSerializerOptions Indented = new(FormJson.Options) { WriteIndented = true };

    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/forms/{code}/versions/{version}/export", Export).WithName("ExportForm").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/forms/actions/preview-import", Preview).WithName("PreviewImport").ForStaff(StaffRoles.Administer);
    }

    private static async Task<Results<FileContentHttpResult, Problem>> Export(string code, string version, FormDesk desk, CancellationToken cancel) =>
        await desk.TextAsync(code, version, cancel) is { } form
            ? TypedResults.File(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(form, Indented)), "application/json", $"{code}-{version}.json") : FormErrors.NotFound.AsProblem();

    private static async Task<Results<Ok<ImportPreview>, Problem>> Preview(
        PreviewImportRequest request, FormDesk desk, IForms forms, ITenantContext scope, ICurrentActor actor, CancellationToken cancel)
    {
        var read = DefinitionReading.Read(request.Definition);
        if (read.IsError)
        {
            return read.Error.AsProblem();
        }

        var form = read.Value;
        var work = await desk.WorkAsync(form.Code, cancel);
        var present = work?.Form ?? await forms.GetAsync(scope.Current.Id, form.Code, null, cancel);
        var on = work?.Base ?? await desk.BaseOfAsync(form.Code, present?.Version, cancel);
        return TypedResults.Ok(new ImportPreview(
            form.Code, work is not null ? "work" : present?.Version,
            FormChanges.Of(present ?? new FormDefinition(form.Code, form.Version, form.Title, []), form, actor.Language),
            FormFindings.Of(await desk.FindingsAsync(form, on, cancel), actor.Language).Findings));
    }
}

internal sealed record PreviewImportRequest(JsonElement Definition);

internal sealed class PreviewImportValidator : AbstractValidator<PreviewImportRequest>;

/// <summary>読込みの下見</summary>
/// <param name="Code">The form that the file is about.</param>
/// <param name="Against">What it is compared with: <c>work</c>, a version, or nothing when the form is new here.</param>
/// <param name="Changes">What taking it in would change.</param>
/// <param name="Findings">What would be found in it.</param>
internal sealed record ImportPreview(string Code, string? Against, IReadOnlyList<FormChangeRow> Changes, IReadOnlyList<FormFindingView> Findings);
