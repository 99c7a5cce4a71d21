using CyberPort.Identity.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Desks;

/// <summary>不在代理を定める: an officer for oneself, an administrator for everyone.</summary>
internal static class KeepAbsences
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/absences", List).WithName("ListAbsences").ForStaff(CaseStaff.Reading);
        routes.Tenant.MapPost("/absences", Set).WithName("SetAbsence").ForStaff(CaseStaff.Reading);
        routes.Tenant.MapPost("/absences/{id:guid}/actions/end", End).WithName("EndAbsence").ForStaff(CaseStaff.Reading);
    }

    /// <summary>Those of today and to come; what is over has done its work.</summary>
    private static async Task<Ok<ListOf<AbsenceRow>>> List(ProceduresDb db, TimeProvider time, CancellationToken cancel, string? after = null, int take = 50)
    {
        take = Math.Clamp(take, 1, 200);
        var (today, from) = (time.TodayInJapan(), Cursor.Read(after));
        var day = from is null ? default : DateOnly.FromDateTime(from.At.UtcDateTime);
        var found = db.Absences.AsNoTracking().Where(a => a.EndedAt == null && a.ToDay >= today);
        var page = await (from is null ? found : found.Where(a => a.FromDay > day || (a.FromDay == day && a.Id > from.Id)))
            .OrderBy(a => a.FromDay).ThenBy(a => a.Id).Take(take + 1).ToListAsync(cancel);
        var last = page.Count > take ? page[take - 1] : null;
        return TypedResults.Ok(new ListOf<AbsenceRow>(
            [.. page.Take(take).Select(a => AbsenceRow.Of(a, today))], last is null ? null : new Cursor(new(last.FromDay.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), last.Id).Write()));
    }

    private static async Task<Results<Ok<AbsenceRow>, Problem>> Set(
        SetAbsenceRequest request, ProceduresDb db, ICurrentActor actor, IAccounts accounts, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        if (request.AwayId != actor.Id && !actor.Roles.Contains(StaffRoles.Administer))
        {
            return DeskErrors.OwnAbsenceOnly.AsProblem();
        }

        var members = await accounts.MembersAsync(cancel);
        var away = members.FirstOrDefault(m => m.AccountId == request.AwayId);
        var cover = members.FirstOrDefault(m => m.AccountId == request.CoverId && m.Roles.Intersect(CaseStaff.Working).Any());
        if (away is null || cover is null || away.AccountId == cover.AccountId)
        {
            return DeskErrors.CoversNobody.AsProblem();
        }

        var absence = new Absence
        {
            AwayId = away.AccountId, AwayName = away.Name, CoverId = cover.AccountId, CoverName = cover.Name, FromDay = request.From, ToDay = request.To,
            SetById = actor.Id, SetByName = actor.DisplayName, SetAt = time.GetUtcNow(),
        };
        db.Add(absence);
        audit.Record("absence.set", "absence", absence.Id.ToString(), null, new { absence.AwayName, absence.CoverName, absence.FromDay, absence.ToDay });
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(AbsenceRow.Of(absence, time.TodayInJapan()));
    }

    private static async Task<Results<NoContent, Problem>> End(
        Guid id, ProceduresDb db, ICurrentActor actor, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        if (await db.Absences.SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } absence)
        {
            return DeskErrors.AbsenceNotFound.AsProblem();
        }

        if (absence.AwayId != actor.Id && !actor.Roles.Contains(StaffRoles.Administer))
        {
            return DeskErrors.OwnAbsenceOnly.AsProblem();
        }

        absence.End(time.GetUtcNow());
        audit.Record("absence.ended", "absence", id.ToString(), null, new { absence.AwayName, absence.CoverName });
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}

/// <summary>不在代理; <paramref name="Now"/>: today is one of its days.</summary>
internal sealed record AbsenceRow(Guid Id, OfficerView Away, OfficerView Cover, DateOnly From, DateOnly To, string SetBy, bool Now)
{
    public static AbsenceRow Of(Absence a, DateOnly today) => new(
        a.Id, new(a.AwayId, a.AwayName), new(a.CoverId, a.CoverName), a.FromDay, a.ToDay, a.SetByName, a.FromDay <= today && a.ToDay >= today);
}

internal sealed record SetAbsenceRequest(Guid AwayId, Guid CoverId, DateOnly From, DateOnly To);

internal sealed class SetAbsenceValidator : AbstractValidator<SetAbsenceRequest>
{
    public SetAbsenceValidator()
    {
        RuleFor(r => r.To).GreaterThanOrEqualTo(r => r.From).Says("period.reversed", "終わりの日は、始まりの日以後にしてください。", "The last day must not be before the first.");
        RuleFor(r => r.To).Must((r, to) => to.DayNumber - r.From.DayNumber <= 731).Says("period.long", "2年以内にしてください。", "At most two years, please.");
    }
}
