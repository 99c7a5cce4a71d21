using CyberPort.Platform.Audit;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Review;

/// <summary>One case of a bulk action, in a scope of its own.</summary>
internal sealed class MoveOneCase(ProceduresDb db, Staffing staffing, IAuditLog audit, Officer by, string ip)
{
    /// <summary>The version afterwards, or the refusal.</summary>
    public async Task<Result<int>> MakeAsync(SeenCase seen, MoveCasesRequest request, (Guid Id, string Name)? assignee, CancellationToken cancel)
    {
        if (await db.Applications.Whole().SingleOrDefaultAsync(a => a.Id == seen.Id, cancel) is not { } found)
        {
            return CaseErrors.NotFound;
        }

        if (request.Action == QueueAction.Message)
        {
            return await WriteAsync(found, request.Text!, cancel);
        }

        var fresh = found.CheckVersion(seen.Version);
        if (fresh.IsError)
        {
            return fresh.Error;
        }

        var before = CaseSnapshot.Of(found);
        var here = await staffing.ForCaseAsync(by, found, cancel);
        var (move, done) = request.Action switch
        {
            QueueAction.Take => (CaseMove.Take, found.Take(here)),
            QueueAction.Assign => (CaseMove.Assign, found.Assign(here, assignee!.Value.Id, assignee.Value.Name)),
            QueueAction.Release => (CaseMove.Release, found.Release(here)),
            _ => (CaseMove.Accept, found.Accept(here, null, await db.FollowedAsync(found, cancel))),
        };
        if (done.IsError)
        {
            return done.Error;
        }

        db.Promise(found, move);
        audit.Record($"case.{CaseWords.Slug(move)}", "case", found.Id.ToString(), before, new { Case = CaseSnapshot.Of(found), bulk = true, ip }, by.PersonName);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException fault) when (Moving.IsRace(fault))
        {
            return CaseErrors.Stale(found.Last);
        }

        return found.Version;
    }

    private async Task<Result<int>> WriteAsync(Application found, string text, CancellationToken cancel)
    {
        var message = new Message { ApplicationId = found.Id, FromApplicant = false, AuthorId = by.PersonId, AuthorName = by.PersonName, Text = text.Trim(), At = by.Now };
        db.Add(message);
        found.Tell(message);
        audit.Record("case.message-written", "case", found.Id.ToString(), null, new { Message = message.Id, Sha256 = Fingerprint.Of(message.Id, message.Text), message.FromApplicant, bulk = true, ip }, by.PersonName);
        await db.SaveChangesAsync(cancel);
        return found.Version;
    }
}
