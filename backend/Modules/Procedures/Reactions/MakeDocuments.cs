using CyberPort.Platform.Live;
using CyberPort.Platform.Outbox;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Contracts;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Reactions;

/// <summary>
/// When a case moved: what was promised is printed. While the engine is down it stays 作成中 and is tried again. The applicant's
/// copy says nothing that the case does not: it is listed at once and printed when somebody opens it.
/// </summary>
internal sealed class MakeDocuments(ProceduresDb db, DocumentMaker maker, ILivePush live, TimeProvider time) : IReaction<CaseMoved>
{
    public Task HandleAsync(CaseMoved happened, EventContext context, CancellationToken cancel) => happened.Move switch
    {
        "submit" => Task.CompletedTask, // promised with the filing
        "answer-correction" => PromiseCopyAsync(happened.CaseId, cancel),
        _ => MakePromisedAsync(happened, cancel),
    };

    private async Task MakePromisedAsync(CaseMoved happened, CancellationToken cancel)
    {
        var open = db.Documents.Where(d => d.ApplicationId == happened.CaseId && d.MadeAt == null && d.Kind != DocumentKinds.Copy);
        foreach (var promised in await open.ToListAsync(cancel))
        {
            var made = await maker.MakeAsync(promised, cancel);
            if (made.IsError)
            {
                throw new InvalidOperationException($"{promised.Kind} of {happened.Number} could not be made: {made.Error.Code}");
            }

            var changed = new LiveMessage("case", happened.CaseId, time.GetUtcNow());
            await live.ToPartyAsync(happened.ApplicantId, changed, cancel);
            await live.ToTenantAsync(promised.TenantId, changed, cancel);
        }
    }

    private async Task PromiseCopyAsync(Guid id, CancellationToken cancel)
    {
        var found = await db.Applications.AsNoTracking().SingleAsync(a => a.Id == id, cancel);
        if (await db.Documents.AnyAsync(d => d.ApplicationId == id && d.Kind == DocumentKinds.Copy && d.Edition == found.AnswerSetNo, cancel))
        {
            return;
        }

        db.Add(Promises.Of(found, CaseMove.Submit)!);
        await db.SaveChangesAsync(cancel);
    }
}
