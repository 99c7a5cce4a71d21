using CyberPort.Forms.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Forms.Designer;

/// <summary>様式ライブラリ: the forms that authorities have published, each in its latest version, to start from.</summary>
internal static class ListFormLibrary
{
    public static void Map(ApiRoutes routes) => routes.Tenant.MapGet("/form-library", Handle).WithName(nameof(ListFormLibrary)).ForStaff(StaffRoles.Administer);

    private static async Task<Ok<CountedList<LibraryRow>>> Handle(FormsDb db, CancellationToken cancel, string? query = null, string? after = null, int take = 50)
    {
        take = Math.Clamp(take, 1, 200);
        var words = SearchText.WordsOf(query);
        var all = await db.Library.AsNoTracking().Where(f => !db.Library.Any(later =>
                later.AuthorityId == f.AuthorityId && later.Code == f.Code && later.PublishedAt > f.PublishedAt))
            .Select(f => new LibraryRow(f.Code + "/" + f.AuthoritySlug, f.AuthoritySlug, f.AuthorityName, f.Code, f.Version, f.Title, f.Questions, f.EffectiveFrom, f.PublishedAt)).ToListAsync(cancel);
        var found = all.Where(row => SearchText.Has(words, row.Title.Ja, row.Title.En, row.AuthorityName.Ja, row.AuthorityName.En, row.Code)).ToList();
        var left = found.Where(row => after is null || string.CompareOrdinal(row.Id, after) > 0).OrderBy(row => row.Id, StringComparer.Ordinal).Take(take + 1).ToList();
        return TypedResults.Ok(new CountedList<LibraryRow>(
            [.. left.Take(take)], left.Count > take ? left[take - 1].Id : null, after is null ? Math.Min(found.Count, CountedList<LibraryRow>.Most) : null));
    }
}

/// <param name="Id">One form of one authority; the order of the list.</param>
/// <param name="Authority">The authority's word in the address; the key to start from it.</param>
/// <param name="AuthorityName">Its name.</param>
/// <param name="Code">Code of the form.</param>
/// <param name="Version">Latest version.</param>
/// <param name="Title">Title.</param>
/// <param name="Questions">How many questions there are.</param>
/// <param name="EffectiveFrom">施行日.</param>
/// <param name="PublishedAt">When it was published.</param>
internal sealed record LibraryRow(
    string Id, string Authority, LocalText AuthorityName, string Code, string Version, LocalText Title, int Questions, DateOnly EffectiveFrom, DateTimeOffset PublishedAt);
