using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Engine;

/// <summary>正規化: what people typed, in the one spelling that is stored. Doing it twice changes nothing.</summary>
internal static class Normaliser
{
    public static JsonObject Normalise(FormDefinition definition, JsonNode? imported)
    {
        var result = new JsonObject();
        if (imported is JsonObject answers)
        {
            foreach (var field in definition.Steps.SelectMany(step => step.Fields))
            {
                Put(result, field, answers[field.Id]);
            }
        }
        Computation.Fill(definition, result);
        return result;
    }

    private static void Put(JsonObject into, FormField field, JsonNode? value)
    {
        if (value is not null && field.Type is not (FieldType.Info or FieldType.Computed) && One(field, value) is { } normal)
        {
            into[field.Id] = normal;
        }
    }

    private static JsonNode? One(FormField field, JsonNode value) => field.Type switch
    {
        FieldType.Number or FieldType.Money => Number(field, value),
        FieldType.YesNo or FieldType.Declaration => YesNo(value),
        FieldType.Choices => Choices(field, value),
        FieldType.File => Rows(value, file => Known(file, FileMembers)),
        FieldType.Group or FieldType.Cargo => Rows(value, row => Members(FieldParts.Of(field), row)),
        FieldType.Party or FieldType.Address or FieldType.Vessel or FieldType.Period => Whole(field, value),
        _ => AsText(value) is { } text && Text(field, text) is { Length: > 0 } spelled ? JsonValue.Create(spelled) : null,
    };

    private static string Text(FormField field, string text) => field.Type switch
    {
        FieldType.LongText => Folding.Lines(text),
        FieldType.Text => Formatted(field.Format, text),
        FieldType.Email => Mail(Folding.Width(text)),
        FieldType.Phone => Phone(Folding.Width(text)),
        FieldType.Date => Folding.Width(text) is var day ? DateText.ParseDate(day) ?? day : "",
        FieldType.DateTime => Folding.Width(text) is var moment ? DateText.ParseDateTime(moment) ?? moment : "",
        FieldType.Port => field.AllowOther ? Folding.Line(text) : Folding.Upper(Folding.Width(text).Replace(" ", "", StringComparison.Ordinal)),
        FieldType.Facility => field.AllowOther ? Folding.Line(text) : Folding.Width(text),
        _ => Code(field, Folding.Width(text)),
    };

    private static string Formatted(TextFormat? format, string text) => format switch
    {
        null => Folding.Line(text),
        TextFormat.Kana => Folding.Kana(text),
        TextFormat.CallSign => Folding.Upper(Folding.Bare(Folding.Width(text))),
        TextFormat.Imo => Digits(Folding.Width(text), "IMO"),
        TextFormat.CorporateNumber => Digits(Folding.Width(text), "T"),
        _ => Digits(Folding.Width(text), "〒"),
    };

    /// <summary>Digits when nothing else is left after spaces, hyphens and the usual prefix; otherwise what was typed.</summary>
    private static string Digits(string text, string prefix)
    {
        var bare = Folding.Upper(Folding.Bare(text));
        bare = bare.StartsWith(prefix, StringComparison.Ordinal) ? bare[prefix.Length..] : bare;
        return Folding.IsDigits(bare) ? bare : text;
    }

    private static string Phone(string text)
    {
        var bare = string.Concat(Folding.Bare(text).Where(c => c is not ('(' or ')' or '.' or '/')));
        var plus = bare.StartsWith('+');
        if (!Folding.IsDigits(plus ? bare[1..] : bare))
        {
            return text;
        }
        return bare.StartsWith("+81", StringComparison.Ordinal) ? "0" + (bare.Length > 3 && bare[3] == '0' ? bare[4..] : bare[3..]) : bare;
    }

    private static string Mail(string text)
    {
        var at = text.LastIndexOf('@');
        return at < 0 ? text : text[..at] + Folding.Lower(text[at..]);
    }

