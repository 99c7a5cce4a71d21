using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Variants;

namespace CyberPort.Forms.Designer;

/// <summary>国の標準の改正の取込み案</summary>
/// <param name="Master">Code of the national master.</param>
/// <param name="Base">The version that the form stands on.</param>
/// <param name="Theirs">The master's newest version.</param>
/// <param name="EffectiveFrom">From when the newest version holds for those who use the master as it is.</param>
/// <param name="Versions">All versions after the one the form stands on.</param>
/// <param name="Yours">What of the authority's is merged: <c>work</c> or a version.</param>
/// <param name="Clean">What the proposal changes in the authority's form, and (skipped) what the master changed in things it does not have.</param>
/// <param name="Conflicts">What both changed, side by side.</param>
/// <param name="Proposal">The authority's form with the clean changes; its own side where there are conflicts.</param>
internal sealed record MasterUpdateView(
    string Master, string Base, string Theirs, DateOnly EffectiveFrom, IReadOnlyList<string> Versions, string Yours, IReadOnlyList<FormChangeRow> Clean,
    IReadOnlyList<ConflictView> Conflicts, FormDefinition Proposal);

/// <param name="Path">Key of the choice.</param>
/// <param name="Label">The question, step or form.</param>
/// <param name="Property">Which property; <c>question</c> for the whole, <c>place</c> for where it stands.</param>
/// <param name="Base">In words, in the version the form stands on; nothing when there was none.</param>
/// <param name="Yours">In words, the authority's.</param>
/// <param name="Theirs">In words, the newest master's.</param>
internal sealed record ConflictView(string Path, string Label, string Property, string? Base, string? Yours, string? Theirs)
{
    public static ConflictView Of(MergeConflict conflict, MasterUpdate update, string language)
    {
        var (before, yours, theirs) = (Text(update.Before), Text(update.Yours), Text(update.Theirs));
        return new(conflict.Path, yours.Label(conflict.Thing) is { Length: > 0 } label ? label : theirs.Label(conflict.Thing), conflict.Property,
            Say(before, conflict.Base), Say(yours, conflict.Yours), Say(theirs, conflict.Theirs));

        PropertyText Text(FormDefinition form) => new(FormOutline.Of(form), language);

        string? Say(PropertyText text, JsonNode? value) => value is null ? null : conflict.Property switch
        {
            "place" => text.Place(conflict.Thing),
            "question" => text.Question(conflict.Thing),
            _ => text.Of(value),
        };
    }
}
