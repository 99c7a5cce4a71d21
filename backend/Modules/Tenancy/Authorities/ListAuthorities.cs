using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Text;
using CyberPort.Tenancy.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Tenancy.Authorities;

/// <summary>港を探す: authorities by their own name, kana or that of one of their ports.</summary>
internal static class ListAuthorities
{
    public static void Map(ApiRoutes routes) => routes.Open.MapGet("/authorities", Handle).WithName(nameof(ListAuthorities)).ForAnyone();

    private static async Task<Ok<AuthorityList>> Handle(TenancyDb db, string? query, CancellationToken cancel)
    {
        // Fewer than two hundred authorities: matching in memory forgives kana, width and case without an index of its own.
        var all = await db.Authorities.AsNoTracking().Include(a => a.Ports).OrderBy(a => a.Kana).ToListAsync(cancel);
        var wanted = SearchText.Fold(query);
        return TypedResults.Ok(new AuthorityList([.. all
            .Where(a => wanted.Length == 0 || Words(a).Any(word => word.Contains(wanted, StringComparison.Ordinal)))
            .Select(a => new AuthorityRow(a.Slug, a.Name, a.Kana, a.Kind, a.Profile, a.Contact.Phone,
                [.. a.Ports.OrderBy(p => p.Position).Select(p => new PortRow(p.Code, p.Locode, p.Name, p.Kana, p.Class))]))]));
    }

    private static IEnumerable<string> Words(Authority authority) =>
        new[] { authority.Name.Ja, authority.Name.En, authority.Kana, authority.Slug }
            .Concat(authority.Ports.SelectMany(p => new[] { p.Name.Ja, p.Name.En, p.Kana, p.Code, p.Locode ?? "" }))
            .Select(SearchText.Fold);
}

internal sealed record AuthorityList(IReadOnlyList<AuthorityRow> Items);

internal sealed record AuthorityRow(string Slug, LocalText Name, string Kana, string Kind, string Profile, string Phone, IReadOnlyList<PortRow> Ports);
