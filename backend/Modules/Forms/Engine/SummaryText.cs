using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Engine;

/// <summary>A line of the summary together with the answer behind it.</summary>
internal sealed record AnswerLine(string Step, string Path, string Label, string Text, JsonNode? Value, IReadOnlyList<AnswerLine> Parts);

/// <summary>The answers in words.</summary>
internal sealed class SummaryText(string language, ICodeLookup? codes, bool official)
{
    private readonly DisplayText display = new(language, codes, official);

    public static IReadOnlyList<SummaryLine> Of(FormDefinition definition, JsonObject answers, string language, ICodeLookup? codes, bool official = false) =>
        [.. Lines(definition, answers, language, codes, official).Select(Public)];

    public static IReadOnlyList<AnswerLine> Lines(FormDefinition definition, JsonObject answers, string language, ICodeLookup? codes, bool official = false)
    {
        var writer = new SummaryText(language, codes, official);
        var scope = Scope.Of(definition, answers);
        return [.. definition.Steps.SelectMany(step => writer.Fields(scope, step.Fields, answers, "", step.Id))];
    }

    private static SummaryLine Public(AnswerLine line) =>
        new(line.Step, line.Path, line.Label, line.Text, [.. line.Parts.Select(Public)]);

    private IEnumerable<AnswerLine> Fields(Scope scope, IReadOnlyList<FormField> fields, JsonObject? values, string prefix, string step) =>
        fields.Where(field => field.Type != FieldType.Info && scope.IsVisible(field))
            .Select(field => Line(scope, field, values?[field.Id], prefix + field.Id, step));

    private AnswerLine Line(Scope scope, FormField field, JsonNode? value, string path, string step)
    {
        var label = field.Label.In(language);
        if (Values.IsEmpty(value))
        {
            return new AnswerLine(step, path, label, MessageTable.Word("none", language), null, []);
        }
        var parts = FieldParts.Of(field);
        if (value is JsonArray rows && FieldParts.IsRows(field.Type))
        {
            var lines = rows.Select((row, i) => Row(scope, parts, row as JsonObject, i, path, step)).ToList();
            return new AnswerLine(step, path, label, string.Join('\n', lines.Select(line => line.Text)), value, lines);
        }
        if (value is not JsonObject whole || field.Type == FieldType.Period)
        {
            return new AnswerLine(step, path, label, display.Of(field, value!), value, []);
        }
        var members = Fields(scope.Row(parts, whole), parts, whole, path + ".", step).Where(line => line.Value is not null).ToList();
        var text = field.Type == FieldType.Address ? DisplayText.Address(whole) : Joined(members, "\n");
        return new AnswerLine(step, path, label, text, value, members);
    }

    private AnswerLine Row(Scope scope, IReadOnlyList<FormField> parts, JsonObject? row, int index, string path, string step)
    {
        var rowPath = $"{path}[{index}]";
        var members = Fields(scope.Row(parts, row), parts, row, rowPath + ".", step).Where(line => line.Value is not null).ToList();
        var title = MessageTable.Word("rowTitle", language, ("n", MessageTable.Invariant(index + 1)));
        var text = members.Count == 0 ? MessageTable.Word("none", language) : Joined(members, MessageTable.Word("list", language));
        return new AnswerLine(step, rowPath, title, text, row, members);
    }

    private string Joined(IEnumerable<AnswerLine> lines, string between) =>
        string.Join(between, lines.Select(line => line.Label + MessageTable.Word("colon", language) + line.Text));
}
