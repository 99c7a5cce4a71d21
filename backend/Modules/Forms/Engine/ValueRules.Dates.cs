using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Engine;

internal sealed partial class ValueRules
{
    public void CheckPeriod(Question question, JsonObject? value, FormField end, Naming naming)
    {
        if (Values.Text(value?["from"]) is not { } from || Values.Text(value?["to"]) is not { } to)
        {
            return;
        }
        var order = string.CompareOrdinal(from, to);
        if (order > 0 || (order == 0 && question.Field.Precision == Precision.Minute))
        {
            AddAs(question.Field.Precision == Precision.Minute ? "period.order" : "period.order.date",
                question with { Field = end, Path = question.Path + ".to", Label = naming.Name(end, language) }, "period.order");
            return;
        }
        var days = DateText.Iso(to[..10])!.Value.DayNumber - DateText.Iso(from[..10])!.Value.DayNumber + 1;
        if (days > question.Field.MaxDays)
        {
            Add(question with { Path = question.Path + ".to" }, "period.maxDays",
                ("max", MessageTable.Invariant(question.Field.MaxDays.Value)), ("count", MessageTable.Invariant(days)));
        }
    }

    private void CheckDate(Question question, JsonNode value)
    {
        var field = question.Field;
        var text = Values.Text(value) ?? "";
        var withTime = field.Type == FieldType.DateTime;
        if ((withTime ? DateText.ParseDateTime(text) : DateText.ParseDate(text)) != text || DateText.Iso(text[..10]) is not { } day)
        {
            Add(question, withTime ? "dateTime.invalid" : "date.invalid");
        }
        else if (field.MinDaysFromToday is { } early && day.DayNumber < today.DayNumber + early)
        {
            Add(question, early == 0 ? "date.past" : "date.tooEarly",
                ("date", MessageTable.Date(today.AddDays(early), language)), ("days", MessageTable.Invariant(early)));
        }
        else if (field.MaxDaysFromToday is { } late && day.DayNumber > today.DayNumber + late)
        {
            Add(question, "date.tooLate", ("date", MessageTable.Date(today.AddDays(late), language)));
        }
        else if (field.NotBefore is { } path && IsBefore(text, Values.Text(question.Scope.Find(path))))
        {
            Add(question, "date.notBefore", ("other", question.Scope.NameAt(path, language)));
        }
    }

    /// <summary>Compares days and times as far as both tell them; what is no date yet is left to its own message.</summary>
    private static bool IsBefore(string text, string? other)
    {
        if (other is null || (DateText.ParseDate(other) ?? DateText.ParseDateTime(other)) != other)
        {
            return false;
        }
        var shared = Math.Min(text.Length, other.Length);
        return string.CompareOrdinal(text[..shared], other[..shared]) < 0;
    }
}
