using CyberPort.Forms.Contracts;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Forms.Definitions;

/// <summary>様式を見る: one version of a form, for the page that asks it. Anyone may read it, and keep it.</summary>
internal static class ShowForm
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapGet("/forms/{formCode}/versions/{version}", Handle).WithName(nameof(ShowForm)).ForAnyone();

    private static async Task<Results<Ok<FormDefinition>, Problem>> Handle(
        string formCode, string version, IForms forms, ITenantContext scope, HttpResponse response, CancellationToken cancel)
    {
        if (await forms.GetAsync(scope.Current.Id, formCode, version, cancel) is not { } form)
        {
            return Error.NotFound("form").AsProblem();
        }

        response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Ok(form);
    }
}
