using CyberPort.Platform.Files;
using CyberPort.Platform.Jobs;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CyberPort.Procedures.Jobs;

/// <summary>
/// Deletes content that no row names any more: of discarded drafts, of removed attachments, of anonymised cases. An hour passes
/// in between, so that what is sent just now (a file goes from the draft to the case) is not mistaken for discarded.
/// </summary>
[AcrossTenants("the same content may have been attached at two authorities: only all of them together can let it go")]
internal sealed class RemoveUnnamedFiles(ProceduresDb db, IFileStore store, TimeProvider time, ILogger<RemoveUnnamedFiles> log) : IScheduledJob
{
    /// <summary>How long content rests before it goes.</summary>
    internal TimeSpan Rest { get; set; } = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        var before = time.GetUtcNow() - Rest;
        var keys = await db.Database.SqlQuery<string>($"select file_key as \"Value\" from procedures.unnamed_files({before}, 1000)").ToListAsync(cancel);
        var removed = 0;
        foreach (var key in keys)
        {
            removed += await store.DeleteAsync(key, before, cancel) ? 1 : 0;
        }

        if (keys.Count > 0)
        {
            log.LogInformation("{Removed} of {Count} files without a name were deleted.", removed, keys.Count);
        }
    }
}
