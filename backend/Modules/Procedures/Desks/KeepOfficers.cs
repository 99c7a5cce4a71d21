using CyberPort.Identity.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Desks;

/// <summary>職位を定める: what 専決 looks at.</summary>
internal static class KeepOfficers
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/officers", List).WithName("ListOfficers").ForStaff(CaseStaff.Reading);
        routes.Tenant.MapPut("/officers/{accountId:guid}", Change).WithName("SetOfficerPost").ForStaff(StaffRoles.Administer);
    }

    private static async Task<Ok<ListOf<OfficerRow>>> List(ProceduresDb db, IAccounts accounts, CancellationToken cancel)
    {
        var posts = await db.OfficerPosts.AsNoTracking().ToDictionaryAsync(p => p.AccountId, cancel);
        return TypedResults.Ok(new ListOf<OfficerRow>([.. (await accounts.MembersAsync(cancel))
            .Where(m => m.Roles.Intersect(CaseStaff.Reading).Any())
            .Select(m => new OfficerRow(m.AccountId, m.Name, m.Roles, posts.GetValueOrDefault(m.AccountId)?.Title ?? "", posts.GetValueOrDefault(m.AccountId)?.Rank ?? 0))], null));
    }

    private static async Task<Results<Ok<OfficerRow>, Problem>> Change(
        Guid accountId, OfficerPostRequest request, ProceduresDb db, IAccounts accounts, IAuditLog audit, CancellationToken cancel)
    {
        if ((await accounts.MembersAsync(cancel)).FirstOrDefault(m => m.AccountId == accountId) is not { } member)
        {
            return Error.NotFound("officer").AsProblem();
        }

        var post = await db.OfficerPosts.SingleOrDefaultAsync(p => p.AccountId == accountId, cancel);
        var before = post is null ? null : new { post.Title, post.Rank };
        if (post is null)
        {
            db.Add(post = new() { TenantId = db.EnteredTenant, AccountId = accountId });
        }

        (post.Title, post.Rank) = ((request.Title ?? "").Trim(), request.Rank);
        audit.Record("officer.post-set", "account", accountId.ToString(), before, new { post.Title, post.Rank });
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new OfficerRow(accountId, member.Name, member.Roles, post.Title, post.Rank));
    }
}

/// <summary>An officer with 職位: title, and rank from 0 to 9 (higher decides more).</summary>
internal sealed record OfficerRow(Guid AccountId, string Name, IReadOnlyList<string> Roles, string Title, int Rank);

internal sealed record OfficerPostRequest(int Rank, string? Title = null);

internal sealed class OfficerPostValidator : AbstractValidator<OfficerPostRequest>
{
    public OfficerPostValidator()
    {
        RuleFor(r => r.Title).Words(40);
        RuleFor(r => r.Rank).InclusiveBetween(0, 9).Says("rank.range", "職位の段階は 0 から 9 までの数です。", "The rank is a number from 0 to 9.");
    }
}
