using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Engine;

/// <summary>Rules for single answers that are there; each notes at most one error per answer.</summary>
internal sealed partial class ValueRules(string language, DateOnly today, ICodeLookup? codes, List<FieldError> errors)
{
    public void Check(Question question, JsonNode value, bool mandatory)
    {
        switch (question.Field.Type)
        {
            case FieldType.Text or FieldType.LongText: CheckText(question, value); break;
            case FieldType.Number or FieldType.Money or FieldType.Computed: CheckNumber(question, value); break;
            case FieldType.YesNo when Values.Bool(value) is null: Add(question, "yesNo.invalid"); break;
            case FieldType.Declaration: CheckDeclaration(question, value, mandatory); break;
            case FieldType.Choice: CheckChoice(question, value); break;
            case FieldType.Choices: CheckChoices(question, value); break;
            case FieldType.Date or FieldType.DateTime: CheckDate(question, value); break;
            case FieldType.Email when !ContactText.IsMail(Values.Text(value) ?? ""): Add(question, "email.invalid"); break;
            case FieldType.Phone when !ContactText.IsPhone(Values.Text(value) ?? ""): Add(question, "phone.invalid"); break;
            case FieldType.Port: CheckPort(question, value); break;
            case FieldType.Facility: CheckFacility(question, value); break;
            case FieldType.File: CheckFiles(question, value); break;
        }
    }

    public bool CheckCount(Question question, int count, int? min, int? max)
    {
        var (code, limit) = count < min ? ("items.min", min) : count > max ? ("items.max", max) : ("", null);
        if (limit is { } bound)
        {
            var kind = question.Field.Type switch { FieldType.Choices => ".choices", FieldType.File => ".file", _ => "" };
            AddAs(code + kind, question, code, ("min", MessageTable.Invariant(bound)), ("max", MessageTable.Invariant(bound)),
                ("count", MessageTable.Invariant(count)));
        }
        return limit is null;
    }

    private void CheckText(Question question, JsonNode value)
    {
        var field = question.Field;
        var text = Values.Text(value) ?? AnswerImport.Unreadable;
        var length = Folding.Length(text);
        var max = field.MaxLength ?? (field.Type == FieldType.LongText ? FieldParts.Limits.LongText : FieldParts.Limits.Text);
        var code = text.Contains('\uFFFD', StringComparison.Ordinal) ? "text.characters"
            : ContactText.FormatError(field.Format, text) is { } format ? format
            : length < field.MinLength ? "text.minLength"
            : length > max ? "text.maxLength"
            : null;
        if (code is not null)
        {
            Add(question, code, ("min", MessageTable.Invariant(field.MinLength ?? 0)), ("max", MessageTable.Invariant(max)),
                ("count", MessageTable.Invariant(length)));
        }
    }

    private void CheckNumber(Question question, JsonNode value)
    {
        var field = question.Field;
        if (Values.Number(value) is not { } number)
        {
            var text = Values.Text(value) ?? "";
            Add(question, NumberText.IsPlain(text.Replace(",", "", StringComparison.Ordinal)) ? "number.digits" : "number.invalid");
            return;
        }
        if (Math.Abs(number) >= NumberText.Limit)
        {
            Add(question, "number.digits");
            return;
        }
        var money = field.Type == FieldType.Money;
        var decimals = field.Decimals ?? 0;
        if (!NumberText.IsWritable(number) || NumberText.DecimalsOf(number) > decimals)
        {
            Add(question, decimals == 0 ? "number.whole" : "number.decimals", ("decimals", MessageTable.Invariant(decimals)));
            return;
        }
        var exact = NumberText.Decimal(number);
        if ((field.Min ?? (money ? 0 : null)) is { } min && exact < min)
        {
            Add(question, "number.min", ("min", NumberText.Grouped(min)));
        }
        else if ((field.Max ?? (money ? FieldParts.Limits.Money : null)) is { } max && exact > max)
        {
            Add(question, "number.max", ("max", NumberText.Grouped(max)));
        }
    }

    private void CheckDeclaration(Question question, JsonNode value, bool mandatory)
    {
        if (Values.Bool(value) is not { } ticked)
        {
            Add(question, "invalid");
        }
        else if (!ticked && mandatory)
        {
            AddAs("required.declaration", question, "required");
        }
    }

    private void CheckChoice(Question question, JsonNode value)
    {
        var code = Values.Text(value) ?? "";
        if (question.Field.Options is { } options)
        {
            if (options.All(option => option.Code != code))
            {
                Add(question, "choice.invalid");
            }
        }
        else
        {
            CheckListed(question, code);
        }
    }

    private void CheckChoices(Question question, JsonNode value)
    {
        var field = question.Field;
        var chosen = value as JsonArray ?? [];
        foreach (var code in chosen.Select(one => Values.Text(one) ?? ""))
        {
            if (field.Options is { } options ? options.All(option => option.Code != code) : !CheckListed(question, code))
            {
                if (field.Options is not null)
                {
                    Add(question, "choices.invalid");
                }
                return;
            }
        }
        CheckCount(question, chosen.Count, field.MinItems, field.MaxItems);
    }

    private bool CheckListed(Question question, string code)
    {
        var list = question.Field.Codes;
        if (code.Length > FieldParts.Limits.Other || code.Contains('\uFFFD', StringComparison.Ordinal))
        {
            Add(question, "choice.invalid");
            return false;
        }
        if (list is not null && codes is not null && codes.Has(list) && codes.Find(list, code) is null)
        {
            Add(question, "code.unknown", ("value", code));
            return false;
        }
        return true;
    }

    private void CheckPort(Question question, JsonNode value)
    {
        var text = Values.Text(value) ?? "";
        if (question.Field.AllowOther)
        {
            CheckOther(question, text, "port.invalid");
        }
        else if (!ContactText.IsLocode(text))
        {
            Add(question, "port.invalid");
        }
        else
        {
            CheckListed(question with { Field = question.Field with { Codes = question.Field.Codes ?? "locodes" } }, text);
        }
    }

    private void CheckFacility(Question question, JsonNode value)
    {
        var text = Values.Text(value) ?? "";
        if (question.Field.AllowOther)
        {
            CheckOther(question, text, "facility.invalid");
        }
        else if (!ContactText.IsFacilityCode(text))
        {
            Add(question, "facility.invalid");
        }
        else
        {
            CheckListed(question with { Field = question.Field with { Codes = question.Field.Codes ?? "facilities" } }, text);
        }
    }

    private void CheckOther(Question question, string text, string code)
    {
        if (text.Contains('\uFFFD', StringComparison.Ordinal) || Folding.Length(text) > FieldParts.Limits.Other)
        {
            Add(question, code);
        }
    }

    private void Add(Question question, string code, params ReadOnlySpan<(string Name, string Value)> places) =>
        AddAs(code, question, code, places);

    /// <summary>The code with the sentence of another key, where one code has several wordings.</summary>
    private void AddAs(string key, Question question, string code, params ReadOnlySpan<(string Name, string Value)> places) =>
        errors.Add(new FieldError(question.Path, code,
            MessageTable.SayWithExample(key, language, question.Field, [("label", question.Label), .. places])));
}
