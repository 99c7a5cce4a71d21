using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Engine;

/// <summary>新旧対照 of two sets of answers, part by part.</summary>
internal static class Differences
{
    private sealed record Leaf(string Path, string Label, string Text, string Value);

    public static IReadOnlyList<AnswerChange> Of(
        FormDefinition definition, JsonObject before, JsonObject after, string language, ICodeLookup? codes)
    {
        var old = Leaves(definition, before, language, codes);
        var now = Leaves(definition, after, language, codes);
        var oldByPath = old.ToDictionary(leaf => leaf.Path);
        var nowByPath = now.ToDictionary(leaf => leaf.Path);
        var changed = now.Where(leaf => !oldByPath.TryGetValue(leaf.Path, out var was) || was.Value != leaf.Value)
            .Select(leaf => new AnswerChange(leaf.Path, leaf.Label, oldByPath.GetValueOrDefault(leaf.Path)?.Text ?? "", leaf.Text));
        var gone = old.Where(leaf => !nowByPath.ContainsKey(leaf.Path))
            .Select(leaf => new AnswerChange(leaf.Path, leaf.Label, leaf.Text, ""));
        return [.. changed, .. gone];
    }

    private static List<Leaf> Leaves(FormDefinition definition, JsonObject answers, string language, ICodeLookup? codes)
    {
        var leaves = new List<Leaf>();
        Collect(SummaryText.Lines(definition, answers, language, codes), null, language, leaves);
        return leaves;
    }

    private static void Collect(IEnumerable<AnswerLine> lines, string? whole, string language, List<Leaf> leaves)
    {
        foreach (var line in lines.Where(line => line.Value is not null))
        {
            var label = whole is null ? line.Label : MessageTable.Word("path", language, ("field", whole), ("part", line.Label));
            if (line.Parts.Count > 0)
            {
                Collect(line.Parts, label, language, leaves);
            }
            else
            {
                leaves.Add(new Leaf(line.Path, label, line.Text, line.Value!.ToJsonString()));
            }
        }
    }
}