    private static string Code(FormField field, string text) => field.Codes switch
    {
        "countries" or "locodes" => Folding.Upper(text),
        "commodities" when Folding.IsDigits(text) && text.Length < 3 => text.PadLeft(3, '0'), // 011 loses its zero in a spreadsheet
        _ => text,
    };

    private static JsonNode? Number(FormField field, JsonNode value)
    {
        if (Values.Number(value) is not null)
        {
            return value.DeepClone();
        }
        if (Values.Text(value) is not { } text)
        {
            return JsonValue.Create(AnswerImport.Unreadable);
        }
        var folded = Folding.Width(text);
        return folded.Length == 0 ? null
            : NumberText.Parse(folded, field.Unit) is { } number ? JsonValue.Create(number)
            : JsonValue.Create(folded);
    }

    private static JsonNode? YesNo(JsonNode value)
    {
        if (Values.Bool(value) is { } yes)
        {
            return JsonValue.Create(yes);
        }
        if (AsText(value) is not { } text || Folding.Lower(Folding.Width(text)) is not { Length: > 0 } word)
        {
            return null;
        }
        return word switch
        {
            "true" or "yes" or "y" or "1" or "はい" or "有" or "あり" => JsonValue.Create(true),
            "false" or "no" or "n" or "0" or "いいえ" or "無" or "なし" => JsonValue.Create(false),
            _ => JsonValue.Create(word),
        };
    }

    private static JsonArray? Choices(FormField field, JsonNode value)
    {
        var given = (value as JsonArray ?? new JsonArray(value.DeepClone()))
            .Select(item => item is null ? "" : AsText(item) is { } text ? Code(field, Folding.Width(text)) : AnswerImport.Unreadable)
            .Where(code => code.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var known = (field.Options ?? []).Select(option => option.Code).Where(given.Contains).ToList();
        var ordered = known.Concat(given.Where(code => !known.Contains(code))).Select(code => (JsonNode?)JsonValue.Create(code)).ToArray();
        return ordered.Length == 0 ? null : new JsonArray(ordered);
    }

    private static JsonNode? Whole(FormField field, JsonNode value) =>
        value is not JsonObject whole ? Blank(value) : Members(FieldParts.Of(field), whole) is { Count: > 0 } members ? members : null;

    private static JsonNode? Rows(JsonNode value, Func<JsonObject, JsonObject> row) => value switch
    {
        JsonArray { Count: 0 } => null,
        JsonArray rows => new JsonArray([.. rows.Select(item =>
            item is JsonObject one ? row(one) : item is null ? new JsonObject() : (JsonNode)JsonValue.Create(AnswerImport.Unreadable))]),
        JsonObject one => new JsonArray(row(one)),
        _ => Blank(value),
    };

    /// <summary>An empty text where more was asked is no answer; anything else of the wrong kind is unreadable.</summary>
    private static JsonNode? Blank(JsonNode value) =>
        Values.Text(value) is { } text && Folding.Width(text).Length == 0 ? null : JsonValue.Create(AnswerImport.Unreadable);

    private static JsonObject Members(IReadOnlyList<FormField> fields, JsonObject from)
    {
        var result = new JsonObject();
        foreach (var field in fields)
        {
            Put(result, field, from[field.Id]);
        }
        return result;
    }

    private static readonly IReadOnlyList<FormField> FileMembers =
    [
        new("id", FieldType.Text, new("", "")), new("name", FieldType.Text, new("", "")),
        new("size", FieldType.Number, new("", "")), new("contentType", FieldType.Text, new("", "")),
    ];

    private static JsonObject Known(JsonObject file, IReadOnlyList<FormField> members) => Members(members, file);

    /// <summary>Text, or a number where a text is asked; nothing else reads as text.</summary>
    private static string? AsText(JsonNode value) =>
        Values.Text(value) ?? (Values.Number(value) is { } number && NumberText.IsWritable(number)
            ? NumberText.Write(number)
            : AnswerImport.Unreadable);
}
