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
        var reader = new RenewingReader(officer.Office, await staffing.TodayAsync(officer, cancel), officer.PersonId);
        if (!reader.Decides && !reader.PutsForward)
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
}

/// <summary>What an officer does with a renewal.</summary>
internal enum RenewalTurn
{
    /// <summary>更新する</summary>
    Renew,
    /// <summary>起案する: another officer decides.</summary>
    PutForward,
}

/// <summary>更新にあたる職員: what one officer may do about renewals today, by their own roles and those of whom they stand in for.</summary>
internal sealed class RenewingReader(OfficeRules office, IReadOnlyList<Capacity> capacities, Guid personId)
{
    public bool Decides { get; } = Has(office, capacities, CaseActors.Decider);

    /// <summary>起案する: only where a second person decides.</summary>
    public bool PutsForward { get; } = !office.OnePersonDecides && Has(office, capacities, CaseActors.Reviewer);

    /// <summary>What is theirs to do with this renewal now; 専決 and the checklist are asked when it is done.</summary>
    /// <param name="mode">The procedure's rule.</param>
    /// <param name="recommended">Whether somebody else recommended the holder's filing; null where none is filed.</param>
    /// <param name="put">What was put forward of the office's own.</param>
    public RenewalTurn? TurnFor(RenewalMode mode, bool? recommended, RenewalPutForward? put)
    {
        var byOther = recommended ?? (put is not null && put.By.Id != personId);
        return mode switch
        {
            RenewalMode.Single => null,
            RenewalMode.OnApplication when recommended is null => null,
            _ when office.OnePersonDecides || byOther => Decides ? RenewalTurn.Renew : null,
            _ => recommended is null && PutsForward ? RenewalTurn.PutForward : null,
        };
    }

    private static bool Has(OfficeRules office, IEnumerable<Capacity> capacities, CaseActors role) => office.AnyStaffDoesAll || capacities.Any(c => c.Roles.HasFlag(role));
}

/// <summary>A permit and the last day of the one that follows it.</summary>
internal sealed record RenewalItem(Guid PermitId, DateOnly ValidTo);

internal sealed record RenewPermitsRequest(IReadOnlyList<RenewalItem> Items);

internal sealed class RenewPermitsValidator : AbstractValidator<RenewPermitsRequest>
{
    public RenewPermitsValidator()
    {
        RuleFor(r => r.Items).Must(i => i is { Count: >= 1 and <= 500 })
            .Says("items.range", "更新する許可を1～500件選んでください。", "Choose 1 to 500 permits.");
        RuleForEach(r => r.Items).ChildRules(item => item.RuleFor(i => (DateOnly?)i.ValidTo).MayBeDay().OverridePropertyName("validTo"));
    }
}
