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
    private const int ReadAtOnce = 500;

    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/retention", Preview).WithName("ListRetention").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapGet("/retention/log", Log).WithName("ListRetentionLog").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/cases/{id:guid}/actions/hold-records", Hold).WithName("HoldRecords").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/cases/{id:guid}/actions/release-records", Release).WithName("ReleaseRecords").ForStaff(StaffRoles.Administer);
    }

    private static async Task<Ok<ListOf<RetentionRow>>> Preview(
        ProceduresDb db, TimeProvider time, CancellationToken cancel, int? within = null, string? after = null, int take = 50)
    {
        take = Math.Clamp(take, 1, 200);
        var today = time.TodayInJapan();
        var until = today.AddDays(Math.Clamp(within ?? 90, 0, 3660));
        var rules = await db.RetentionRulesAsync(cancel);
        var found = new List<(KeptCase Case, DateOnly Ends)>();
        var (from, more) = (Cursor.Read(after), true);
        while (more && found.Count <= take)
        {
            var read = await db.Kept(rules, until, today, from).Take(ReadAtOnce).ToListAsync(cancel);
            found.AddRange(read.Select(kept => (kept, RetentionPeriod.EndsOn(rules[kept.ProcedureCode], kept))).Where(one => one.Item2 <= until)
                .Select(one => (one.kept, one.Item2!.Value)));
            (from, more) = (read.Count == 0 ? from : new(read[^1].ClosedAt, read[^1].Id), read.Count == ReadAtOnce);
        }

        var page = found.Take(take).ToList();
        var ids = page.Select(one => one.Case.Id).ToList();
        var holds = await db.RetentionHolds.AsNoTracking().Where(h => ids.Contains(h.ApplicationId)).ToDictionaryAsync(h => h.ApplicationId, cancel);
        return TypedResults.Ok(new ListOf<RetentionRow>(
            [.. page.Select(one => (one.Case, one.Ends, Hold: holds.GetValueOrDefault(one.Case.Id))).Select(one => new RetentionRow(
                one.Case.Id, one.Case.Number, one.Case.ProcedureCode, one.Case.ApplicantName, one.Case.ClosedAt, one.Ends, one.Hold?.Reason, one.Hold?.ByName))],
            found.Count > take ? new Cursor(page[^1].Case.ClosedAt, page[^1].Case.Id).Write() : null));
    }

    private static async Task<Ok<ListOf<RetentionLogRow>>> Log(ProceduresDb db, CancellationToken cancel, string? after = null, int take = 50)
    {
        take = Math.Clamp(take, 1, 200);
        var (from, logs) = (Cursor.Read(after), db.RetentionLogs.AsNoTracking());
        var page = await (from is null ? logs : logs.Where(l => l.AnonymisedAt <= from.At && (l.AnonymisedAt < from.At || l.ApplicationId < from.Id)))
            .OrderByDescending(l => l.AnonymisedAt).ThenByDescending(l => l.ApplicationId).Take(take + 1)
            .Select(l => new RetentionLogRow(l.ApplicationId, l.Number, l.ProcedureCode, l.Years, l.EndedOn, l.Files, l.AnonymisedAt)).ToListAsync(cancel);
        var last = page.Count > take ? page[take - 1] : null;
        return TypedResults.Ok(new ListOf<RetentionLogRow>([.. page.Take(take)], last is null ? null : new Cursor(last.AnonymisedAt, last.Id).Write()));
    }

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
