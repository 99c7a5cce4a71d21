using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using CyberPort.Identity.SignIn;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.Roles;

/// <summary>職員の招待: by e-mail address. Who has an account already uses it; who has none sets a password by the link in the mail.</summary>
internal static class InviteMember
{
    public static void Map(ApiRoutes routes) => routes.Tenant
        .MapPost("/members/invite", Handle).WithName(nameof(InviteMember)).ForStaff(StaffRoles.Administer).LimitMails();

    private static async Task<Results<Created<InvitedView>, Problem>> Handle(
        InviteMemberRequest request, Invitations invitations, ICurrentActor actor, CancellationToken cancel)
    {
        var invited = await invitations.InviteAsync(request with { Language = request.Language ?? actor.Language }, cancel);
        return invited.IsError ? invited.Error.AsProblem() : TypedResults.Created((string?)null, new InvitedView(invited.Value));
    }
}

/// <summary>招待 of somebody into the entered authority; the caller has checked what was asked.</summary>
internal sealed class Invitations(IdentityDb db, ITenantContext scope, MembershipDirectory directory, AccountMails mails, IAuditLog audit, TimeProvider time)
{
    /// <summary>The account that was invited; refused for who is a member and has confirmed the address.</summary>
    public async Task<Result<Guid>> InviteAsync(InviteMemberRequest request, CancellationToken cancel)
    {
        var tenant = scope.Current;
        var now = time.GetUtcNow();
        var key = Account.KeyOf(request.Email!);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.EmailKey == key, cancel);
        if (account is null)
        {
            account = Account.Of(request.Email!, request.Name!, request.Language!, now);
            db.Add(account);
        }

        if (account.ConfirmedAt is null)
        {
            // Somebody may have registered this address without owning it: their password and links must not open what roles open.
            account.PasswordHash = null;
            account.RenewStamp();
        }

        string[] roles = [.. StaffRoles.All.Intersect(request.Roles!)];
        if (await db.Memberships.SingleOrDefaultAsync(m => m.AccountId == account.Id, cancel) is { } member)
        {
            // Inviting again sends the mail again; roles are changed on the members' page.
            if (account.ConfirmedAt is not null)
            {
                return IdentityErrors.AlreadyMember;
            }

            roles = member.Roles;
        }
        else
        {
            db.Add(new Membership { AccountId = account.Id, Roles = roles, Since = now });
        }

        audit.Record("member.invited", "member", account.Id.ToString(), after: new { Roles = roles });
        if (account.ConfirmedAt is null)
        {
            await mails.InviteAsync(account, tenant.Name, tenant.Id);
        }
        else
        {
            mails.AddedToAuthority(account, tenant.Name, tenant.Id);
        }

        await db.SaveChangesAsync(cancel);
        directory.Forget(account.Id, tenant.Id);
        return account.Id;
    }
}

/// <param name="Email">E-mail address.</param>
/// <param name="Name">Name, used when there is no account yet.</param>
/// <param name="Roles">At least one of receive, review, decide, administer, helpDesk, announce.</param>
/// <param name="Language">ja, en or easy, used when there is no account yet; the inviting person's own when not given.</param>
internal sealed record InviteMemberRequest(string? Email, string? Name, IReadOnlyList<string>? Roles, string? Language = null) : INamesAccount;

/// <param name="AccountId">The account.</param>
internal sealed record InvitedView(Guid AccountId);

internal sealed class InviteMemberValidator : AbstractValidator<InviteMemberRequest>
{
    public InviteMemberValidator()
    {
        RuleFor(r => r.Email).MustBeEmail();
        RuleFor(r => r.Name).MustBeName();
        RuleFor(r => r.Roles).Must(r => MemberRules.AreRoles(r) && r!.Count > 0)
            .Says("roles.required", "役割を1つ以上選んでください。", "Choose at least one role.", "しごとを 1つ以上 えらんでください。");
        RuleFor(r => r.Language).Must(l => l is null || Languages.Has(l)).Says("language.unknown", "言語を選んでください。", "Choose a language.", "ことばを えらんでください。");
    }
}
