using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Tenancy.Contracts;
using CyberPort.Tenancy.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Tenancy.CodeTables;

/// <summary>コード表: what forms choose from.</summary>
internal static class ListCodes
{
    public static void Map(ApiRoutes routes)
    {
        routes.Open.MapGet("/codes/{list}", Handle).WithName(nameof(ListCodes)).ForAnyone();
        routes.Tenant.MapGet("/codes/facilities", Facilities).WithName("ListFacilities").ForAnyone();
    }

    private static Results<Ok<CodeListView>, Problem> Handle(string list, HttpResponse response)
    {
        if (CodeLists.FindNational(list) is not { } items)
        {
            return Error.NotFound("code-list").AsProblem();
        }

        response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Ok(new CodeListView([.. items.Select(i => new CodeItem(i.Key, i.Value))]));
    }

    private static async Task<Ok<FacilityList>> Facilities(TenancyDb db, string? port, CancellationToken cancel) =>
        TypedResults.Ok(new FacilityList(await db.Facilities.AsNoTracking()
            .Where(f => port == null || f.PortCode == port).OrderBy(f => f.Position)
            .Select(f => new FacilityRow(f.Code, f.Name, f.Kind, f.PortCode)).ToListAsync(cancel)));
}

internal sealed record CodeListView(IReadOnlyList<CodeItem> Items);

internal sealed record FacilityList(IReadOnlyList<FacilityRow> Items);

internal sealed record FacilityRow(string Code, LocalText Name, string Kind, string Port);
