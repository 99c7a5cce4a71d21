using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Engine;

/// <summary>Which questions are asked, and what of the answers belongs to them.</summary>
internal static class VisibleFields
{
    public static IReadOnlyList<string> Of(FormDefinition definition, JsonObject answers)
    {
        var paths = new List<string>();
        var scope = Scope.Of(definition, answers);
        foreach (var step in definition.Steps)
        {
            Collect(scope, step.Fields, answers, "", paths);
        }
        return paths;
    }

    public static SubmittedAnswers Keep(FormDefinition definition, JsonObject answers)
    {
        var dropped = new List<string>();
        var kept = Keep(Scope.Of(definition, answers), [.. definition.Steps.SelectMany(step => step.Fields)], answers, "", dropped);
        return new SubmittedAnswers(kept, dropped);
    }

    private static void Collect(Scope scope, IReadOnlyList<FormField> fields, JsonObject? values, string prefix, List<string> paths)
    {
        foreach (var field in fields.Where(scope.IsVisible))
        {
            var path = prefix + field.Id;
            var value = values?[field.Id];
            paths.Add(path);
            var parts = FieldParts.Of(field);
            if (FieldParts.IsComposite(field.Type))
            {
                Collect(scope.Row(parts, value as JsonObject), parts, value as JsonObject, path + ".", paths);
            }
            else if (FieldParts.IsRows(field.Type) && value is JsonArray rows)
            {
                for (var i = 0; i < rows.Count; i++)
                {
                    Collect(scope.Row(parts, rows[i] as JsonObject), parts, rows[i] as JsonObject, $"{path}[{i}].", paths);
                }
            }
        }
    }

    private static JsonObject Keep(Scope scope, IReadOnlyList<FormField> fields, JsonObject values, string prefix, List<string> dropped)
    {
        var kept = new JsonObject();
        foreach (var field in fields)
        {
            var path = prefix + field.Id;
            if (values[field.Id] is not { } value)
            {
                continue;
            }
            if (!scope.IsVisible(field))
            {
                dropped.Add(path);
                continue;
            }
            var parts = FieldParts.Of(field);
            kept[field.Id] = value switch
            {
                JsonObject whole when FieldParts.IsComposite(field.Type) => Keep(scope.Row(parts, whole), parts, whole, path + ".", dropped),
                JsonArray rows when FieldParts.IsRows(field.Type) => new JsonArray([.. rows.Select((row, i) => row is JsonObject one
                    ? Keep(scope.Row(parts, one), parts, one, $"{path}[{i}].", dropped)
                    : row?.DeepClone())]),
                _ => value.DeepClone(),
            };
        }
        return kept;
    }
}
