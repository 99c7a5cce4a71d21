using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Variants;

/// <summary>
/// 国の標準の改正の取込み: base is the master the form stands on, theirs the master's new version, yours the authority's form. What only
/// one side changed is taken; what both changed alike is settled; the rest is a conflict and stays yours until it is chosen.
/// </summary>
internal sealed partial class ThreeWayMerge
{
    private readonly FormOutline before;
    private readonly FormOutline theirs;
    private readonly FormOutline yours;
    private readonly FormOutline merged;
    private readonly IReadOnlyDictionary<string, MergeChoice> choices;
    private readonly List<MergeConflict> conflicts = [];
    private readonly List<(string, string)> skipped = [];

    /// <summary>Questions taken or kept as one: what is in them is not merged by itself.</summary>
    private readonly HashSet<string> whole = [];

    private ThreeWayMerge(FormDefinition before, FormDefinition theirs, FormDefinition yours, IReadOnlyDictionary<string, MergeChoice> choices)
    {
        (this.before, this.theirs, this.yours) = (FormOutline.Of(before), FormOutline.Of(theirs), FormOutline.Of(yours));
        (merged, this.choices) = (this.yours.Copy(), choices);
    }

    public static MergeOutcome Of(FormDefinition before, FormDefinition theirs, FormDefinition yours, IReadOnlyDictionary<string, MergeChoice>? choices = null)
    {
        var merge = new ThreeWayMerge(before, theirs, yours, choices ?? new Dictionary<string, MergeChoice>());
        merge.Properties(FormOutline.Form);
        merge.Steps();
        merge.Questions();
        merge.Removed();
        merge.Places();
        merge.DropEmptied();
        var proposal = merge.Locked(theirs, merge.merged.ToForm(yours.Code, yours.Version));
        return new(proposal, merge.conflicts, merge.skipped);
    }

    private void Steps()
    {
        foreach (var step in theirs.Inside["steps"])
        {
            if (merged.Things.ContainsKey(step))
            {
                Properties(step);
            }
            else if (!before.Things.ContainsKey(step))
            {
                merged.Put(step, "steps", theirs.Things[step].DeepClone().AsObject(), After(theirs, step, "steps"));
            }
            else
            {
                Skip(step);
            }
        }
    }

    private void Questions()
    {
        foreach (var path in Fields(theirs).ToList())
        {
            var (inBase, inYours) = (before.Things.ContainsKey(path), yours.Things.ContainsKey(path));
            if (theirs.Container[path] is var group && group.StartsWith("fields/", StringComparison.Ordinal)
                && (whole.Contains(group) || (!inYours && !yours.Things.ContainsKey(group))))
            {
                continue; // stands and falls with its rows
            }
            if (inBase && inYours && Reshaped(path))
            {
                Whole(path);
            }
            else if (inBase && inYours)
            {
                Properties(path);
            }
            else if (!inBase && !inYours)
            {
                Add(path);
            }
            else if (inYours)
            {
                Whole(path);
            }
            else if (!JsonNode.DeepEquals(before.Whole(path), theirs.Whole(path))
                && ((string?)theirs.Things[path]["origin"] == "common" || Conflict(path, "question", before.Whole(path), null, theirs.Whole(path))))
            {
                Add(path);
            }
        }
    }

    /// <summary>On one side it has rows and on another it has none: half of each would be neither.</summary>
    private bool Reshaped(string path) =>
        before.Inside.ContainsKey(path) != theirs.Inside.ContainsKey(path) || before.Inside.ContainsKey(path) != yours.Inside.ContainsKey(path);

    private void Whole(string path)
    {
        whole.Add(path);
        var (b, t, y) = (before.Things.ContainsKey(path) ? before.Whole(path) : null, theirs.Whole(path), yours.Whole(path));
        if (!JsonNode.DeepEquals(b, t) && !JsonNode.DeepEquals(y, t) && (JsonNode.DeepEquals(b, y) || Conflict(path, "question", b, y, t)))
        {
            Replace(path);
        }
    }

    private void Removed()
    {
        foreach (var path in Fields(before).Where(path => !theirs.Things.ContainsKey(path) && merged.Things.ContainsKey(path)).ToList())
        {
            if (before.Container[path] is var group && group.StartsWith("fields/", StringComparison.Ordinal) && (whole.Contains(group) || !theirs.Things.ContainsKey(group)))
            {
                continue; // stands and falls with its rows
            }
            if (JsonNode.DeepEquals(before.Whole(path), yours.Whole(path)) || Conflict(path, "question", before.Whole(path), yours.Whole(path), null))
            {
                merged.Remove(path);
            }
        }
    }

    private void Properties(string path)
    {
        var (b, t, y, m) = (before.Things.GetValueOrDefault(path) ?? [], theirs.Things[path], yours.Things[path], merged.Things[path]);
        foreach (var name in b.Select(one => one.Key).Union(t.Select(one => one.Key)).Union(y.Select(one => one.Key)).ToList())
        {
            if (JsonNode.DeepEquals(b[name], t[name]) || JsonNode.DeepEquals(y[name], t[name]))
            {
                continue;
            }
            if (JsonNode.DeepEquals(b[name], y[name]) || Conflict(path, name, b[name], y[name], t[name]))
            {
                Set(m, name, t[name]);
            }
        }
    }

    private static void Set(JsonObject thing, string name, JsonNode? value)
    {
        thing.Remove(name);
        if (value is not null)
        {
            thing[name] = value.DeepClone();
        }
    }

    /// <summary>The authority took the thing out: what the master changed in it is told, and nothing else.</summary>
    private void Skip(string path) => skipped.AddRange(before.Things[path].Select(one => one.Key).Union(theirs.Things[path].Select(one => one.Key))
        .Where(name => !JsonNode.DeepEquals(before.Things[path][name], theirs.Things[path][name])).Select(name => (path, name)));

    /// <summary>Notes a conflict; true when the master's side was chosen.</summary>
    private bool Conflict(string thing, string property, JsonNode? inBase, JsonNode? inYours, JsonNode? inTheirs)
    {
        var at = yours.Things.ContainsKey(thing) ? yours.Address(thing) : theirs.Address(thing);
        var path = at.Length == 0 ? property : $"{at}/{property}";
        conflicts.Add(new(path, thing, property, inBase?.DeepClone(), inYours?.DeepClone(), inTheirs?.DeepClone()));
        return choices.TryGetValue(path, out var choice) && choice == MergeChoice.Theirs;
    }

    private static IEnumerable<string> Fields(FormOutline form) =>
        form.Inside["steps"].SelectMany(step => form.Inside[step]).SelectMany(field => (form.Inside.GetValueOrDefault(field) ?? []).Prepend(field));
}
