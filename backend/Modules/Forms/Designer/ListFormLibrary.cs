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
    private const int Most = 200;

    public static void Map(ApiRoutes routes) => routes.Tenant.MapGet("/form-library", Handle).WithName(nameof(ListFormLibrary)).ForStaff(StaffRoles.Administer);

    private static async Task<Ok<FormList<LibraryRow>>> Handle(FormsDb db, CancellationToken cancel, string? query = null)
    {
        var words = (query ?? "").Split([' ', '　'], StringSplitOptions.RemoveEmptyEntries).Select(SearchText.Fold).Where(word => word.Length > 0).ToList();
        var all = await db.Library.AsNoTracking().Where(f => !db.Library.Any(later =>
                later.AuthorityId == f.AuthorityId && later.Code == f.Code && later.PublishedAt > f.PublishedAt))
            .Select(f => new LibraryRow(f.AuthoritySlug, f.AuthorityName, f.Code, f.Version, f.Title, f.Questions, f.EffectiveFrom, f.PublishedAt)).ToListAsync(cancel);
        var found = all.Where(row => Matches(row, words)).OrderBy(row => row.Code, StringComparer.Ordinal).ThenBy(row => row.Authority, StringComparer.Ordinal);
        return TypedResults.Ok(new FormList<LibraryRow>([.. found.Take(Most)]));
    }

    private static bool Matches(LibraryRow row, List<string> words)
    {
        var text = SearchText.Fold($"{row.Title.Ja}|{row.Title.En}|{row.AuthorityName.Ja}|{row.AuthorityName.En}|{row.Code}");
        return words.TrueForAll(word => text.Contains(word, StringComparison.Ordinal));
    }
}

/// <param name="Authority">The authority's word in the address; the key to start from it.</param>
/// <param name="AuthorityName">Its name.</param>
/// <param name="Code">Code of the form.</param>
/// <param name="Version">Latest version.</param>
/// <param name="Title">Title.</param>
/// <param name="Questions">How many questions there are.</param>
/// <param name="EffectiveFrom">施行日.</param>
/// <param name="PublishedAt">When it was published.</param>
internal sealed record LibraryRow(
    string Authority, LocalText AuthorityName, string Code, string Version, LocalText Title, int Questions, DateOnly EffectiveFrom, DateTimeOffset PublishedAt);
