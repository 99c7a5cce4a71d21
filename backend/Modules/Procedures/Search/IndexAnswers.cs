using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Outbox;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Contracts;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Search;

/// <summary>When answers were given: the search learns them, a moment after the filing and not in its way.</summary>
internal sealed class IndexAnswers(ProceduresDb db, CaseForms forms) : IReaction<CaseMoved>
{
    /// <summary>
    /// A case says no more than this to the search. What is too long loses its end, so that number, names and names of files come first.
    /// </summary>
    private const int Longest = 8000;

    public async Task HandleAsync(CaseMoved happened, EventContext context, CancellationToken cancel)
    {
        if (happened.Move is not ("submit" or "answer-correction"))
        {
            return;
        }

        var found = await db.Applications.AsNoTracking().SingleAsync(a => a.Id == happened.CaseId, cancel);
        var latest = await db.LatestAnswersAsync(found.Id, cancel);
        var form = await forms.FindAsync(found.FormCode, latest.FormVersion, cancel);
        if (form.IsError)
        {
            return; // Without its form nothing can be read of it; names and numbers are found all the same.
        }

        var lines = FormEngine.Summary(form.Value, JsonNode.Parse(latest.Answers), "ja", await forms.CodesAsync(cancel)).Select(l => l.Text);
        var files = await db.Attachments.AsNoTracking().Where(f => f.ApplicationId == found.Id).Select(f => f.Name).ToListAsync(cancel);
        var text = $"{found.SearchText}|{SearchIndex.TextOf(files.Concat(lines))}";
        var row = await db.CaseTexts.SingleOrDefaultAsync(t => t.ApplicationId == found.Id, cancel);
        if (row is null)
        {
            db.Add(row = new() { ApplicationId = found.Id, SubmittedAt = found.SubmittedAt });
        }

        row.Write(happened.Version, Begin(text));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Never half a character: 𠮷 takes two chars.</summary>
    private static string Begin(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
