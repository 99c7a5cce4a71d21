using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Engine;

/// <summary>検査: walks the questions that are asked and notes the first thing wrong with each answer.</summary>
internal sealed class Validator
{
    private readonly List<FieldError> errors = [];
    private readonly string language;
    private readonly ValueRules rules;

    private Validator(string language, DateOnly today, ICodeLookup? codes)
    {
        this.language = language;
        rules = new ValueRules(language, today, codes, errors);
    }

    public static IReadOnlyList<FieldError> Validate(
        FormDefinition definition, JsonNode? imported, string language, DateOnly today, ICodeLookup? codes)
    {
        if (imported is not null and not JsonObject)
        {
            return [new FieldError("", "answers.unreadable", MessageTable.Say("answers.unreadable", language))];
        }
        var answers = Normaliser.Normalise(definition, imported);
        var validator = new Validator(language, today, codes);
        var scope = Scope.Of(definition, answers);
        foreach (var step in definition.Steps)
        {
            validator.Fields(scope, step.Fields, answers, "", Naming.Top);
        }
        return validator.errors;
    }

    private void Fields(Scope scope, IReadOnlyList<FormField> fields, JsonObject? values, string prefix, Naming naming)
    {
        foreach (var field in fields)
        {
            if (field.Type == FieldType.Info || !scope.IsVisible(field))
            {
                continue;
            }
            One(new Question(field, prefix + field.Id, naming.Name(field, language), scope), values?[field.Id], naming);
        }
    }

    private void One(Question question, JsonNode? value, Naming naming)
    {
        var (field, path, label, scope) = question;
        var mandatory = scope.IsMandatory(field);
        if (FieldParts.IsComposite(field.Type))
        {
            Whole(question, value, mandatory, naming);
        }
        else if (Values.IsEmpty(value) && value is not JsonArray { Count: > 0 })
        {
            if ((mandatory || field.MinItems > 0) && field.Type != FieldType.Computed)
            {
                Missing(field, path, label);
            }
        }
        else if (FieldParts.IsRows(field.Type))
        {
            Rows(question, value, naming);
        }
        else
        {
            rules.Check(question, value!, mandatory);
        }
    }

    private void Whole(Question question, JsonNode? value, bool mandatory, Naming naming)
    {
        var (field, path, label, scope) = question;
        if (value is not null and not JsonObject)
        {
            errors.Add(new FieldError(path, "invalid", MessageTable.Say("invalid", language, ("label", label))));
            return;
        }
        if (!mandatory && Values.IsEmpty(value))
        {
            return; // 任意 and left alone; once begun, it is asked whole
        }
        var parts = FieldParts.Of(field);
        var before = errors.Count;
        Fields(scope.Row(parts, value as JsonObject), parts, value as JsonObject, path + ".", naming.Inside(field));
        if (field.Type == FieldType.Period && errors.Count == before)
        {
            rules.CheckPeriod(question, value as JsonObject, parts[1], naming.Inside(field));
        }
    }

    private void Rows(Question question, JsonNode? value, Naming naming)
    {
        var (field, path, label, scope) = question;
        if (value is not JsonArray rows)
        {
            errors.Add(new FieldError(path, "invalid", MessageTable.Say("invalid", language, ("label", label))));
            return;
        }
        if (!rules.CheckCount(question, rows.Count, field.MinItems, field.MaxItems ?? FieldParts.Limits.Rows))
        {
            return;
        }
        var parts = FieldParts.Of(field);
        for (var i = 0; i < rows.Count; i++)
        {
            var rowPath = $"{path}[{i}]";
            if (rows[i] is not JsonObject row)
            {
                errors.Add(new FieldError(rowPath, "invalid", MessageTable.Say("invalid", language, ("label", label))));
                continue;
            }
            Fields(scope.Row(parts, row), parts, row, rowPath + ".", naming.InRow(field, i + 1));
        }
    }

    private void Missing(FormField field, string path, string label)
    {
        var key = field.Type switch
        {
            FieldType.YesNo => "required.yesNo",
            FieldType.Choice or FieldType.Facility or FieldType.Port => "required.choice",
            FieldType.Choices => "required.choices",
            FieldType.File => "required.file",
            FieldType.Declaration => "required.declaration",
            FieldType.Group or FieldType.Cargo => "required.rows",
            _ => "required",
        };
        errors.Add(new FieldError(path, "required", MessageTable.SayWithExample(key, language, field, ("label", label))));
    }
}
