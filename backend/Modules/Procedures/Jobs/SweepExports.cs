using CyberPort.Platform.Jobs;
using CyberPort.Procedures.Exports;

namespace CyberPort.Procedures.Jobs;

/// <summary>Files that were written out go after a week: they hold what the register holds, and help nobody longer.</summary>
[AcrossTenants("the folder of exports holds files of all authorities, named by job")]
internal sealed class SweepExports(ExportFolder folder, TimeProvider time) : IScheduledJob
{
    public Task RunAsync(CancellationToken cancel)
    {
        folder.Sweep(time.GetUtcNow().AddDays(-7));
        return Task.CompletedTask;
    }
}
