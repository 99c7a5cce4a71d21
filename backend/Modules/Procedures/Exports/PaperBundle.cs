using System.IO.Compression;
using System.Text;
using CyberPort.Platform.Documents;
using CyberPort.Platform.Files;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Exports;

/// <summary>How many documents a bundle holds, and how many could not be made.</summary>
internal sealed record Bundled(int Written, int Missing);

/// <summary>PDF をまとめた ZIP: the documents of the cases, a folder for each. What was not printed yet is printed here; what cannot be is listed.</summary>
internal sealed class PaperBundle(ProceduresDb db, IFileStore store, DocumentMaker maker)
{
    /// <summary>The list of what is not in the bundle.</summary>
    public static readonly LocalText ListName = new("_入っていない文書.txt", "_missing-documents.txt");

    private static readonly LocalText ListLead = new(
        "次の文書は作成できなかったため、この ZIP に入っていません。時間をおいて、もう一度書き出してください。",
        "These documents could not be made and are not in this ZIP. Please export again later.");

    private bool engineIsDown;

    public async Task<Bundled> WriteAsync(IQueryable<Application> cases, Stream output, string language, Func<int, int, Task> progress, CancellationToken cancel)
    {
        var papers = await cases.Join(db.Documents.AsNoTracking(), a => a.Id, d => d.ApplicationId, (a, d) => new
        {
            a.Number, a.SubmittedAt, a.AnonymisedAt, d.Id, d.Kind, d.Edition, Paper = d.Number, d.FileKey,
        }).Where(p => p.FileKey != null || p.AnonymisedAt == null).OrderBy(p => p.SubmittedAt).ThenBy(p => p.Id).ToListAsync(cancel);
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var (written, missing) = (0, new List<string>());
        await progress(0, papers.Count);
        foreach (var paper in papers)
        {
            var name = $"{paper.Number}/{DocumentWords.Of(paper.Kind).Ja}_{paper.Paper}_{paper.Edition}.pdf";
            if ((paper.FileKey ?? await MadeAsync(paper.Id, cancel)) is not { } key || await store.OpenReadAsync(key, cancel) is not { } content)
            {
                missing.Add(name);
                continue;
            }

            await using var source = content;
            await using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            await source.CopyToAsync(entry, cancel);
            if (++written % 20 == 0)
            {
                await progress(written, papers.Count);
            }
        }

        if (missing.Count > 0)
        {
            await using var list = new StreamWriter(zip.CreateEntry(ListName.In(language)).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await list.WriteAsync(string.Join("\r\n", missing.Prepend(ListLead.In(language)).Append("")).AsMemory(), cancel);
        }

        return new(written, missing.Count);
    }

    /// <summary>Prints what nobody has opened yet; null when it cannot be. While the engine is down the others are not tried.</summary>
    private async Task<string?> MadeAsync(Guid id, CancellationToken cancel)
    {
        if (engineIsDown)
        {
            return null;
        }

        var document = await db.Documents.SingleAsync(d => d.Id == id, cancel);
        try
        {
            var made = document.IsReady ? Result.Ok : await maker.MakeAsync(document, cancel);
            engineIsDown = made is { IsError: true, Error.Kind: ErrorKind.Unavailable };
        }
        catch (DocumentTemplateException)
        {
            return null;
        }

        db.Entry(document).State = EntityState.Detached;
        return document.FileKey;
    }
}
