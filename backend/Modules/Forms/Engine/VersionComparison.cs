using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;

namespace CyberPort.Forms.Engine;

/// <summary>Two versions of a form, question by question: does an answer to the one mean the same in the other?</summary>
internal static class VersionComparison
{
    /// <summary>What may differ without touching the meaning of an answer: wording, place, when the question is shown, and where else its answer is read.</summary>
    private static readonly HashSet<string> Wording = ["id", "label", "reading", "help", "why", "example", "origin", "item", "showWhen", "fields", "summary", "onPermit"];

    public static IReadOnlyList<QuestionComparison> Of(FormDefinition before, FormDefinition after)
    {
        var (old, now) = (All(before), All(after));
        return
        [
            .. now.Select(one => old.TryGetValue(one.Key, out var was) ? Between(one.Key, was, one.Value) : new(one.Key, one.Value.Label, QuestionChange.Added, [])),
            .. old.Where(one => !now.ContainsKey(one.Key)).Select(one => new QuestionComparison(one.Key, one.Value.Label, QuestionChange.Removed, [])),
        ];
    }

    /// <summary>Questions by path; of two that share an identifier the first counts, as in the engine.</summary>
    public static Dictionary<string, FormField> All(FormDefinition form)
    {
        var all = new Dictionary<string, FormField>();
        foreach (var field in form.Steps.SelectMany(step => step.Fields).Where(field => field.Type != FieldType.Info))
        {
            if (all.TryAdd(field.Id, field))
            {
                foreach (var inner in (field.Fields ?? []).Where(inner => inner.Type != FieldType.Info))
                {
                    all.TryAdd($"{field.Id}.{inner.Id}", inner);
                }
            }
        }
        return all;
    }

    private static QuestionComparison Between(string path, FormField before, FormField after)
    {
        var (old, now) = (Meaning(before), Meaning(after));
        var differing = old.Select(one => one.Key).Union(now.Select(one => one.Key)).Where(name => !JsonNode.DeepEquals(old[name], now[name])).ToList();
        return new(path, after.Label, differing.Count == 0 ? QuestionChange.Same : QuestionChange.Changed, differing);
    }

    private static JsonObject Meaning(FormField field)
    {
        var all = JsonNode.Parse(FormJson.Write(field))!.AsObject();
        foreach (var name in Wording)
        {
            all.Remove(name);
        }
        if (all["options"] is JsonArray options)
        {
            all["options"] = new JsonArray([.. options.Select(option => option!["code"]!.DeepClone())]);
        }
        return all;
    }
}
