using CyberPort.Platform.Jobs;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CyberPort.Procedures.Jobs;

/// <summary>
/// 期限の切れた預かりと用の済んだリンクを消す: what somebody without an account had typed goes with its fourteen days; a link to a draft goes a day
/// after the draft, and with it the name and the mail address of who was asked. Signatures stand with the case by then.
/// </summary>
[AcrossTenants("links and what is parked behind them belong to persons, and to nobody when there is no account")]
internal sealed class ForgetLinks(ProceduresDb db, TimeProvider time, ILogger<ForgetLinks> log) : IScheduledJob
{
    public async Task RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var gone = (await db.Database.SqlQuery<int>($"select procedures.forget_links({now}) as \"Value\"").ToListAsync(cancel))[0];
        if (gone > 0)
        {
            log.LogInformation("{Count} links and parked drafts were forgotten.", gone);
        }
    }
}
