using CyberPort.Forms.Checks;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Persistence;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Tenancy.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Forms.Designer;

/// <summary>What the designer's use cases share: the working copy, its master, its samples, and everything found in it.</summary>
internal sealed class FormDesk(FormsDb db, IForms forms, IAuthorities authorities, ITenantContext scope, TimeProvider time)
{
    public Task<FormWork?> WorkAsync(string code, CancellationToken cancel) => db.Works.SingleOrDefaultAsync(w => w.Code == code, cancel);

    public Task<List<FormSample>> SamplesAsync(string code, CancellationToken cancel) =>
        db.Samples.AsNoTracking().Where(s => s.Code == code).OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(cancel);

    /// <summary>Whether the authority has this form: published by it, or worked on.</summary>
    public async Task<bool> OwnsAsync(string code, CancellationToken cancel) =>
        await db.Works.AnyAsync(w => w.Code == code, cancel) || await db.Versions.AnyAsync(v => v.Code == code, cancel);

    public async Task<Ok<FormWorkView>> ViewAsync(FormWork work, HttpResponse response, CancellationToken cancel)
    {
        response.SetVersion(work.Version);
        return TypedResults.Ok(FormWorkView.Of(work, await SamplesAsync(work.Code, cancel), await FirmAsync(work, cancel)));
    }

    /// <summary>Paths of the questions of every published version and of the national form; the database reads them out of the definitions.</summary>
    private Task<List<string>> FirmAsync(FormWork work, CancellationToken cancel) => db.Database.SqlQuery<string>($"""
        with texts as (
          select definition from forms.form_version where tenant_id = {work.TenantId} and code = {work.Code}
          union all select definition from forms.form_master where code in ({work.Code}, {work.BaseCode ?? work.Code})),
        fields as (select field from texts, jsonb_path_query(definition, '$.steps[*].fields[*]') field)
        select distinct path as "Value" from (
          select field ->> 'id' as path from fields
          union all select (field ->> 'id') || '.' || (inside ->> 'id') from fields, jsonb_path_query(field, '$.fields[*]') inside) paths
        where path is not null order by 1
        """).ToListAsync(cancel);

    public async Task<FormDefinition?> MasterAsync(FormBase? on, CancellationToken cancel) => on is null ? null
        : await db.Masters.AsNoTracking().Where(m => m.Code == on.Master && m.Version == on.Version).Select(m => m.Definition).SingleOrDefaultAsync(cancel) is { } text
            ? FormDefinition.Parse(text) : null;

    /// <summary>A text of the form by its version; <c>work</c> is the working copy.</summary>
    public async Task<FormDefinition?> TextAsync(string code, string version, CancellationToken cancel) =>
        version == "work" ? (await db.Works.AsNoTracking().SingleOrDefaultAsync(w => w.Code == code, cancel))?.Form
        : await forms.GetAsync(scope.Current.Id, code, version, cancel);

    /// <summary>The master that a version stands on; a master's own version stands on itself.</summary>
    public async Task<FormBase?> BaseOfAsync(string code, string? version, CancellationToken cancel)
    {
        var own = await db.Versions.AsNoTracking().Where(v => v.Code == code && v.Version == version).Select(v => new { v.BaseCode, v.BaseVersion }).SingleOrDefaultAsync(cancel);
        return own is not null ? FormBase.Of(own.BaseCode, own.BaseVersion)
            : version is not null && await db.Masters.AnyAsync(m => m.Code == code && m.Version == version, cancel) ? new FormBase(code, version) : null;
    }

    /// <summary>The ministry makes the national forms, so nothing in them is locked for it.</summary>
    public async Task<bool> IsMinistryAsync(CancellationToken cancel) => (await authorities.FindAsync(scope.Current.Id, cancel))?.Kind == "ministry";

    /// <summary>The master to work from: the one in force, or announced when none is yet; for the ministry the newest.</summary>
    public async Task<FormMaster?> MasterToWorkFromAsync(string code, CancellationToken cancel)
    {
        var (today, newest) = (time.TodayInJapan(), await IsMinistryAsync(cancel));
        return await db.Masters.AsNoTracking().Where(m => m.Code == code)
            .OrderByDescending(m => newest || m.EffectiveFrom <= today).ThenByDescending(m => m.EffectiveFrom).FirstOrDefaultAsync(cancel);
    }

    /// <summary>What of the national form was taken out or weakened.</summary>
    public async Task<IReadOnlyList<FormFinding>> WeakenedAsync(FormDefinition form, FormBase? on, CancellationToken cancel) =>
        await MasterAsync(on, cancel) is { } master && !await IsMinistryAsync(cancel) ? [.. CommonItems.Findings(master, form)] : [];

    /// <summary>Whether a version of this name is there. One of the master's name would be taken for the master by drafts that stand on it.</summary>
    public async Task<bool> IsTakenAsync(FormWork work, string version, CancellationToken cancel) =>
        version == FormWork.Unpublished || await db.Versions.AnyAsync(v => v.Code == work.Code && v.Version == version, cancel)
        || await db.Masters.AnyAsync(m => (m.Code == work.Code || m.Code == work.BaseCode) && m.Version == version, cancel);

    /// <summary>Everything found: in the definition itself, against its master, and by replaying the samples.</summary>
    public async Task<IReadOnlyList<FormFinding>> FindingsAsync(FormDefinition form, FormBase? on, CancellationToken cancel) =>
    [
        .. DefinitionRules.Findings(form),
        .. await WeakenedAsync(form, on, cancel),
        .. SampleReplay.Findings(form, await SamplesAsync(form.Code, cancel), await forms.CodesAsync(scope.Current.Id, cancel)),
    ];

    /// <summary>Saves the working copy, or says that somebody else was first.</summary>
    public async Task<Result> SaveAsync(FormWork work, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return Result.Ok;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await db.Works.AsNoTracking().SingleOrDefaultAsync(w => w.Code == work.Code, cancel) is { } newer ? StaleOf(newer) : FormErrors.NoWork;
        }
        catch (DbUpdateException fault) when (fault.InnerException is Npgsql.PostgresException { ConstraintName: "form_work_once" })
        {
            return FormErrors.WorkExists;
        }
    }

    public static Error StaleOf(FormWork work) => FormErrors.Stale.With("version", work.Version).With("savedAt", work.SavedAt).With("savedBy", work.SavedBy);

    /// <summary>A refusal that lists what was found.</summary>
    public static Problem Refuse(Error error, IEnumerable<FormFinding> findings, string language) =>
        error.With("findings", findings.Select(finding => FormFindingView.Of(finding, language)).ToList()).AsProblem();
}
