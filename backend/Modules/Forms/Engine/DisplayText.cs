using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Time;

namespace CyberPort.Forms.Engine;

/// <summary>A single answer in words; on an official paper days carry the era (和暦). What could not be read is shown as it was typed.</summary>
internal sealed class DisplayText(string language, ICodeLookup? codes, bool official = false)
{
    public string Of(FormField field, JsonNode value) => field.Type switch
    {
        FieldType.Number or FieldType.Computed => Values.Number(value) is { } number && NumberText.IsWritable(number) ? Number(field, number) : Raw(value),
        FieldType.Money => Values.Number(value) is { } yen && NumberText.IsWritable(yen)
            ? MessageTable.Word("yen", language, ("n", NumberText.Grouped(yen))) : Raw(value),
        FieldType.YesNo => Values.Bool(value) is { } yes ? MessageTable.Word(yes ? "yes" : "no", language) : Raw(value),
        FieldType.Declaration => Values.Bool(value) is { } ticked ? MessageTable.Word(ticked ? "ticked" : "no", language) : Raw(value),
        FieldType.Choice => Choice(field, Raw(value)),
        FieldType.Choices => string.Join(MessageTable.Word("list", language),
            (value as JsonArray ?? []).Select(one => Choice(field, Raw(one)))),
        FieldType.Date or FieldType.DateTime => Moment(Raw(value)),
        FieldType.Period => Period(field, value as JsonObject),
        FieldType.Phone => ContactText.ShowPhone(Raw(value)),
        FieldType.Port => Named(field.Codes ?? "locodes", Raw(value)) is var (name, code) && name != code ? $"{name} {code}" : Raw(value),
        FieldType.Facility => Named(field.Codes ?? "facilities", Raw(value)).Name,
        FieldType.File => value is JsonArray files
            ? string.Join('\n', files.Select(file => file is JsonObject one ? Raw(one["name"]) : Raw(file))) : Raw(value),
        FieldType.Text when field.Format == TextFormat.PostalCode => ContactText.ShowPostalCode(Raw(value)),
        _ => Raw(value),
    };

    /// <summary>〒030-0803 青森県青森市安方1-2-3 港ビル3階.</summary>
    public static string Address(JsonObject address)
    {
        var code = Raw(address["postalCode"]);
        var lines = new[]
        {
            code.Length > 0 ? "〒" + ContactText.ShowPostalCode(code) : "",
            Raw(address["prefecture"]) + Raw(address["city"]) + Raw(address["line"]),
            Raw(address["building"]),
        };
        return string.Join(' ', lines.Where(line => line.Length > 0));
    }

    private string Number(FormField field, double number) => field.Unit is not { } unit
        ? NumberText.Grouped(number)
        : MessageTable.Word("unit", language, ("n", NumberText.Grouped(number)), ("unit", MessageTable.Unit(unit, language)));

    private string Choice(FormField field, string code) =>
        field.Options?.FirstOrDefault(option => option.Code == code)?.Label.In(language)
        ?? (field.Codes is { } list ? Named(list, code).Name : code);

    private (string Name, string Code) Named(string list, string code) =>
        (codes is not null && codes.Has(list) && codes.Find(list, code) is { } name ? name.In(language) : code, code);

    private string Moment(string text)
    {
        if (text.Length is not (10 or 16) || DateText.Iso(text[..10]) is not { } day)
        {
            return text;
        }
        var date = official && language != "en" ? day.InEra() : MessageTable.Date(day, language);
        return text.Length == 10 ? date : MessageTable.Word("timeText", language, ("date", date), ("time", text[11..]));
    }

    private string Period(FormField field, JsonObject? period)
    {
        var (from, to) = (Raw(period?["from"]), Raw(period?["to"]));
        if (MinutesOf(from) is not { } start || MinutesOf(to) is not { } end || end < start)
        {
            return Moment(from) + " – " + Moment(to);
        }
        return MessageTable.Word("periodText", language,
            ("from", Moment(from)), ("to", Moment(to)), ("length", Length(field, end - start)));
    }

    private string Length(FormField field, long minutes)
    {
        if (field.Precision != Precision.Minute)
        {
            var days = (minutes / 1440) + 1; // both days count
            return days == 1 ? MessageTable.Word("day", language) : MessageTable.Word("days", language, ("n", MessageTable.Invariant(days)));
        }
        var (h, m) = (MessageTable.Invariant(minutes / 60), MessageTable.Invariant(minutes % 60));
        return MessageTable.Word(minutes % 60 == 0 ? "hours" : minutes < 60 ? "minutes" : "hoursMinutes", language, ("h", h), ("m", m));
    }

    private static long? MinutesOf(string text)
    {
        if (DateText.ParseDate(text) != text && DateText.ParseDateTime(text) != text)
        {
            return null;
        }
        var day = (long)DateText.Iso(text[..10])!.Value.DayNumber * 1440;
        return text.Length == 10 ? day : day + (((text[11] - '0') * 10) + text[12] - '0') * 60 + ((text[14] - '0') * 10) + text[15] - '0';
    }

    private static string Raw(JsonNode? value) =>
        Values.Text(value) ?? (Values.Number(value) is { } number && NumberText.IsWritable(number) ? NumberText.Write(number) : "");
}
