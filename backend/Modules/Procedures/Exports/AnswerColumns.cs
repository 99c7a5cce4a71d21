using System.Globalization;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Procedures.Exports;

/// <summary>A choice: its words for people, its code (or codes) for programs.</summary>
internal sealed record Coded(string Words, JsonNode Code)
{
    public override string ToString() => Words;
}

/// <summary>回答の列: a column for each part of each question, so that what is written out can be sorted, filtered and reckoned with.</summary>
internal static class AnswerColumns
{
    private static readonly FieldType[] Choosing = [FieldType.Choice, FieldType.Choices, FieldType.YesNo, FieldType.Port, FieldType.Facility];

    /// <summary>The questions of a form by the path of their answers, in the form's order; a part counts, rows stay whole.</summary>
    public static IEnumerable<KeyValuePair<string, (FormField Field, string Heading)>> Of(FormDefinition form, string language) =>
        form.Steps.SelectMany(s => s.Fields).SelectMany(f => Of(f, language, "", ""));

    private static IEnumerable<KeyValuePair<string, (FormField Field, string Heading)>> Of(FormField field, string language, string path, string heading)
    {
        var (at, named) = (path + field.Id, heading + field.Label.In(language));
        var parts = field.Type is FieldType.Group or FieldType.Cargo ? [] : FormEngine.PartsOf(field);
        return field.Type == FieldType.Info ? []
            : parts.Count > 0 ? parts.SelectMany(p => Of(p, language, at + ".", named + (language == "en" ? ", " : "・")))
            : [KeyValuePair.Create(at, (field, FormEngine.UnitOf(field, language) is { } unit ? named + (language == "en" ? $" ({unit})" : $"（{unit}）") : named))];
    }

    /// <summary>The answers in words, by their paths.</summary>
    public static Dictionary<string, string> Words(IEnumerable<SummaryLine> lines)
    {
        var words = new Dictionary<string, string>();
        Add(lines);
        return words;

        void Add(IEnumerable<SummaryLine> some)
        {
            foreach (var line in some)
            {
                words[line.Field] = line.Text;
                Add(line.Parts);
            }
        }
    }

    /// <summary>An answer as a number, a day or words; null where there is none.</summary>
    public static object? Value(FormField field, string path, JsonObject answers, Dictionary<string, string> words)
    {
        var answer = path.Split('.').Aggregate<string, JsonNode?>(answers, (node, key) => (node as JsonObject)?[key]);
        if (answer is null or JsonArray { Count: 0 } || answer.ToString().Length == 0)
        {
            return null;
        }

        var said = words.TryGetValue(path, out var text) ? text : answer.ToString();
        return field.Type switch
        {
            FieldType.Number or FieldType.Money or FieldType.Computed when answer is JsonValue value && value.TryGetValue<decimal>(out var number) => number,
            FieldType.Date when DateOnly.TryParseExact(answer.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
            FieldType.DateTime when DateTime.TryParseExact(answer.ToString(), "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) => moment,
            _ when Choosing.Contains(field.Type) => new Coded(said, answer.DeepClone()),
            _ => said,
        };
    }
}
