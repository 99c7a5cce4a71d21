using System.Globalization;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Time;

namespace CyberPort.Procedures.Templates;

/// <summary>日付を動かす: days of a filing that is repeated are given anew. Days before the filing are facts (the date of a permit) and stay.</summary>
internal static class DateMoves
{
    private const string Iso = "yyyy-MM-dd";

    /// <summary>Leaves the days open, or moves them so that the first is <paramref name="first"/>; their distances stay.</summary>
    public static void Apply(FormDefinition form, JsonObject answers, DateOnly filedOn, DateOnly? first)
    {
        var found = new List<(JsonObject Holder, string Key, DateOnly Day, string Time)>();
        Collect(form.Steps.SelectMany(s => s.Fields), answers, found);
        var coming = found.Where(f => f.Day >= filedOn).ToList();
        if (coming.Count == 0)
        {
            return;
        }

        var earliest = coming.Min(f => f.Day);
        foreach (var (holder, key, day, rest) in coming)
        {
            if (first is { } start)
            {
                holder[key] = day.PlusDays(start.DayNumber - earliest.DayNumber).ToString(Iso, CultureInfo.InvariantCulture) + rest;
            }
            else
            {
                holder.Remove(key);
            }
        }
    }

    private static void Collect(IEnumerable<FormField> fields, JsonObject answers, List<(JsonObject, string, DateOnly, string)> found)
    {
        foreach (var field in fields)
        {
            switch (answers[field.Id])
            {
                case JsonValue value when field.Type is FieldType.Date or FieldType.DateTime && value.TryGetValue<string>(out var text)
                    && text.Length >= Iso.Length && DateOnly.TryParseExact(text[..Iso.Length], Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                    found.Add((answers, field.Id, day, text[Iso.Length..]));
                    break;
                case JsonObject whole:
                    Collect(FormEngine.PartsOf(field), whole, found);
                    break;
                case JsonArray rows:
                    foreach (var row in rows.OfType<JsonObject>())
                    {
                        Collect(FormEngine.PartsOf(field), row, found);
                    }

                    break;
            }
        }
    }
}
