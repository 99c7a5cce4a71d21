using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Documents;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>もとの許可: what the permit said that a filing renews, changes or takes over.</summary>
/// <param name="Procedure">The procedure that it was given in.</param>
/// <param name="Answers">Its answers, where it was filed by the same form: what differs is what changed.</param>
/// <param name="Items">What it permits, where the filing's own form does not say it.</param>
internal sealed record FormerPermit(LocalText Procedure, IReadOnlyList<SummaryLine> Answers, IReadOnlyList<LetterItem> Items)
{
    /// <summary>The period that was applied for by the same form: it knows the hours of the permit's days.</summary>
    public JsonObject? Asked { get; init; }
}

/// <summary>Reads what stood on the permits of a chain before a filing.</summary>
internal sealed class FormerPermits(ProceduresDb db, CaseForms forms)
{
    private const int Most = 20;

    /// <summary>The permit before this filing; null for a filing that stands alone.</summary>
    public async Task<FormerPermit?> FindAsync(Application found, FormDefinition form, CancellationToken cancel)
    {
        if (found is not { Relation: FilingRelation.Renewal or FilingRelation.Change or FilingRelation.Succession, ChainId: { } chain })
        {
            return null;
        }

        var until = found.Permits.Count > 0 ? found.Permits.Min(p => p.IssuedAt) : DateTimeOffset.MaxValue;
        var earlier = await db.Permits.AsNoTracking().Where(p => p.ChainId == chain && p.ApplicationId != found.Id && p.IssuedAt < until)
            .Join(db.Applications.AsNoTracking(), p => p.ApplicationId, a => a.Id, (p, a) => new { p.IssuedAt, a.Id, a.FormCode, a.ProcedureCode })
            .OrderByDescending(e => e.IssuedAt).Take(Most).Select(e => new Step(e.Id, e.FormCode, e.ProcedureCode, e.IssuedAt)).ToListAsync(cancel);
        var speaks = PermittedAnswers.SpeaksOfAnother(form);
        return earlier.Count == 0 ? null
            : speaks ? await DescribedAsync([.. earlier.DistinctBy(s => s.Case)], cancel)
            : earlier.FirstOrDefault(s => s.FormCode == found.FormCode) is { } same && await AnswersAsync(same, cancel) is { } said
                ? new(await TitleAsync(same, cancel), FormEngine.OnPermit(said.Form, said.Answers, "ja", await forms.CodesAsync(cancel)), []) { Asked = PermittedAnswers.Asked(said.Form, said.Answers) }
            : new(await TitleAsync(earlier[0], cancel), [], []);
    }

    /// <summary>Back to the permit that says what is permitted, with every change since then and its day.</summary>
    private async Task<FormerPermit?> DescribedAsync(IReadOnlyList<Step> newestFirst, CancellationToken cancel)
    {
        var (codes, changed) = (await forms.CodesAsync(cancel), new List<LetterItem>());
        foreach (var step in newestFirst)
        {
            if (await AnswersAsync(step, cancel) is not { } said)
            {
                continue;
            }

            if (!PermittedAnswers.SpeaksOfAnother(said.Form))
            {
                var permitted = PermittedAnswers.Of(said.Form, said.Answers, codes, await db.Permits.AsNoTracking().Where(p => p.ApplicationId == step.Case).OrderByDescending(p => p.Edition).FirstAsync(cancel));
                return new(await TitleAsync(step, cancel), [], [.. permitted.Select(line => new LetterItem(line.Label, line.Text)), .. changed]);
            }

            changed.InsertRange(0, PermittedAnswers.Changes(said.Form, said.Answers).Select(c => new LetterItem(c.Label, $"{c.After}（{Letters.Words(Clock.OfficeCalendar.DayOf(step.IssuedAt))}に変更）")));
        }

        return new(await TitleAsync(newestFirst[^1], cancel), [], changed);
    }

    private async Task<(FormDefinition Form, JsonObject Answers)?> AnswersAsync(Step of, CancellationToken cancel)
    {
        var set = await db.LatestAnswersAsync(of.Case, cancel);
        var form = await forms.FindAsync(of.FormCode, set.FormVersion, cancel);
        return form.IsError || JsonNode.Parse(set.Answers) is not JsonObject answers ? null : (form.Value, answers);
    }

    private async Task<LocalText> TitleAsync(Step of, CancellationToken cancel) =>
        await db.Procedures.AsNoTracking().Where(p => p.Code == of.ProcedureCode).Select(p => p.Title).SingleAsync(cancel);

    private sealed record Step(Guid Case, string FormCode, string ProcedureCode, DateTimeOffset IssuedAt);
}
