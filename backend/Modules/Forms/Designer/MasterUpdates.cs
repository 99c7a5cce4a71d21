using CyberPort.Forms.Checks;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Forms.Designer;

/// <summary>Everything that a merge needs.</summary>
/// <param name="On">The master version the form stands on.</param>
/// <param name="Before">Its text.</param>
/// <param name="Theirs">The master's newest text.</param>
/// <param name="EffectiveFrom">From when that holds.</param>
/// <param name="Versions">All versions after the one the form stands on.</param>
/// <param name="Yours">The authority's text.</param>
/// <param name="YoursIs"><c>work</c> or the version it is.</param>
/// <param name="Work">The working copy, when there is one.</param>
internal sealed record MasterUpdate(
    FormBase On, FormDefinition Before, FormDefinition Theirs, DateOnly EffectiveFrom, IReadOnlyList<string> Versions, FormDefinition Yours, string YoursIs, FormWork? Work);

/// <summary>Finds out whether the master of a form has moved on.</summary>
internal sealed class MasterUpdates(FormsDb db, FormDesk desk, ITenantContext scope, IForms forms, TimeProvider time)
{
    public async Task<Result<MasterUpdate>> FindAsync(string code, CancellationToken cancel)
    {
        var work = await desk.WorkAsync(code, cancel);
        var today = time.TodayInJapan();
        var own = work is not null ? null : await db.Versions.AsNoTracking().Where(v => v.Code == code)
            .OrderByDescending(v => v.EffectiveFrom <= today).ThenByDescending(v => v.EffectiveFrom).ThenByDescending(v => v.PublishedAt)
            .Select(v => new { v.Version, v.BaseCode, v.BaseVersion }).FirstOrDefaultAsync(cancel);
        if ((work is not null ? work.Base : FormBase.Of(own?.BaseCode, own?.BaseVersion)) is not { } on)
        {
            return own is null && work is null ? FormErrors.NotFound : FormErrors.NoUpdate;
        }

        var masters = await db.Masters.AsNoTracking().Where(m => m.Code == on.Master).OrderBy(m => m.EffectiveFrom).ThenBy(m => m.Version).ToListAsync(cancel);
        var after = masters.SkipWhile(m => m.Version != on.Version).Skip(1).ToList();
        if (after.Count == 0)
        {
            return FormErrors.NoUpdate;
        }

        var yours = work?.Form ?? (await forms.GetAsync(scope.Current.Id, code, own!.Version, cancel))!;
        if (DefinitionRules.Findings(yours).Any(finding => finding.Code == "id.twice"))
        {
            return FormErrors.TwiceNamed; // which of the two would be merged is anybody's guess
        }

        return new MasterUpdate(on, FormDefinition.Parse(masters.Single(m => m.Version == on.Version).Definition), FormDefinition.Parse(after[^1].Definition),
            after[^1].EffectiveFrom, [.. after.Select(m => m.Version)], yours, work is null ? own!.Version : "work", work);
    }
}
