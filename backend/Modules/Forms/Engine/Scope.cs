using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Engine;

/// <summary>
/// Where a question stands: the whole form, a row of a group, or the parts of a composite answer. Knows which questions
/// are asked. In a condition, the answer to a question that is not asked counts as no answer.
/// </summary>
internal sealed class Scope
{
    private readonly Scope? parent;
    private readonly JsonObject? values;
    private readonly Dictionary<string, FormField> fields;
    private readonly Dictionary<string, FormStep> steps = [];
    private readonly Dictionary<string, bool> visible = [];

    private Scope(Scope? parent, IEnumerable<FormField> fields, JsonObject? values)
    {
        this.parent = parent;
        this.values = values;
        this.fields = [];
        foreach (var field in fields)
        {
            this.fields.TryAdd(field.Id, field);
        }
    }

    public static Scope Of(FormDefinition definition, JsonObject answers)
    {
        var scope = new Scope(null, definition.Steps.SelectMany(step => step.Fields), answers);
        foreach (var step in definition.Steps)
        {
            foreach (var field in step.Fields)
            {
                scope.steps.TryAdd(field.Id, step);
            }
        }
        return scope;
    }

    public Scope Row(IReadOnlyList<FormField> rowFields, JsonObject? row) => new(this, rowFields, row);

    public bool IsVisible(FormField field)
    {
        if (visible.TryGetValue(field.Id, out var known))
        {
            return known;
        }
        visible[field.Id] = true; // conditions that run in a circle: shown, rather than lost
        return visible[field.Id] = (!steps.TryGetValue(field.Id, out var step) || Holds(step.When)) && Holds(field.ShowWhen);
    }

    public bool IsMandatory(FormField field) => field.RequiredWhen is { } when ? Holds(when) : field.Required;

    public bool Holds(Condition? condition)
    {
        if (condition is null)
        {
            return true;
        }
        if (condition.All is { } all)
        {
            return all.All(Holds);
        }
        if (condition.Any is { } any)
        {
            return any.Any(Holds);
        }
        if (condition.Not is { } not)
        {
            return !Holds(not);
        }
        return condition.Field is { } path && Compare(condition.Is, Find(path), condition.Value);
    }

    /// <summary>The answer at a path: of this row first, then of what surrounds it.</summary>
    public JsonNode? Find(string path)
    {
        var parts = path.Split('.');
        if (!fields.TryGetValue(parts[0], out var field))
        {
            return parent?.Find(path);
        }
        if (values is null || !IsVisible(field))
        {
            return null;
        }
        var value = values[parts[0]];
        foreach (var part in parts.Skip(1))
        {
            value = (value as JsonObject)?[part];
        }
        return value;
    }

    /// <summary>The answers at a path that may run through rows: one for each row, in which a question that is not asked counts as none.</summary>
    public (bool Rows, IReadOnlyList<JsonNode?> Values) FindAll(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var head = dot < 0 ? path : path[..dot];
        if (!fields.TryGetValue(head, out var field))
        {
            return parent?.FindAll(path) ?? (false, []);
        }
        if (dot < 0 || !FieldParts.IsRows(field.Type))
        {
            return (false, [Find(path)]);
        }
        var (parts, rest) = (FieldParts.Of(field), path[(dot + 1)..]);
        var inner = rest.Split('.')[0];
        return (true, Find(head) is JsonArray rows && parts.Any(part => part.Id == inner)
            ? [.. rows.Select(row => Row(parts, row as JsonObject).Find(rest))] : []);
    }

    /// <summary>What the question at a path is called.</summary>
    public string NameAt(string path, string language)
    {
        var parts = path.Split('.');
        if (!fields.TryGetValue(parts[0], out var field))
        {
            return parent?.NameAt(path, language) ?? path;
        }
        var label = field.Label.In(language);
        var part = parts.Length > 1 ? FieldParts.Of(field).FirstOrDefault(p => p.Id == parts[1]) : null;
        return part is null ? label : MessageTable.Word("part", language, ("field", label), ("part", part.Label.In(language)));
    }

    public static bool Compare(Comparison? how, JsonNode? value, JsonNode? with) => how switch
    {
        Comparison.Equals => IsOrHas(value, with),
        Comparison.NotEquals => !IsOrHas(value, with),
        Comparison.In => with is JsonArray list && list.Any(one => IsOrHas(value, one)),
        Comparison.AtLeast => Order(value, with) >= 0,
        Comparison.Below => Order(value, with) < 0,
        Comparison.Answered => !Values.IsEmpty(value),
        Comparison.Empty => Values.IsEmpty(value),
        _ => false,
    };

    private static bool IsOrHas(JsonNode? value, JsonNode? with) =>
        value is JsonArray several ? several.Any(one => Values.Same(one, with)) : Values.Same(value, with);

    private static int? Order(JsonNode? value, JsonNode? with) =>
        Values.Number(value) is { } a && Values.Number(with) is { } b ? a.CompareTo(b)
        : Values.Text(value) is { } c && Values.Text(with) is { } d ? string.CompareOrdinal(c, d)
        : null;
}
