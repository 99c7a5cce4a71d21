using CyberPort.Identity.Persistence;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Tenancy;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Identity.Accounts;

/// <summary>メールアドレスの確認. Does not sign in: whoever opens a link still needs the password.</summary>
internal static class ConfirmEmail
{
    public static void Map(ApiRoutes routes) => routes.Open
        .MapPost("/identity/confirm", Handle).WithName(nameof(ConfirmEmail)).ForAnyone();

    private static async Task<Results<NoContent, Problem>> Handle(
        ConfirmRequest request, IdentityDb db, AccountLinks links, ITenantContext scope, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        if (await links.OpenAsync(request.AccountId, request.Token!, cancel, LinkPurpose.Confirm) is not { } account)
        {
            return IdentityErrors.LinkExpired.AsProblem();
        }

        if (account.ConfirmedAt is null)
        {
            // The stamp stays: mail programs open links before people do, and the second opening should succeed as well.
            account.ConfirmedAt = time.GetUtcNow();
            scope.EnterParty(account.Id);
            audit.Record("account.confirmed", "account", account.Id.ToString());
            await db.SaveChangesAsync(cancel);
        }

        return TypedResults.NoContent();
    }
}

/// <param name="AccountId">From the link.</param>
/// <param name="Token">From the link.</param>
internal sealed record ConfirmRequest(Guid AccountId, string? Token);

internal sealed class ConfirmValidator : AbstractValidator<ConfirmRequest>
{
    public ConfirmValidator() => RuleFor(r => r.Token).MustBeLink();
}
