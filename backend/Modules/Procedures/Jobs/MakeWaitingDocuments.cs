using CyberPort.Platform.Documents;
using CyberPort.Platform.Jobs;
using CyberPort.Platform.Live;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CyberPort.Procedures.Jobs;

/// <summary>
/// 作成を待つ文書を作る: what was promised while the document engine was down for longer than the outbox tries. Copies are printed
/// when somebody opens them and wait for nothing.
/// </summary>
internal sealed class MakeWaitingDocuments(ProceduresDb db, DocumentMaker maker, ILivePush live, TimeProvider time, ILogger<MakeWaitingDocuments> log) : IScheduledJob
{
    private const int AtOnce = 100;

    public async Task RunAsync(CancellationToken cancel)
    {
        var last = Guid.Empty;
        while (true)
        {
            var waiting = await db.Documents.Where(d => d.MadeAt == null && d.Kind != DocumentKinds.Copy && d.Id > last)
                .Join(db.Applications.Where(a => a.AnonymisedAt == null), d => d.ApplicationId, a => a.Id, (d, a) => new { Document = d, a.ApplicantId })
                .OrderBy(w => w.Document.Id).Take(AtOnce).ToListAsync(cancel);
            if (waiting.Count == 0)
            {
                return;
            }

            foreach (var one in waiting)
            {
                if (!await MakeAsync(one.Document, one.ApplicantId, cancel))
                {
                    return; // The engine is still down: next time.
                }
            }

            last = waiting[^1].Document.Id;
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>False when the engine does not answer; one that cannot be printed does not keep the others waiting.</summary>
    private async Task<bool> MakeAsync(IssuedDocument promised, Guid applicant, CancellationToken cancel)
    {
        try
        {
            if (await maker.MakeAsync(promised, cancel) is { IsError: true } refused)
            {
                return refused.Error.Kind != ErrorKind.Unavailable;
            }
        }
        catch (DocumentTemplateException fault)
        {
            log.LogError(fault, "{Kind} {Document} cannot be printed.", promised.Kind, promised.Id);
            return true;
        }

        var changed = new LiveMessage("case", promised.ApplicationId, time.GetUtcNow());
        await live.ToPartyAsync(applicant, changed, cancel);
        await live.ToTenantAsync(promised.TenantId, changed, cancel);
        return true;
    }
}
