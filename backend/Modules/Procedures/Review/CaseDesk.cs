using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Review;

/// <summary>
/// What all moves of an officer have in common: find the case, see that nobody was first, let the case decide, note it in the
/// audit trail, save.
/// </summary>
internal sealed class CaseDesk(ProceduresDb db, Office office, Staffing staffing, IAuditLog audit, IHttpContextAccessor http)
{
    /// <summary>Makes a move that needs nothing but the case.</summary>
    public Task<Results<Ok<MovedView>, Problem>> MoveAsync(
        Guid id, IfMatch seen, CaseMove move, Func<Application, MoveContext, Result> make, CancellationToken cancel) =>
        MoveAsync(id, seen, move, (found, by) => ValueTask.FromResult(make(found, by)), cancel);

    /// <summary>Makes a move.</summary>
    public async Task<Results<Ok<MovedView>, Problem>> MoveAsync(
        Guid id, IfMatch seen, CaseMove move, Func<Application, MoveContext, ValueTask<Result>> make, CancellationToken cancel)
    {
        var version = seen.Required();
        if (version.IsError)
        {
            return version.Error.AsProblem();
        }

        await db.Database.OpenConnectionAsync(cancel);
        // What is not kept gives back the number that it took.
        await using var whole = move == CaseMove.Grant ? await db.Database.BeginTransactionAsync(cancel) : null;
        if (await db.Applications.Whole().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } found)
        {
            return CaseErrors.NotFound.AsProblem();
        }

        var fresh = found.CheckVersion(version.Value);
        if (fresh.IsError)
        {
            return fresh.Error.AsProblem();
        }

        var before = CaseSnapshot.Of(found);
        var done = await make(found, await staffing.ForCaseAsync(await office.OfficerAsync(cancel), found, cancel));
        if (done.IsError)
        {
            return done.Error.AsProblem();
        }

        db.Promise(found, move);
        audit.Record($"case.{CaseWords.Slug(move)}", "case", id.ToString(), before, CaseSnapshot.Of(found));
        var moved = await db.SaveMoveAsync(found, http.HttpContext!.Response, cancel);
        if (whole is not null && moved.Result is Ok<MovedView>)
        {
            await db.CommitAsync(whole, cancel);
        }

        return moved;
    }
}
