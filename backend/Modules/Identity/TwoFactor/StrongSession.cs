using CyberPort.Identity.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.TwoFactor;

/// <summary>
/// Who has a second factor or a passkey changes them only in a session that was started with one; otherwise a stolen
/// password would be enough to add a factor of one's own.
/// </summary>
internal static class StrongSession
{
    public static async Task<Error?> DemandAsync(IdentityDb db, HttpContext http, Guid accountId, CancellationToken cancel) =>
        !http.User.HasClaim(ActorClaims.StrongAuthentication, "true")
        && (await db.Accounts.AnyAsync(a => a.Id == accountId && a.AuthenticatorEnabledAt != null, cancel)
            || await db.Passkeys.AnyAsync(p => p.AccountId == accountId, cancel))
            ? IdentityErrors.StrongSignInRequired
            : null;
}
