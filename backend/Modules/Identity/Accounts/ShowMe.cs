using CyberPort.Identity.Persistence;
using CyberPort.Identity.Roles;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Security;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.Accounts;

/// <summary>Who is signed in here, what they may do where, and the anti-forgery token for their next call.</summary>
internal static class ShowMe
{
    public static void Map(ApiRoutes routes) => routes.Open.MapGet("/identity/me", Handle).WithName(nameof(ShowMe)).ForAnyone();

    private static async Task<Ok<MeView>> Handle(
        HttpContext http, ICurrentActor actor, IdentityDb db, ITenantContext scope, ITenantStore tenants, AntiforgeryTokens tokens, CancellationToken cancel)
    {
        var csrf = tokens.Issue(http);
        http.Response.Headers.CacheControl = "no-store";
        if (actor.AccountId is not { } id)
        {
            return TypedResults.Ok(new MeView(false, null, [], false, csrf));
        }

        scope.EnterParty(id);
        var account = await db.Accounts.Where(a => a.Id == id)
            .Select(a => new MyAccountView(
                a.Id, a.Email, a.Name, a.Language, a.NotifyByMail, a.AuthenticatorEnabledAt != null,
                db.Passkeys.Count(p => p.AccountId == id),
                a.AuthenticatorEnabledAt == null ? (int?)null : db.RecoveryCodes.Count(c => c.AccountId == id && c.UsedAt == null),
                http.User.HasClaim(ActorClaims.StrongAuthentication, "true")))
            .SingleAsync(cancel);
        var memberships = new List<MembershipView>();
        foreach (var membership in await db.Memberships.OfAccount(id).OrderBy(m => m.Since).ToListAsync(cancel))
        {
            if (await tenants.FindAsync(membership.TenantId, cancel) is { } tenant)
            {
                memberships.Add(new(tenant.Slug, tenant.Name, tenant.Profile, tenant.RequiresSecondFactor, membership.Roles));
            }
        }

        return TypedResults.Ok(new MeView(true, account, memberships, actor.IsOperator, csrf));
    }
}

/// <param name="SignedIn">False for visitors.</param>
/// <param name="Account">The account; null for visitors.</param>
/// <param name="Memberships">Authorities for which the person works.</param>
/// <param name="Operator">The service operator's staff.</param>
/// <param name="Csrf">Goes into the header X-CSRF-TOKEN of every unsafe call; ask again after signing in or out.</param>
internal sealed record MeView(bool SignedIn, MyAccountView? Account, IReadOnlyList<MembershipView> Memberships, bool Operator, string Csrf);

/// <param name="Id">Account id; also the person's party id.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Name">Name shown to others.</param>
/// <param name="Language">ja, en or easy.</param>
/// <param name="NotifyByMail">Notifications also come by mail.</param>
/// <param name="TwoFactor">Codes of an app are asked for at sign-in.</param>
/// <param name="Passkeys">Number of passkeys.</param>
/// <param name="RecoveryCodesLeft">Recovery codes not used yet; null without an app.</param>
/// <param name="Strong">This session was started with a second factor or a passkey.</param>
internal sealed record MyAccountView(
    Guid Id, string Email, string Name, string Language, bool NotifyByMail, bool TwoFactor, int Passkeys, int? RecoveryCodesLeft, bool Strong);

/// <param name="Tenant">Word in the URL.</param>
/// <param name="Name">Name of the authority.</param>
/// <param name="Profile">full or simple.</param>
/// <param name="RequiresSecondFactor">Staff must sign in with a second factor or a passkey.</param>
/// <param name="Roles">receive, review, decide, administer, helpDesk, announce.</param>
internal sealed record MembershipView(string Tenant, LocalText Name, string Profile, bool RequiresSecondFactor, IReadOnlyList<string> Roles);
