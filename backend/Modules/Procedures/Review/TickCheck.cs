using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Review;

/// <summary>確認項目に印を付ける: who looked, and when. No move: the case stays as it is.</summary>
internal static class TickCheck
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/tick-check", Handle).WithName(nameof(TickCheck)).ForStaff(CaseStaff.Working);

    private static async Task<Results<NoContent, Problem>> Handle(
        Guid id, TickCheckRequest request, ProceduresDb db, WorkPlans plans, ICurrentActor actor, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        if (await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } found)
        {
            return CaseErrors.NotFound.AsProblem();
        }

        var procedure = await db.Procedures.AsNoTracking().SingleAsync(p => p.Code == found.ProcedureCode, cancel);
        if (!WorkPlans.ChecksOf(await plans.ForAsync(found.ProcedureCode, cancel), procedure).Any(c => c.Id == request.CheckId))
        {
            return Error.NotFound("check").AsProblem();
        }

        var tick = await db.CheckTicks.SingleOrDefaultAsync(t => t.ApplicationId == id && t.CheckId == request.CheckId, cancel);
        if (request.Done == (tick is not null))
        {
            return TypedResults.NoContent();
        }

        if (tick is null)
        {
            db.Add(new CheckTick { TenantId = found.TenantId, ApplicationId = id, CheckId = request.CheckId, ById = actor.Id, ByName = actor.DisplayName, At = time.GetUtcNow() });
        }
        else
        {
            db.Remove(tick);
        }

        audit.Record(request.Done ? "case.check-ticked" : "case.check-unticked", "case", id.ToString(), null, new { request.CheckId });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException fault) when (Moving.IsRace(fault))
        {
            // A colleague ticked it in the same moment: it is ticked.
        }

        return TypedResults.NoContent();
    }
}

internal sealed record TickCheckRequest(string CheckId, bool Done);

internal sealed class TickCheckValidator : AbstractValidator<TickCheckRequest>
{
    public TickCheckValidator() => RuleFor(r => r.CheckId).NotEmpty().MaximumLength(40).Says("required", "項目を選んでください。", "Choose a point.");
}
