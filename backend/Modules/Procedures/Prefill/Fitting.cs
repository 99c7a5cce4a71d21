using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Prefill;

/// <summary>当てはめ: an answer from elsewhere, as far as this question takes it. What its type or limits refuse is left out, not sent on.</summary>
internal static class Fitting
{
    private static readonly LocalText NoTitle = new("", "");

    /// <summary>The part of the value that the question accepts, in its stored spelling; null when nothing of it fits.</summary>
    public static JsonNode? Fit(FormField field, JsonNode value, DateOnly today, ICodeLookup codes)
    {
        var form = FormOf(field);
        var answers = FormEngine.Normalise(form, new JsonObject { [field.Id] = value.DeepClone() });
        for (var round = 0; round < 3; round++)
        {
            var wrong = FormEngine.Validate(form, answers, "ja", today, codes).Where(e => !e.Code.StartsWith("required", StringComparison.Ordinal)).ToList();
            if (wrong.Count == 0)
            {
                return IsEmpty(answers[field.Id]) ? null : answers[field.Id]!.DeepClone();
            }

            foreach (var error in wrong)
            {
                Remove(answers, error.Field);
            }
        }

        return null;
    }

    /// <summary>The answer in words.</summary>
    public static string Say(FormField field, JsonNode value, string language, ICodeLookup codes)
    {
        var line = FormEngine.Summary(FormOf(field), new JsonObject { [field.Id] = value.DeepClone() }, language, codes).FirstOrDefault();
        var parts = line?.Parts.Where(p => At(value, p.Field[(field.Id.Length + 1)..]) is { } part && !IsEmpty(part)).Select(p => p.Text) ?? [];
        var text = line is null ? "" : line.Parts.Count > 0 && value is JsonObject ? string.Join(language == "en" ? ", " : "・", parts) : line.Text;
        return text.ReplaceLineEndings(" ");
    }

    /// <summary>A form of this one question, always asked.</summary>
    private static FormDefinition FormOf(FormField field) => new("fitting", "1", NoTitle,
        [new("fitting", NoTitle, [field with { ShowWhen = null, RequiredWhen = null, Required = false, NotBefore = null }])]);

    private static void Remove(JsonObject answers, string path)
    {
        var keys = path.Split('.');
        JsonNode? at = answers;
        foreach (var key in keys[..^1])
        {
            at = (at as JsonObject)?[key];
        }

        if (at is JsonObject holder && holder.Remove(keys[^1]))
        {
            return;
        }

        answers.Remove(keys[0].Split('[')[0]); // deeper than members of a whole: a row that does not fit takes the list with it
    }

    private static JsonNode? At(JsonNode value, string path) => path.Split('.').Aggregate<string, JsonNode?>(value, (node, key) => (node as JsonObject)?[key]);

    private static bool IsEmpty(JsonNode? value) => value switch
    {
        null => true,
        JsonObject parts => parts.All(p => IsEmpty(p.Value)),
        JsonArray list => list.Count == 0,
        _ => false,
    };
}
