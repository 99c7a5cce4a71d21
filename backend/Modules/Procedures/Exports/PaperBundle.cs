using System.IO.Compression;
using CyberPort.Platform.Files;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Exports;

/// <summary>PDF をまとめた ZIP: the letters of the cases, a folder for each.</summary>
internal sealed class PaperBundle(ProceduresDb db, IFileStore store)
{
    public async Task<int> WriteAsync(IQueryable<Application> cases, Stream output, Func<int, Task>? progress, CancellationToken cancel)
    {
        var papers = await cases.Join(db.Documents.AsNoTracking().Where(d => d.FileKey != null), a => a.Id, d => d.ApplicationId, (a, d) => new
        {
            a.Number, a.SubmittedAt, d.Id, d.Kind, d.Edition, Paper = d.Number, d.FileKey,
        }).OrderBy(p => p.SubmittedAt).ThenBy(p => p.Id).ToListAsync(cancel);
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var written = 0;
        foreach (var paper in papers)
        {
            if (await store.OpenReadAsync(paper.FileKey!, cancel) is not { } content)
            {
                continue;
            }

            await using var source = content;
            await using var entry = zip.CreateEntry($"{paper.Number}/{DocumentWords.Of(paper.Kind).Ja}_{paper.Paper}_{paper.Edition}.pdf", CompressionLevel.Fastest).Open();
            await source.CopyToAsync(entry, cancel);
            if (++written % 20 == 0)
            {
                await (progress?.Invoke(written) ?? Task.CompletedTask);
            }
        }

        return written;
    }
}
