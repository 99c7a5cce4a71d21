using System.Globalization;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Clock;

namespace CyberPort.Procedures.Catalogue;

/// <summary>時期外れ: what somebody is told who files these answers now.</summary>
/// <param name="Field">The question with the day.</param>
/// <param name="Label">Its words.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Words">The sentence.</param>
/// <param name="Refuses">The authority takes nothing outside its time.</param>
internal sealed record FilingTiming(string Field, LocalText Label, string Code, LocalText Words, bool Refuses);

/// <summary>提出時期を確かめる: holds the answers against the authority's deadlines. A deadline whose question the form does not ask is only told on the guide page.</summary>
internal static class FilingTimings
{
    private static readonly FieldType[] Days = [FieldType.Date, FieldType.DateTime, FieldType.Period];

    public static IReadOnlyList<FilingTiming> TimingsOf(this Procedure procedure, FormDefinition form, JsonObject answers, DateTimeOffset now, OfficeCalendar calendar)
    {
        var fields = form.Steps.SelectMany(s => s.Fields).ToDictionary(f => f.Id);
        return [.. procedure.Deadlines.Select(Missed).OfType<FilingTiming>()];

        // The first of its questions that is answered tells the day, and what is to be said of it stands there.
        FilingTiming? Missed(FilingDeadline deadline)
        {
            foreach (var id in new[] { deadline.Field, deadline.OrField }.OfType<string>())
            {
                if (fields.TryGetValue(id, out var field) && Days.Contains(field.Type) && EventOf(answers[id], deadline.Side) is { } moment)
                {
                    return Outside(deadline, moment, now, calendar) is { } words ? new(id, field.Label, words.Code, words.Words, deadline.Enforced) : null;
                }
            }

            return null;
        }
    }

    /// <summary>Those that refuse, as errors beside their questions.</summary>
    public static IEnumerable<FieldError> FaultsOf(
        this Procedure procedure, FormDefinition form, JsonObject answers, string language, DateTimeOffset now, OfficeCalendar calendar) =>
        procedure.TimingsOf(form, answers, now, calendar).Where(t => t.Refuses).Select(t => new FieldError(t.Field, t.Code, t.Words.In(language)));

    private static (string Code, LocalText Words)? Outside(FilingDeadline deadline, (DateTime At, bool HasTime) moment, DateTimeOffset now, OfficeCalendar calendar)
    {
        var today = now.DateInJapan();
        var day = DateOnly.FromDateTime(moment.At);
        var rule = deadline.Words(today, calendar);
        switch (deadline.Side)
        {
            case DeadlineSide.Opens:
                var opens = FirstDay(deadline, day, calendar);
                return today >= opens ? null : ("filing.too-early", Say(deadline,
                    $"まだ受け付けていません。{rule.Ja}{Ja(opens)}以後に提出してください。", $"It is too early. {rule.En} Please file on {En(opens)} or later.",
                    $"まだ はやいです。{rule.Easy} {opens.Month}月{opens.Day}日から だして ください。"));
            case DeadlineSide.Before:
                var inTime = deadline.Unit == DeadlineUnit.Hours ? InJapan(now).AddHours(deadline.Count) <= moment.At : deadline.Earliest(today, calendar) <= day;
                return inTime ? null : ("filing.too-late", Say(deadline, $"提出期限を過ぎています。{rule.Ja}", $"The deadline has passed. {rule.En}", $"しめきりを すぎました。{rule.Easy}"));
            default:
                var last = deadline.Unit == DeadlineUnit.Hours ? (moment.HasTime ? moment.At : moment.At.AddDays(1)).AddHours(deadline.Count)
                    : deadline.Earliest(day, calendar).AddDays(1).ToDateTime(TimeOnly.MinValue).AddTicks(-1);
                return InJapan(now) <= last ? null : ("filing.too-late", Say(deadline,
                    $"提出期限を過ぎています。{rule.Ja}期限は{Ja(DateOnly.FromDateTime(last))}でした。", $"The deadline has passed. {rule.En} It was {En(DateOnly.FromDateTime(last))}.",
                    $"しめきりを すぎました。{rule.Easy}"));
        }
    }

    private static LocalText Say(FilingDeadline deadline, string ja, string en, string easy) => deadline.Enforced
        ? new(ja + "このままでは提出できません。日付を確かめるか、窓口にご相談ください。", en + " It cannot be filed like this: check the day, or ask the office.", easy + " このままでは だせません。ひづけを みるか やくしょに きいて ください。")
        : new(ja + "このまま提出できますが、希望どおりにならないことがあります。", en + " You may file all the same, but it may not come out as you wish.", easy + " だす ことは できます。");

    /// <summary>The first day on which it is taken.</summary>
    private static DateOnly FirstDay(FilingDeadline deadline, DateOnly day, OfficeCalendar calendar)
    {
        if (deadline.Unit != DeadlineUnit.BusinessDays)
        {
            return deadline.Unit switch
            {
                DeadlineUnit.Months => day.AddMonths(-deadline.Count),
                DeadlineUnit.Hours => day.AddDays(-(deadline.Count + 23) / 24),
                _ => day.AddDays(-deadline.Count),
            };
        }

        var first = day;
        for (var left = deadline.Count; left > 0; left -= calendar.IsOpen(first) ? 1 : 0)
        {
            first = first.AddDays(-1);
        }

        return first;
    }

    /// <summary>The moment that the answer names: of a period its beginning, for what is due afterwards its end.</summary>
    private static (DateTime At, bool HasTime)? EventOf(JsonNode? answer, DeadlineSide side)
    {
        var part = answer is JsonObject period ? (side == DeadlineSide.After ? period["to"] ?? period["from"] : period["from"]) : answer;
        return part is JsonValue value && value.TryGetValue<string>(out var text)
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            && DayRange.Holds(DateOnly.FromDateTime(at)) ? (at, text.Contains('T', StringComparison.Ordinal)) : null;
    }

    private static DateTime InJapan(DateTimeOffset now) => now.ToOffset(Platform.Time.JapaneseCalendar.Offset).DateTime;

    private static string Ja(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    private static string En(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
