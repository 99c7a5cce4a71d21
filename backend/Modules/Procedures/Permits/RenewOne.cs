using CyberPort.Platform.Audit;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Bulk;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>一括更新の一行: grants the holder's renewal filing, or renews of the office's own where the procedure's data lets it.</summary>
internal sealed class RenewOne(ProceduresDb db, Office office, Staffing staffing, IAuditLog audit, TimeProvider time)
{
    private static readonly Error NotFiled = new("permit.renewal-not-filed", ErrorKind.Conflict, new(
        "更新の申請が出ていません。この手続では、申請のあった許可だけを一括で更新できます。",
        "No renewal has been filed. For this procedure only permits with a filed renewal can be renewed together."));

    private static readonly Error OneByOne = new("permit.renewal-single", ErrorKind.Conflict, new(
        "この手続の更新は、案件ごとに審査して決裁します。", "Renewals of this procedure are reviewed and decided one by one."));

    private static readonly LocalText Proposed = new(
        "起案しました。ほかの職員が決裁すると更新されます。", "Put forward. It is renewed when another officer decides it.");

    public async Task RunAsync(Guid jobId, int no, CancellationToken cancel)
    {
        var job = await db.BulkJobs.AsNoTracking().SingleAsync(j => j.Id == jobId, cancel);
        var row = await db.BulkRows.SingleAsync(r => r.JobId == jobId && r.No == no, cancel);
        var by = new Officer(job.StartedById, job.StartedByName, Office.RolesOf(job.Roles), Office.Rules(await office.AuthorityAsync(cancel)), time.GetUtcNow());
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var done = await RenewAsync(row, job.Language, by, cancel);
        if (done.IsError)
        {
            await whole.RollbackAsync(cancel); // with the number that it took
            db.ChangeTracker.Clear();
            await RefuseAsync(jobId, no, done.Error, job.Language, cancel);
            return;
        }

        done.Value.Note(row);
        try
        {
            await db.SaveChangesAsync(cancel);
            await db.CommitAsync(whole, cancel);
        }
        catch (DbUpdateException)
        {
            // Somebody moved the same case meanwhile, or the periods meet: this row fails, the others go on.
            await whole.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
            await RefuseAsync(jobId, no, PermitErrors.Overlap, job.Language, cancel);
        }
    }

    private async Task RefuseAsync(Guid jobId, int no, Error error, string language, CancellationToken cancel)
    {
        (await db.BulkRows.SingleAsync(r => r.JobId == jobId && r.No == no, cancel)).Refused(error, language);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<Result<Outcome>> RenewAsync(BulkRow row, string language, Officer officer, CancellationToken cancel)
    {
        var permit = await db.Permits.AsNoTracking().SingleOrDefaultAsync(p => p.Id == row.SubjectId, cancel);
        if (permit is null or { IsEnded: true })
        {
            return PermitErrors.NotInForce;
        }

        var holder = await db.Applications.Whole().SingleAsync(a => a.Id == permit.ApplicationId, cancel);
        var rule = await db.RuleOfAsync(holder.ProcedureCode, cancel);
        if (rule.Renewal == RenewalMode.Single)
        {
            return OneByOne;
        }

        var filing = await db.Applications.Whole().Where(a => a.ChainId == permit.ChainId && a.Relation == FilingRelation.Renewal && a.ClosedAt == null)
            .OrderBy(a => a.SubmittedAt).FirstOrDefaultAsync(cancel);
        if (filing is null && rule.Renewal != RenewalMode.ExOfficio)
        {
            return NotFiled;
        }

        var terms = new PermitTerms(null, null, row.ValidTo);
        var moved = filing ?? holder;
        var before = CaseSnapshot.Of(moved);
        var here = await staffing.ForCaseAsync(officer, moved, cancel);
        var move = filing is not null ? CaseMove.Grant : IsProposal(holder, here, row.ValidTo) ? CaseMove.ProposeRenewal : CaseMove.Renew;
        var number = move == CaseMove.ProposeRenewal ? "" : await GrantPermit.NumberAsync(office, db, here.Now, cancel);
        var done = move switch
        {
            CaseMove.ProposeRenewal => holder.ProposeRenewal(here, terms),
            CaseMove.Renew => holder.Renew(here, terms, number),
            _ => filing!.Grant(here, terms, null, number, new(holder, holder.Permits.Single(p => p.Id == permit.Id))),
        };
        if (done.IsError)
        {
            return done.Error;
        }

        db.Promise(moved, move);
        audit.Record($"case.{CaseWords.Slug(move)}", "case", moved.Id.ToString(), before, CaseSnapshot.Of(moved), here.PersonName);
        return move == CaseMove.ProposeRenewal ? new Outcome(Proposed.In(language), "permit.renewal-proposed") : new Outcome(number);
    }

    /// <summary>
    /// 起案か決裁か: where two persons decide, somebody who reviews puts the renewal forward, anew when they think better of their own day;
    /// otherwise it is decided, or refused in words that say what is missing.
    /// </summary>
    private static bool IsProposal(Application holder, MoveContext here, DateOnly? to) =>
        !here.Office.OnePersonDecides && (holder.ProposedRenewal is not { } put || (put.ById == here.PersonId && put.ValidTo != to))
        && (here.Office.AnyStaffDoesAll || here.Capacities.Any(c => c.Roles.HasFlag(CaseActors.Reviewer)));

    /// <summary>What became of a row; a code where it was only put forward.</summary>
    private sealed record Outcome(string Text, string? Code = null)
    {
        public void Note(BulkRow row) => row.Succeeded(Text, Code);
    }
}
