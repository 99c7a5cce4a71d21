using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Retention;

/// <summary>保存期間の満了予定を見る・延長する・匿名化の記録を見る</summary>
internal static class KeepRetention
{
    private const int Most = 500;

    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/retention", Preview).WithName("ListRetention").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapGet("/retention/log", Log).WithName("ListRetentionLog").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/cases/{id:guid}/actions/hold-records", Hold).WithName("HoldRecords").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/cases/{id:guid}/actions/release-records", Release).WithName("ReleaseRecords").ForStaff(StaffRoles.Administer);
    }

    private static async Task<Ok<ListOf<RetentionRow>>> Preview(ProceduresDb db, TimeProvider time, CancellationToken cancel, int? within = null)
    {
        var today = time.TodayInJapan();
        var until = today.AddDays(Math.Clamp(within ?? 90, 0, 3660));
        var rules = await db.RetentionRulesAsync(cancel);
        var holds = await db.RetentionHolds.AsNoTracking().ToDictionaryAsync(h => h.ApplicationId, cancel);
        var rows = new List<RetentionRow>();
        await foreach (var kept in db.Kept(rules.Keys, time.GetUtcNow(), today).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (RetentionPeriod.EndsOn(rules[kept.ProcedureCode], kept) is { } ends && ends <= until)
            {
                var hold = holds.GetValueOrDefault(kept.Id);
                rows.Add(new(kept.Id, kept.Number, kept.ProcedureCode, kept.ApplicantName, kept.ClosedAt, ends, hold?.Reason, hold?.ByName));
            }

            if (rows.Count == Most)
            {
                break;
            }
        }

        return TypedResults.Ok(new ListOf<RetentionRow>(rows, null));
    }

    private static async Task<Ok<ListOf<RetentionLogRow>>> Log(ProceduresDb db, CancellationToken cancel) =>
        TypedResults.Ok(new ListOf<RetentionLogRow>(
            await db.RetentionLogs.AsNoTracking().OrderByDescending(l => l.AnonymisedAt).Take(Most)
                .Select(l => new RetentionLogRow(l.ApplicationId, l.Number, l.ProcedureCode, l.Years, l.EndedOn, l.Files, l.AnonymisedAt)).ToListAsync(cancel), null));

    private static async Task<Results<NoContent, Problem>> Hold(
        Guid id, HoldRecordsRequest request, ProceduresDb db, ICurrentActor actor, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        if (await db.Applications.AsNoTracking().Where(a => a.Id == id).Select(a => new { a.AnonymisedAt }).SingleOrDefaultAsync(cancel) is not { } found)
        {
            return CaseErrors.NotFound.AsProblem();
        }

        if (found.AnonymisedAt is not null)
        {
            return RetentionErrors.Gone.AsProblem();
        }

        var hold = await db.RetentionHolds.SingleOrDefaultAsync(h => h.ApplicationId == id, cancel);
        if (hold is null)
        {
            db.Add(hold = new() { ApplicationId = id });
        }

        (hold.Reason, hold.ByName, hold.At) = (request.Reason.Trim(), actor.DisplayName, time.GetUtcNow());
        audit.Record("case.records-held", "case", id.ToString(), null, new { hold.Reason });
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Problem>> Release(Guid id, ProceduresDb db, IAuditLog audit, CancellationToken cancel)
    {
        if (await db.RetentionHolds.SingleOrDefaultAsync(h => h.ApplicationId == id, cancel) is not { } hold)
        {
            return CaseErrors.NotFound.AsProblem();
        }

        db.Remove(hold);
        audit.Record("case.records-released", "case", id.ToString(), new { hold.Reason });
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}

/// <summary>A case whose records are kept no longer soon.</summary>
internal sealed record RetentionRow(
    Guid Id, string Number, string ProcedureCode, string ApplicantName, DateTimeOffset ClosedAt, DateOnly EndsOn, string? HeldBecause, string? HeldBy);

/// <summary>A case whose records have been anonymised.</summary>
internal sealed record RetentionLogRow(Guid Id, string Number, string ProcedureCode, int Years, DateOnly EndedOn, int Files, DateTimeOffset AnonymisedAt);

/// <summary>Why the records are kept on.</summary>
internal sealed record HoldRecordsRequest(string Reason);

internal sealed class HoldRecordsValidator : AbstractValidator<HoldRecordsRequest>
{
    public HoldRecordsValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().Says("required", "延長する理由を書いてください。", "Please say why.");
        RuleFor(r => (string?)r.Reason).Words(2000).OverridePropertyName("reason");
    }
}
