using CyberPort.Forms.Checks;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Persistence;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CyberPort.Forms.Designer;

/// <summary>版を出す: what publishing a form and announcing a master share. A working copy goes out once, under a new name, from today on or later, and faultless.</summary>
internal sealed class FormRelease(FormsDb db, FormDesk desk, IAuditLog audit, ICurrentActor actor, TimeProvider time)
{
    /// <summary>Why this text may not go out; null when it may.</summary>
    public async Task<Problem?> RefusalAsync(FormWork work, FormDefinition form, FormBase? on, PublishFormRequest request, CancellationToken cancel)
    {
        if (request.EffectiveFrom < time.TodayInJapan())
        {
            return FormErrors.EffectivePast.AsProblem();
        }

        if (await desk.IsTakenAsync(work, request.Version, cancel))
        {
            return FormErrors.VersionTaken.AsProblem();
        }

        var stopping = (await desk.FindingsAsync(form, on, cancel)).Where(finding => finding.Severity == FindingSeverity.Blocks).ToList();
        return stopping.Count == 0 ? null : FormDesk.Refuse(FormErrors.NotPublishable, stopping, actor.Language);
    }

    /// <summary>The working copy gives way to what was made of it; somebody else may have been first in the same moment.</summary>
    public async Task<Result> SaveAsync(FormWork work, string what, PublishFormRequest request, CancellationToken cancel)
    {
        db.Remove(work);
        audit.Record(what, "form", work.Code, null, new { request.Version, request.EffectiveFrom, request.Note, work.Base });
        try
        {
            return await desk.SaveAsync(work, cancel);
        }
        catch (DbUpdateException fault) when (fault.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } twice)
        {
            return twice.ConstraintName == "form_master_one_a_day" ? FormErrors.MasterOrder : FormErrors.VersionTaken;
        }
    }
}
