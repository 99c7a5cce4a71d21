using System.Text.Json.Nodes;
using CyberPort.Platform.Jobs;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CyberPort.Procedures.Jobs;

/// <summary>
/// 英語の要約を補う: cases that were filed before summaries were kept in English get theirs from their own answers, in the office's list
/// and in the applicant's. What has one is left alone; when all have one there is nothing to do.
/// </summary>
internal sealed class CompleteSummaries(ProceduresDb db, CaseForms forms, ITenantContext scope, ILogger<CompleteSummaries> log) : IScheduledJob
{
    private const int AtOnce = 500;

    public async Task RunAsync(CancellationToken cancel)
    {
        var (last, done) = (Guid.Empty, 0);
        while (true)
        {
            var open = await db.Applications.AsNoTracking().Where(a => a.SummaryEn == "" && a.Summary != "" && a.Id > last)
                .OrderBy(a => a.Id).Take(AtOnce).Select(a => new { a.Id, a.ApplicantId, a.FormCode, a.Number }).ToListAsync(cancel);
            if (open.Count == 0)
            {
                break;
            }

            var codes = await forms.CodesAsync(cancel);
            foreach (var one in open)
            {
                done += await CompleteAsync(one.Id, one.ApplicantId, one.FormCode, one.Number, codes, cancel) ? 1 : 0;
            }

            last = open[^1].Id;
        }

        if (done > 0)
        {
            log.LogInformation("{Count} cases have their summary in English now.", done);
        }
    }

    private async Task<bool> CompleteAsync(Guid id, Guid applicant, string formCode, string number, Forms.Contracts.ICodeLookup codes, CancellationToken cancel)
    {
        var latest = await db.LatestAnswersAsync(id, cancel);
        var form = await forms.FindAsync(formCode, latest.FormVersion, cancel);
        if (form.IsError || JsonNode.Parse(latest.Answers) is not JsonObject answers)
        {
            return false; // Without its form nothing can be read of it.
        }

        var said = Digest.Of(form.Value, answers, "", number, codes).Summary;
        scope.EnterParty(applicant);
        await db.Applications.Where(a => a.Id == id && a.SummaryEn == "").ExecuteUpdateAsync(a => a.SetProperty(x => x.SummaryEn, said.En), cancel);
        await db.MyCases.Where(c => c.Id == id && c.SummaryEn == "").ExecuteUpdateAsync(c => c.SetProperty(x => x.SummaryEn, said.En), cancel);
        return true;
    }
}
