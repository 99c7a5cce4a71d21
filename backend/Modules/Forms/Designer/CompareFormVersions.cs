using CyberPort.Forms.Variants;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Forms.Designer;

/// <summary>版を見くらべる: what changed from one version to another, or to the work in progress, in words.</summary>
internal static class CompareFormVersions
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapGet("/forms/{code}/versions/{a}/changes/{b}", Handle).WithName(nameof(CompareFormVersions)).ForStaff(StaffRoles.Administer);

    private static async Task<Results<Ok<FormChangeList>, Problem>> Handle(string code, string a, string b, FormDesk desk, ICurrentActor actor, CancellationToken cancel) =>
        await desk.TextAsync(code, a, cancel) is { } before && await desk.TextAsync(code, b, cancel) is { } after
            ? TypedResults.Ok(new FormChangeList(FormChanges.Of(before, after, actor.Language))) : FormErrors.NotFound.AsProblem();
}

/// <summary>様式の新旧対照</summary>
internal sealed record FormChangeList(IReadOnlyList<FormChangeRow> Changes);
