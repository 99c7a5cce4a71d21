using CyberPort.Identity.Persistence;
using CyberPort.Platform.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.Roles;

/// <summary>職員一覧. All staff see it: cases are assigned to colleagues.</summary>
internal static class ListMembers
{
    private const int AtMost = 500;

    public static void Map(ApiRoutes routes) => routes.Tenant.MapGet("/members", Handle).WithName(nameof(ListMembers)).ForStaff();

    private static async Task<Ok<MemberList>> Handle(IdentityDb db, CancellationToken cancel)
    {
        var rows = await (
            from m in db.Memberships
            join a in db.Accounts on m.AccountId equals a.Id
            orderby a.Name, a.Id
            select new MemberRow(
                a.Id, a.Name, a.Email, m.Roles, m.Since, a.ConfirmedAt == null ? "invited" : "active",
                a.AuthenticatorEnabledAt != null || db.Passkeys.Any(p => p.AccountId == a.Id))).Take(AtMost).ToListAsync(cancel);
        return TypedResults.Ok(new MemberList(rows, rows.Count));
    }
}

internal sealed record MemberList(IReadOnlyList<MemberRow> Items, int Total);

/// <param name="AccountId">The account.</param>
/// <param name="Name">Name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Roles">receive, review, decide, administer, helpDesk, announce.</param>
/// <param name="Since">Member since.</param>
/// <param name="State">active, or invited until the first sign-in has been prepared.</param>
/// <param name="SecondFactor">Has an authenticator app or a passkey.</param>
internal sealed record MemberRow(
    Guid AccountId, string Name, string Email, IReadOnlyList<string> Roles, DateTimeOffset Since, string State, bool SecondFactor);
