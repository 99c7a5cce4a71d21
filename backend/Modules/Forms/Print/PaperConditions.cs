using CyberPort.Forms.Contracts;
using CyberPort.Forms.Engine;

namespace CyberPort.Forms.Print;

/// <summary>記入の条件: on paper nothing hides, so the paper says when a box is to be filled in.</summary>
internal sealed class PaperConditions(FormDefinition form, string language)
{
    private readonly Dictionary<string, FormField> top =
        form.Steps.SelectMany(step => step.Fields).DistinctBy(field => field.Id).ToDictionary(field => field.Id);

    private bool English => language == "en";

    /// <summary>「荷役の目的」が「揚荷」のときに記入; nothing where there is no condition.</summary>
    public string? Of(Condition? condition, IReadOnlyList<FormField>? beside = null)
    {
        if (condition is null)
        {
            return null;
        }

        return Words(condition, beside) is { } words
            ? English ? $"Fill in when {words}" : $"{words}ときに記入"
            : English ? "Fill in where it applies" : "該当するときに記入";
    }

    private string? Words(Condition condition, IReadOnlyList<FormField>? beside)
    {
        if (condition.All is { } all)
        {
            return Joined(all, beside, English ? " and " : "、かつ、");
        }

        if (condition.Any is { } any)
        {
            return Joined(any, beside, English ? " or " : "、又は、");
        }

        return condition.Field is { } path && FieldAt(path, beside) is { } field ? Compared(field, condition) : null;
    }

    private string? Joined(IReadOnlyList<Condition> conditions, IReadOnlyList<FormField>? beside, string between)
    {
        var words = conditions.Select(one => Words(one, beside)).ToList();
        return words.Count > 3 || words.Contains(null) ? null : string.Join(between, words);
    }

    private string? Compared(FormField field, Condition condition)
    {
        var name = field.Label.In(language);
        var value = condition.Value is System.Text.Json.Nodes.JsonArray list
            ? string.Join(English ? " / " : "・", list.Select(one => Shown(field, one)))
            : Shown(field, condition.Value);
        return (condition.Is, English) switch
        {
            (Comparison.Equals or Comparison.In, false) => $"「{name}」が「{value}」の",
            (Comparison.Equals or Comparison.In, true) => $"“{name}” is {value}",
            (Comparison.NotEquals, false) => $"「{name}」が「{value}」でない",
            (Comparison.NotEquals, true) => $"“{name}” is not {value}",
            (Comparison.AtLeast, false) => $"「{name}」が {value} 以上の",
            (Comparison.AtLeast, true) => $"“{name}” is {value} or more",
            (Comparison.Below, false) => $"「{name}」が {value} 未満の",
            (Comparison.Below, true) => $"“{name}” is less than {value}",
            (Comparison.Answered, false) => $"「{name}」に記入がある",
            (Comparison.Answered, true) => $"“{name}” is filled in",
            _ => null,
        };
    }

    private string Shown(FormField field, System.Text.Json.Nodes.JsonNode? value) =>
        value is null ? ""
        : new DisplayText(language, null).Of(field.Type == FieldType.Choices ? field with { Type = FieldType.Choice } : field, value);

    private FormField? FieldAt(string path, IReadOnlyList<FormField>? beside)
    {
        var names = path.Split('.');
        var field = beside?.FirstOrDefault(one => one.Id == names[0]) ?? top.GetValueOrDefault(names[0]);
        foreach (var name in names.Skip(1))
        {
            field = field is null ? null : FieldParts.Of(field).FirstOrDefault(part => part.Id == name);
        }

        return field;
    }
}
