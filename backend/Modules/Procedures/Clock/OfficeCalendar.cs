using CyberPort.Platform.Time;
using CyberPort.Tenancy.Contracts;

namespace CyberPort.Procedures.Clock;

/// <summary>
/// 開庁日: the days on which an office is open. Saturdays, Sundays and national holidays are closed (地方自治法4条の2②);
/// 12/29–1/3 and further days as the authority's ordinance says (同条③).
/// </summary>
/// <param name="ClosedAtYearEnd">年末年始 12/29–1/3 are closed too.</param>
internal sealed record OfficeCalendar(bool ClosedAtYearEnd)
{
    /// <summary>The authority's own closed days.</summary>
    public IReadOnlyList<ClosedDay> OwnClosedDays { get; init; } = [];

    /// <summary>As the authority chose it.</summary>
    public static OfficeCalendar Of(CalendarChoice chosen) => new(chosen.YearEndClosed) { OwnClosedDays = chosen.ClosedDays };

    /// <summary>The day in Japan at this moment.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => at.DateInJapan();

    /// <summary>Midnight in Japan at which this day begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), JapaneseCalendar.Offset);

    /// <summary>Why the office is closed on this day, or null when it is open.</summary>
    public ClosedBecause? Closed(DateOnly day) =>
        JapaneseCalendar.HolidayName(day) is { } name ? new(name, "a public holiday")
        : day.DayOfWeek == DayOfWeek.Saturday ? new("土曜日", "a Saturday")
        : day.DayOfWeek == DayOfWeek.Sunday ? new("日曜日", "a Sunday")
        : ClosedAtYearEnd && JapaneseCalendar.IsYearEnd(day) ? new("年末年始", "the year-end closure")
        : OwnClosedDays.FirstOrDefault(c => c.Falls(day)) is { } own ? new($"休業日（{own.Name.Ja}）", $"a day on which the office is closed ({own.Name.In("en")})")
        : null;

    /// <summary>True on a day when the office is open.</summary>
    public bool IsOpen(DateOnly day) => Closed(day) is null;

    /// <summary>This day, or the next one on which the office is open.</summary>
    public DateOnly OpenOnOrAfter(DateOnly day)
    {
        while (day < DateOnly.MaxValue && !IsOpen(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The n-th open day after this one.</summary>
    public DateOnly AddOpenDays(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = OpenOnOrAfter(day.AddDays(1));
            count--;
        }

        return day;
    }

    /// <summary>The days after the first and up to the second on which this office alone is closed.</summary>
    public IEnumerable<(DateOnly Day, ClosedBecause Why)> OwnBetween(DateOnly after, DateOnly upTo)
    {
        var others = this with { OwnClosedDays = [] };
        for (var day = after.AddDays(1); day <= upTo; day = day.AddDays(1))
        {
            if (others.IsOpen(day) && Closed(day) is { } why)
            {
                yield return (day, why);
            }
        }
    }

    /// <summary>How many open days lie after the first and up to the second.</summary>
    public int OpenDaysBetween(DateOnly after, DateOnly upTo)
    {
        var count = 0;
        for (var day = after.AddDays(1); day <= upTo; day = day.AddDays(1))
        {
            count += IsOpen(day) ? 1 : 0;
        }

        return count;
    }
}

/// <summary>Why an office is closed on a day.</summary>
internal sealed record ClosedBecause(string Ja, string En);
