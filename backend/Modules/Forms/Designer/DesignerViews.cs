using System.Text.Json;
using CyberPort.Forms.Checks;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Persistence;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Designer;

/// <summary>A list, whole.</summary>
internal sealed record FormList<T>(IReadOnlyList<T> Items);

/// <summary>様式の一行: a form as its authority's list shows it.</summary>
/// <param name="Code">Code.</param>
/// <param name="Title">Title of the text in force, or of the work when there is none.</param>
/// <param name="Master">The national master it stands on.</param>
/// <param name="InForceVersion">The version that applicants get today.</param>
/// <param name="Versions">The authority's own published versions, the newest first; empty while the master itself is used.</param>
/// <param name="Work">What is being worked on.</param>
/// <param name="MasterUpdate">A newer version of the master than the one the form stands on.</param>
/// <param name="Masters">All versions of the national form of this code, the newest first.</param>
internal sealed record FormRow(
    string Code, LocalText Title, FormMasterRef? Master, string? InForceVersion, IReadOnlyList<FormVersionRow> Versions, FormWorkRow? Work,
    FormUpdateRow? MasterUpdate, IReadOnlyList<FormMasterRow> Masters);

/// <summary>国の標準の一つの版; without a time it was shipped with the service.</summary>
internal sealed record FormMasterRow(string Version, DateOnly EffectiveFrom, DateTimeOffset? AnnouncedAt, string AnnouncedBy, string Note)
{
    public static FormMasterRow Of(FormMaster master) => new(master.Version, master.EffectiveFrom, master.AnnouncedAt, master.AnnouncedBy, master.Note);
}

internal sealed record FormMasterRef(string Code, string Version);

internal sealed record FormUpdateRow(string Version);

internal sealed record FormWorkRow(DateTimeOffset SavedAt, string SavedBy, int Version);

/// <summary>A published version.</summary>
internal sealed record FormVersionRow(string Version, DateOnly EffectiveFrom, DateTimeOffset PublishedAt, string PublishedBy, string Note)
{
    public static FormVersionRow Of(FormVersion v) => new(v.Version, v.EffectiveFrom, v.PublishedAt, v.PublishedBy, v.Note);
}

/// <summary>作業中の様式. <c>Firm</c>: paths of the questions that were ever published; answers stand under them, so they keep their names.</summary>
internal sealed record FormWorkView(
    string Code, FormDefinition Definition, FormBase? Base, int Version, DateTimeOffset SavedAt, string SavedBy, IReadOnlyList<FormSampleView> Samples,
    IReadOnlyList<string> Firm)
{
    public static FormWorkView Of(FormWork work, IEnumerable<FormSample> samples, IReadOnlyList<string> firm) => new(
        work.Code, work.Form, work.Base, work.Version, work.SavedAt, work.SavedBy, [.. samples.Select(FormSampleView.Of)], firm);
}

internal sealed record FormSampleView(string Id, string Name, JsonElement Answers, SampleOutcome Expects)
{
    public static FormSampleView Of(FormSample sample) => new(sample.Id, sample.Name, JsonElement.Parse(sample.Answers), sample.Expects);
}

/// <summary>What checking found, in the caller's language.</summary>
internal sealed record FormFindings(IReadOnlyList<FormFindingView> Findings)
{
    public static FormFindings Of(IEnumerable<FormFinding> findings, string language) => new([.. findings.Select(f => FormFindingView.Of(f, language))]);
}

internal sealed record FormFindingView(string Code, string Path, FindingSeverity Severity, string Message)
{
    public static FormFindingView Of(FormFinding finding, string language) => new(finding.Code, finding.Path, finding.Severity, finding.Message.In(language));
}
