using CyberPort.Identity.Persistence;
using CyberPort.Identity.SignIn;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Tenancy;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.Accounts;

/// <summary>プロフィール: name, language, and whether notifications also come by mail.</summary>
internal static class UpdateProfile
{
    public static void Map(ApiRoutes routes) => routes.Open
        .MapPut("/identity/profile", Handle).WithName(nameof(UpdateProfile)).ForAccounts();

    private static async Task<NoContent> Handle(
        UpdateProfileRequest request, IdentityDb db, ICurrentActor actor, SessionCache sessions, ITenantContext scope, IAuditLog audit, CancellationToken cancel)
    {
        var id = actor.Id;
        scope.EnterParty(id);
        var account = await db.Accounts.SingleAsync(a => a.Id == id, cancel);
        var before = new { account.Name, account.Language, account.NotifyByMail };
        account.Name = request.Name!.Trim();
        account.Language = request.Language!;
        account.NotifyByMail = request.NotifyByMail;
        audit.Record("account.profile-changed", "account", id.ToString(), before, new { account.Name, account.Language, account.NotifyByMail });
        await db.SaveChangesAsync(cancel);
        if (actor.SessionId is { } session)
        {
            sessions.Forget(session);
        }

        return TypedResults.NoContent();
    }
}

/// <param name="Name">Name shown to others.</param>
/// <param name="Language">ja, en or easy.</param>
/// <param name="NotifyByMail">Notifications also come by mail.</param>
internal sealed record UpdateProfileRequest(string? Name, string? Language, bool NotifyByMail);

internal sealed class UpdateProfileValidator : AbstractValidator<UpdateProfileRequest>
{
    public UpdateProfileValidator()
    {
        RuleFor(r => r.Name).MustBeName();
        RuleFor(r => r.Language).MustBeLanguage();
    }
}
