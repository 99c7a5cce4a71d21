using CyberPort.Platform.Results;
using CyberPort.Procedures.Clock;

namespace CyberPort.Procedures.Applications;

/// <summary>保留・統合・担当を外す: what stops a case without deciding it.</summary>
internal sealed partial class Application
{
    /// <summary>保留: nothing moves until it is released. Whether the clock stands still meanwhile is the procedure's data.</summary>
    public Result Freeze(MoveContext by, string? reason, bool stopsClock) => string.IsNullOrWhiteSpace(reason) ? CaseErrors.FreezeReason : Do(CaseMove.Freeze, by, rule =>
    {
        CloseRecommendation(by.Now);
        Freezes.Add(new() { TenantId = TenantId, ApplicationId = Id, Reason = reason, StopsClock = stopsClock, From = by.Now });
        Clock = stopsClock ? ClockState.Stopped : Clock;
        Make(rule, by, reason, noteIsPublic: true);
    });

    /// <summary>保留を解く</summary>
    public Result Unfreeze(MoveContext by, string? note, ClockRules rules) => Do(CaseMove.Unfreeze, by, rule =>
    {
        Thaw(by.Now);
        RunOn(rules);
        Make(rule, by, note);
    });

    /// <summary>重複: another case goes on in its place; what was said and sent here is read from there.</summary>
    public Result Merge(MoveContext by, Application survivor)
    {
        if (survivor.Id == Id || survivor.IsClosed || survivor.ApplicantId != ApplicantId)
        {
            return CaseErrors.CannotMerge;
        }

        return Do(CaseMove.Merge, by, rule =>
        {
            OpenCorrection?.Cancel(by.Now);
            MergedIntoId = survivor.Id;
            Make(rule, by, survivor.Number, noteIsPublic: true);
        });
    }

    /// <summary>担当を外す: undoes the taking of a case on which nothing was done yet.</summary>
    public Result Release(MoveContext by) => Do(CaseMove.Release, by, rule =>
    {
        (AssigneeId, AssigneeName) = (null, null);
        Make(rule, by);
    });

    private void Thaw(DateTimeOffset at) => Freezes.SingleOrDefault(f => f.To is null)?.End(at);
}
