using CyberPort.Forms.Contracts;
using CyberPort.Identity.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Desks;

/// <summary>事務の進め方を定める: routing, 専決 and checklist of a procedure, or (code <c>_all</c>) of all.</summary>
internal static class KeepWorkPlan
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/work-plans/{code}", Show).WithName("ShowWorkPlan").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPut("/work-plans/{code}", Keep).WithName(nameof(KeepWorkPlan)).ForStaff(StaffRoles.Administer);
    }

    private static async Task<Results<Ok<WorkPlanView>, Problem>> Show(string code, ProceduresDb db, HttpResponse response, CancellationToken cancel)
    {
        if (!await ExistsAsync(code, db, cancel))
        {
            return Error.NotFound("procedure").AsProblem();
        }

        var plan = await db.WorkPlans.AsNoTracking().SingleOrDefaultAsync(p => p.ProcedureCode == code, cancel);
        response.SetVersion(plan?.Version ?? 0);
        return TypedResults.Ok(View(code, plan));
    }

    private static async Task<Results<Ok<WorkPlanView>, Problem>> Keep(
        string code, KeepWorkPlanRequest request, IfMatch seen, ProceduresDb db, IAccounts accounts, IAuditLog audit, HttpResponse response,
        CancellationToken cancel)
    {
        var version = seen.Required();
        if (version.IsError)
        {
            return version.Error.AsProblem();
        }

        if (!await ExistsAsync(code, db, cancel))
        {
            return Error.NotFound("procedure").AsProblem();
        }

        var wrong = await CheckAsync(request, db, accounts, cancel);
        if (wrong.IsError)
        {
            return wrong.Error.AsProblem();
        }

        var plan = await db.WorkPlans.SingleOrDefaultAsync(p => p.ProcedureCode == code, cancel);
        if ((plan?.Version ?? 0) != version.Value)
        {
            return DeskErrors.PlanStale.AsProblem();
        }

        var before = plan is null ? null : View(code, plan);
        if (plan is null)
        {
            db.Add(plan = new() { TenantId = db.EnteredTenant, ProcedureCode = code });
        }
        else
        {
            plan.Version++;
        }

        (plan.Routing, plan.Levels, plan.Checks, plan.ConsultationStopsClock) =
            ([.. request.Routing], [.. request.Levels], [.. request.Checks], request.ConsultationStopsClock);
        audit.Record("work-plan.kept", "work-plan", code, before, View(code, plan));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException fault) when (Moving.IsRace(fault))
        {
            return DeskErrors.PlanStale.AsProblem();
        }

        response.SetVersion(plan.Version);
        return TypedResults.Ok(View(code, plan));
    }

    private static async Task<bool> ExistsAsync(string code, ProceduresDb db, CancellationToken cancel) =>
        code == WorkPlan.All || await db.Procedures.AnyAsync(p => p.Code == code, cancel);

    private static async Task<Result> CheckAsync(KeepWorkPlanRequest asked, ProceduresDb db, IAccounts accounts, CancellationToken cancel)
    {
        var desks = await db.Desks.AsNoTracking().Select(d => d.Id).ToListAsync(cancel);
        if (asked.Routing.Any(r => !desks.Contains(r.DeskId)))
        {
            return CaseErrors.UnknownDesk;
        }

        var members = (await accounts.MembersAsync(cancel)).Select(m => m.AccountId).ToHashSet();
        if (asked.Levels.Any(l => l.People.Any(p => !members.Contains(p))))
        {
            return DeskErrors.UnknownMember;
        }

        return asked.Levels is [.., { When: not null } or { MaxMonths: not null }] ? DeskErrors.LastLevelOpen : Result.Ok;
    }

    private static WorkPlanView View(string code, WorkPlan? plan) => new(
        code, plan?.Routing ?? [], plan?.Levels ?? [], plan?.Checks ?? [], plan?.ConsultationStopsClock ?? false, plan?.Version ?? 0);
}
