using System.Text.Json;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Bulk;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>許可の一括更新: a list with the new last days and one confirmation; what fails says why, what succeeds stays.</summary>
internal static class RenewPermits
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/permits/actions/renew", Handle).WithName(nameof(RenewPermits)).ForStaff(CaseStaff.Working);

    private static async Task<Results<Accepted<BulkJobView>, Problem>> Handle(
        RenewPermitsRequest request, ProceduresDb db, Office office, Staffing staffing, ICurrentActor actor, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        var officer = await office.OfficerAsync(cancel);
        if (!MayRenew(officer.Office, await staffing.TodayAsync(officer, cancel)))
        {
            return CaseErrors.RoleNeeded.AsProblem();
        }

        var wanted = request.Items.DistinctBy(i => i.PermitId).ToDictionary(i => i.PermitId, i => i.ValidTo);
        var known = await db.Permits.AsNoTracking().Where(p => wanted.Keys.Contains(p.Id)).OrderBy(p => p.ValidTo).Select(p => new { p.Id, p.Number }).ToListAsync(cancel);
        if (known.Count < wanted.Count)
        {
            return Error.NotFound("permit").AsProblem();
        }

        var job = new BulkJob
        {
            Kind = BulkKind.Renewal, StartedById = actor.Id, StartedByName = actor.DisplayName, Roles = [.. actor.Roles], Language = actor.Language,
            Spec = JsonSerializer.Serialize(new { count = known.Count }, Json.Options), StartedAt = time.GetUtcNow(),
        };
        job.Begin(known.Count);
        db.Add(job);
        db.AddRange(known.Select((p, i) => new BulkRow { JobId = job.Id, No = i, SubjectId = p.Id, Label = p.Number, ValidTo = wanted[p.Id] }));
        audit.Record("permits.renewal-started", "bulk-job", job.Id.ToString(), null, new { permits = known.Select(p => p.Number) });
        await db.SaveChangesAsync(cancel);
        return TypedResults.Accepted($"bulk-jobs/{job.Id}", BulkJobView.Of(job, []));
    }

    /// <summary>Who decides; where two persons do, also who puts forward.</summary>
    public static bool MayRenew(OfficeRules office, IEnumerable<Capacity> capacities) => office.AnyStaffDoesAll
        || capacities.Any(c => c.Roles.HasFlag(CaseActors.Decider) || (!office.OnePersonDecides && c.Roles.HasFlag(CaseActors.Reviewer)));
}

/// <summary>A permit and the last day of the one that follows it.</summary>
internal sealed record RenewalItem(Guid PermitId, DateOnly ValidTo);

internal sealed record RenewPermitsRequest(IReadOnlyList<RenewalItem> Items);

internal sealed class RenewPermitsValidator : AbstractValidator<RenewPermitsRequest>
{
    public RenewPermitsValidator() => RuleFor(r => r.Items).Must(i => i is { Count: >= 1 and <= 500 })
        .Says("items.range", "更新する許可を1～500件選んでください。", "Choose 1 to 500 permits.");
}
