using CyberPort.Platform.Files;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>Makes a promised document: by the outbox a moment after the decision, or when somebody opens it before that.</summary>
internal sealed class DocumentMaker(ProceduresDb db, LetterWriter writer, IFileStore store, TimeProvider time)
{
    private static readonly Error Gone = new("document.gone", ErrorKind.NotFound, new(
        "保存期間が終わり、この文書は残っていません。", "The time for keeping this document is over; it is gone.", "ほぞんの きかんが おわりました。"));

    /// <summary>Prints and keeps it; a refusal when the engine is down. Making it twice is harmless: the last one stands.</summary>
    public async Task<Result> MakeAsync(IssuedDocument promised, CancellationToken cancel)
    {
        if (await db.Applications.AnyAsync(a => a.Id == promised.ApplicationId && a.AnonymisedAt != null, cancel))
        {
            return Gone;
        }

        var pdf = await writer.PrintAsync(promised, cancel);
        if (pdf.IsError)
        {
            return pdf.Error;
        }

        using var content = new MemoryStream(pdf.Value);
        var stored = await store.SaveAsync(content, $"{promised.Kind}.pdf", FileLimits.OwnDocuments, cancel);
        if (stored.IsError)
        {
            return stored.Error;
        }

        promised.Made(stored.Value.Key, stored.Value.Size, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return Result.Ok;
    }
}
