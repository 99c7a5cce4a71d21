using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.TwoFactor;

/// <summary>利用者を探す（運営者）: by the whole e-mail address, so that nobody leafs through people. In the body, because addresses in URLs end up in logs.</summary>
internal static class FindAccount
{
    public static void Map(ApiRoutes routes) => routes.Operator.MapPost("/accounts/actions/find", Handle).WithName(nameof(FindAccount));

    private static async Task<Results<Ok<FoundAccount>, Problem>> Handle(FindAccountRequest request, IdentityDb db, CancellationToken cancel)
    {
        var key = Account.KeyOf(request.Email!);
        var found = await db.Accounts.Where(a => a.EmailKey == key).Select(a => new FoundAccount(
            a.Email, a.Name, a.AuthenticatorEnabledAt != null, db.Passkeys.Count(p => p.AccountId == a.Id))).SingleOrDefaultAsync(cancel);
        return found is null ? IdentityErrors.AccountNotFound.AsProblem() : TypedResults.Ok(found);
    }
}

/// <param name="Email">The whole address.</param>
internal sealed record FindAccountRequest(string? Email);

/// <param name="Email">E-mail address.</param>
/// <param name="Name">Name.</param>
/// <param name="Authenticator">Signs in with codes of an app.</param>
/// <param name="Passkeys">How many passkeys there are.</param>
internal sealed record FoundAccount(string Email, string Name, bool Authenticator, int Passkeys);

internal sealed class FindAccountValidator : AbstractValidator<FindAccountRequest>
{
    public FindAccountValidator() => RuleFor(r => r.Email).MustBeEmail();
}
