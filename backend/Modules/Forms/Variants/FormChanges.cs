using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Variants;

/// <summary>What became of a question or step.</summary>
internal enum FormChangeKind
{
    /// <summary>New.</summary>
    Added,
    /// <summary>Gone.</summary>
    Removed,
    /// <summary>A property differs.</summary>
    Changed,
    /// <summary>Stands elsewhere.</summary>
    Moved,
    /// <summary>A change of the master to something this authority does not have.</summary>
    Skipped,
}

/// <summary>様式の新旧対照の一行</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Step">The step it stands in; nothing for the form itself.</param>
/// <param name="Field">The question; nothing for a step or the form.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Details">Property by property, in words.</param>
internal sealed record FormChangeRow(FormChangeKind Kind, string? Step, string? Field, string Label, IReadOnlyList<FormChangeDetail> Details);

internal sealed record FormChangeDetail(string Property, string? Before, string? After);

/// <summary>様式の新旧対照: two texts of a form, thing by thing.</summary>
internal sealed class FormChanges(FormOutline before, FormOutline after, string language)
{
    private readonly PropertyText old = new(before, language);
    private readonly PropertyText now = new(after, language);

    public static IReadOnlyList<FormChangeRow> Of(FormDefinition before, FormDefinition after, string language) =>
        new FormChanges(FormOutline.Of(before), FormOutline.Of(after), language).Rows();

    private IReadOnlyList<FormChangeRow> Rows()
    {
        var rows = new List<FormChangeRow>();
        var moved = Moved(before, after);
        foreach (var path in Walk(after))
        {
            if (!before.Things.TryGetValue(path, out var was))
            {
                rows.Add(Row(FormChangeKind.Added, after, now, path, []));
                continue;
            }
            if (moved.Contains(path))
            {
                rows.Add(Row(FormChangeKind.Moved, after, now, path, [new("place", old.Place(path), now.Place(path))]));
            }
            if (Details(was, after.Things[path]) is { Count: > 0 } details)
            {
                rows.Add(Row(FormChangeKind.Changed, after, now, path, details));
            }
        }
        rows.AddRange(Walk(before).Where(path => !after.Things.ContainsKey(path)).Select(path => Row(FormChangeKind.Removed, before, old, path, [])));
        return rows;
    }

    /// <summary>Things that changed their container or their place among those that stayed.</summary>
    public static HashSet<string> Moved(FormOutline before, FormOutline after)
    {
        var moved = new HashSet<string>();
        foreach (var (container, inside) in after.Inside)
        {
            var stayed = inside.Where(path => before.Container.TryGetValue(path, out var was) && was == container).ToList();
            moved.UnionWith(inside.Where(path => before.Container.TryGetValue(path, out var was) && was != container));
            moved.UnionWith(Sequence.Moved(before.Inside.GetValueOrDefault(container) ?? [], stayed));
        }
        return moved;
    }

    public static FormChangeRow Row(FormChangeKind kind, FormOutline form, PropertyText text, string path, IReadOnlyList<FormChangeDetail> details) => new(
        kind, form.StepOf(path) is { } step ? FormOutline.Name(step) : null,
        path.StartsWith("fields/", StringComparison.Ordinal) ? path["fields/".Length..].Replace('/', '.') : null, text.Label(path), details);

    private static IEnumerable<string> Walk(FormOutline form) =>
        form.Inside["steps"].SelectMany(step => form.Inside[step].SelectMany(field => (form.Inside.GetValueOrDefault(field) ?? []).Prepend(field)).Prepend(step)).Prepend(FormOutline.Form);

    private List<FormChangeDetail> Details(JsonObject was, JsonObject isNow) =>
    [
        .. was.Select(member => member.Key).Union(isNow.Select(member => member.Key))
            .Where(name => !JsonNode.DeepEquals(was[name], isNow[name]))
            .Select(name => new FormChangeDetail(name, old.Of(was[name]), now.Of(isNow[name]))),
    ];
}
