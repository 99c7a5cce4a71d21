using CyberPort.Identity.Persistence;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.Roles;

/// <summary>職員一覧, in the order of names; searched by name and address. All staff see it: cases are assigned to colleagues.</summary>
internal static class ListMembers
{
    public static void Map(ApiRoutes routes) => routes.Tenant.MapGet("/members", Handle).WithName(nameof(ListMembers)).ForStaff();

    private static async Task<Ok<CountedList<MemberRow>>> Handle(IdentityDb db, CancellationToken cancel, string? query = null, string? after = null, int take = 50)
    {
        take = Math.Clamp(take, 1, 200);
        var words = SearchText.WordsOf(query);
        var from = NameCursor.Read(after);
        var all = from m in db.Memberships join a in db.Accounts on m.AccountId equals a.Id select new { m, a };
        var left = from is null ? all : all.Where(x => string.Compare(x.a.Name, from.Name) > 0 || (x.a.Name == from.Name && x.a.Id > from.Id));
        var ordered = left.OrderBy(x => x.a.Name).ThenBy(x => x.a.Id).Select(x => new MemberRow(
            x.a.Id, x.a.Name, x.a.Email, x.m.Roles, x.m.Since, x.a.ConfirmedAt == null ? "invited" : "active",
            x.a.AuthenticatorEnabledAt != null || db.Passkeys.Any(p => p.AccountId == x.a.Id)));
        // Searched here and not in SQL: an authority has hundreds of officers, and a space or the width of a letter is not to hide one.
        var page = words.Count == 0
            ? await ordered.Take(take + 1).ToListAsync(cancel)
            : (await ordered.ToListAsync(cancel)).Where(row => SearchText.Has(words, row.Name, row.Email)).ToList();
        var count = from is not null ? (int?)null
            : words.Count == 0 ? await all.Take(CountedList<MemberRow>.Most).CountAsync(cancel) : Math.Min(page.Count, CountedList<MemberRow>.Most);
        var last = page.Count > take ? page[take - 1] : null;
        return TypedResults.Ok(new CountedList<MemberRow>([.. page.Take(take)], last is null ? null : new NameCursor(last.Name, last.Id).Write(), count));
    }
}

/// <param name="Id">The account.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Roles">receive, review, decide, administer, helpDesk, announce.</param>
/// <param name="Since">Member since.</param>
/// <param name="State">active, or invited until the first sign-in has been prepared.</param>
/// <param name="SecondFactor">Has an authenticator app or a passkey.</param>
internal sealed record MemberRow(
    Guid Id, string Name, string Email, IReadOnlyList<string> Roles, DateTimeOffset Since, string State, bool SecondFactor);
