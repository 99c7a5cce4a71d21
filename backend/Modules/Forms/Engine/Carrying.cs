using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Engine;

/// <summary>回答の引継ぎ: an answer whose question is still there is never lost; one that has become wrong is asked again.</summary>
internal static class Carrying
{
    public static CarriedAnswers Over(FormDefinition before, FormDefinition after, JsonNode? answers, string language, ICodeLookup? codes)
    {
        var old = Normaliser.Normalise(before, AnswerImport.Read(answers));
        var carried = Normaliser.Normalise(after, Retyped(before, after, old, language, codes));
        var asked = VisibleFields.Of(after, carried).Select(Question).ToHashSet();
        var again = VersionComparison.Of(before, after)
            .Where(one => one.Change is QuestionChange.Changed or QuestionChange.Added && asked.Contains(one.Field))
            .Select(one => one.Field).ToHashSet();
        var computed = VersionComparison.All(before).Where(one => one.Value.Type == FieldType.Computed).Select(one => one.Key).ToHashSet();
        var order = VersionComparison.All(after).Where(one => again.Contains(one.Key) && one.Value.Type != FieldType.Computed).Select(one => one.Key);
        return new CarriedAnswers(carried, [.. order], [.. Lost(SummaryText.Lines(before, old, language, codes).Where(line => !computed.Contains(line.Path)), carried)]);
    }

    /// <summary>An answer of another kind is offered in words to a text; anything else is read anew by the later version.</summary>
    private static JsonObject Retyped(FormDefinition before, FormDefinition after, JsonObject old, string language, ICodeLookup? codes)
    {
        var display = new DisplayText(language, codes);
        var now = after.Steps.SelectMany(step => step.Fields).DistinctBy(field => field.Id).ToDictionary(field => field.Id);
        var retyped = new JsonObject();
        foreach (var was in before.Steps.SelectMany(step => step.Fields).DistinctBy(field => field.Id))
        {
            if (old[was.Id] is not { } value || !now.TryGetValue(was.Id, out var field))
            {
                continue;
            }
            var plain = !FieldParts.IsComposite(was.Type) && !FieldParts.IsRows(was.Type) && was.Type is not (FieldType.File or FieldType.Declaration);
            retyped[was.Id] = was.Type == field.Type ? value.DeepClone()
                : field.Type is FieldType.Text or FieldType.LongText && plain ? display.Of(was, value)
                : Reads(field, value) ? value.DeepClone() : null;
        }
        return retyped;
    }

    /// <summary>Whether the later question makes something of the answer rather than finding it unreadable.</summary>
    private static bool Reads(FormField field, JsonNode value)
    {
        var form = new FormDefinition("x", "x", field.Label, [new FormStep("x", field.Label, [field])]);
        return Normaliser.Normalise(form, new JsonObject { [field.Id] = value.DeepClone() })[field.Id] is { } read
            && !read.ToJsonString().Contains("FFFD", StringComparison.OrdinalIgnoreCase)
            && Validator.Validate(form, new JsonObject { [field.Id] = value.DeepClone() }, "ja", default, null).All(error => !error.Code.EndsWith("invalid", StringComparison.Ordinal));
    }

    private static IEnumerable<LostAnswer> Lost(IEnumerable<AnswerLine> lines, JsonObject carried)
    {
        foreach (var line in lines.Where(line => line.Value is not null))
        {
            if (Values.IsEmpty(At(carried, line.Path)))
            {
                yield return new(line.Path, line.Label, line.Text);
                continue;
            }
            foreach (var part in Lost(line.Parts, carried))
            {
                yield return part with { Label = $"{line.Label} {part.Label}" };
            }
        }
    }

    private static JsonNode? At(JsonNode? value, string path) => path.Split('.', '[').Aggregate(value, (at, step) =>
        step.EndsWith(']') ? int.Parse(step[..^1], System.Globalization.CultureInfo.InvariantCulture) is var i && at is JsonArray rows && i < rows.Count ? rows[i] : null
        : (at as JsonObject)?[step]);

    /// <summary>rows[3].area is the question rows.area.</summary>
    private static string Question(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\[\d+\]", "");
}
