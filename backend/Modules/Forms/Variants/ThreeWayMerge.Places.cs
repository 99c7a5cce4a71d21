using System.Text.Json.Nodes;

namespace CyberPort.Forms.Variants;

/// <summary>Where things stand.</summary>
internal sealed partial class ThreeWayMerge
{
    /// <summary>What still waits for its place, and so gives no other thing its own.</summary>
    private readonly HashSet<string> waiting = [];

    /// <summary>A question of the master, with all that is in it, beside the questions it stands with there.</summary>
    private void Add(string path)
    {
        var container = Room(path);
        merged.Put(path, container, theirs.Things[path].DeepClone().AsObject(), After(theirs, path, container));
        foreach (var inner in theirs.Inside.GetValueOrDefault(path) ?? [])
        {
            merged.Put(inner, path, theirs.Things[inner].DeepClone().AsObject());
        }
    }

    /// <summary>The master's question with all that is in it, where the authority's stands.</summary>
    private void Replace(string path)
    {
        var container = merged.Container[path];
        var at = merged.Inside[container].IndexOf(path);
        merged.Remove(path);
        merged.Put(path, container, theirs.Things[path].DeepClone().AsObject(), at);
        foreach (var inner in theirs.Inside.GetValueOrDefault(path) ?? [])
        {
            merged.Put(inner, path, theirs.Things[inner].DeepClone().AsObject());
        }
    }

    /// <summary>The container that takes the master's question: its own, else that of its nearest neighbour, else the last step.</summary>
    private string Room(string path)
    {
        var container = theirs.Container[path];
        if (merged.Inside.ContainsKey(container))
        {
            return container;
        }
        var beside = theirs.Inside[container];
        var at = beside.IndexOf(path);
        var neighbour = beside.Take(at).Reverse().Concat(beside.Skip(at + 1)).FirstOrDefault(merged.Container.ContainsKey);
        return neighbour is not null ? merged.Container[neighbour] : merged.Inside["steps"].Count > 0 ? merged.Inside["steps"][^1] : NewStep(container);
    }

    private string NewStep(string step)
    {
        merged.Put(step, "steps", theirs.Things[step].DeepClone().AsObject());
        return step;
    }

    /// <summary>The index right after the nearest thing that precedes it there and stands here; else right before the nearest that follows.</summary>
    private int After(FormOutline there, string path, string container)
    {
        var (here, beside) = (merged.Inside[container], there.Inside[there.Container[path]]);
        var at = beside.IndexOf(path);
        if (beside.Take(at).Reverse().FirstOrDefault(Stands) is { } previous)
        {
            return here.IndexOf(previous) + 1;
        }
        return beside.Skip(at + 1).FirstOrDefault(Stands) is { } next ? here.IndexOf(next) : here.Count;

        bool Stands(string one) => here.Contains(one) && !waiting.Contains(one);
    }

    private void Places()
    {
        var (movedThere, movedHere) = (FormChanges.Moved(before, theirs), FormChanges.Moved(before, yours));
        waiting.UnionWith(theirs.Inside["steps"].Concat(Fields(theirs)).Where(merged.Things.ContainsKey).Where(path => !yours.Things.ContainsKey(path)
            || (movedThere.Contains(path) && (!movedHere.Contains(path) || Alike(path) || Conflict(path, "place", Place(before, path), Place(yours, path), Place(theirs, path))))));

        // In the master's order: when a thing is placed, what precedes it there has found its place.
        foreach (var path in theirs.Inside["steps"].Concat(Fields(theirs)).Where(waiting.Contains).ToList())
        {
            var container = path.StartsWith("steps/", StringComparison.Ordinal) ? "steps" : Room(path);
            merged.Move(path, container, merged.Inside[container].Count);
            merged.Inside[container].Remove(path);
            merged.Inside[container].Insert(After(theirs, path, container), path);
            waiting.Remove(path);
        }
    }

    private bool Alike(string path) => theirs.Container[path] == yours.Container[path] && Previous(theirs, path) == Previous(yours, path);

    private static string? Previous(FormOutline form, string path)
    {
        var beside = form.Inside[form.Container[path]];
        return beside.IndexOf(path) is var at and > 0 ? beside[at - 1] : null;
    }

    private static JsonObject Place(FormOutline form, string path) =>
        new() { ["in"] = FormOutline.Name(form.Container[path]), ["after"] = Previous(form, path) is { } previous ? FormOutline.Name(previous) : null };

    /// <summary>A step that lost its last question by the merge goes with it.</summary>
    private void DropEmptied()
    {
        foreach (var step in merged.Inside["steps"].Where(step => merged.Inside[step].Count == 0
            && !(yours.Inside.TryGetValue(step, out var had) && had.Count == 0) && !(theirs.Inside.TryGetValue(step, out var has) && has.Count == 0)).ToList())
        {
            merged.Remove(step);
        }
    }
}
