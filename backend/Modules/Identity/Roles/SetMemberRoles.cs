using CyberPort.Identity.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Tenancy;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Identity.Roles;

/// <summary>役割の変更. No role left means that the person no longer works here. Somebody must remain who can administer.</summary>
internal static class SetMemberRoles
{
    public static void Map(ApiRoutes routes) => routes.Tenant
        .MapPut("/members/{accountId:guid}", Handle).WithName(nameof(SetMemberRoles)).ForStaff(StaffRoles.Administer);

    private static async Task<Results<NoContent, Problem>> Handle(
        Guid accountId, SetMemberRolesRequest request, IdentityDb db, ITenantContext scope, MembershipDirectory directory, IAuditLog audit,
        CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var tenant = scope.Current;
        // All rows of the authority are held: two administrators cannot remove each other at the same time.
        var members = await db.Memberships.FromSql($"select * from identity.membership where tenant_id = {tenant.Id} for update").ToListAsync(cancel);
        if (members.SingleOrDefault(m => m.AccountId == accountId) is not { } member)
        {
            return IdentityErrors.MemberNotFound.AsProblem();
        }

        string[] roles = [.. StaffRoles.All.Intersect(request.Roles!)];
        var remaining = members.Where(m => m != member).Select(m => m.Roles).Append(roles);
        if (!remaining.Any(r => tenant.IsSimple ? r.Length > 0 : r.Contains(StaffRoles.Administer)))
        {
            return IdentityErrors.LastAdministrator.AsProblem();
        }

        audit.Record(
            roles.Length == 0 ? "member.removed" : "member.roles-changed", "member", accountId.ToString(),
            new { member.Roles }, roles.Length == 0 ? null : new { Roles = roles });
        if (roles.Length == 0)
        {
            db.Remove(member);
        }
        else
        {
            member.Roles = roles;
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        directory.Forget(accountId, tenant.Id);
        return TypedResults.NoContent();
    }
}

/// <param name="Roles">receive, review, decide, administer, helpDesk, announce; empty removes the person.</param>
internal sealed record SetMemberRolesRequest(IReadOnlyList<string>? Roles);

internal sealed class SetMemberRolesValidator : AbstractValidator<SetMemberRolesRequest>
{
    public SetMemberRolesValidator() => RuleFor(r => r.Roles).Must(MemberRules.AreRoles)
        .Says("roles.unknown", "役割を選んでください。", "Choose roles.", "しごとを えらんでください。");
}

internal static class MemberRules
{
    public static bool AreRoles(IReadOnlyList<string>? roles) => roles is not null && roles.All(r => StaffRoles.All.Contains(r));
}
