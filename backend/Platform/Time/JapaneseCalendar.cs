using System.Collections.Frozen;
using System.Globalization;

namespace CyberPort.Platform.Time;

/// <summary>日本の暦: the clock on the wall in Japan, public holidays (国民の祝日, 2000-2035) and the year-end closing.</summary>
public static class JapaneseCalendar
{
    /// <summary>Japan Standard Time, UTC+9, no summer time since 1951.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    private static readonly FrozenDictionary<DateOnly, string> Holidays = Read();

    private static readonly (DateOnly From, string Name)[] Eras =
        [(new(2019, 5, 1), "令和"), (new(1989, 1, 8), "平成"), (new(1926, 12, 25), "昭和"), (new(1912, 7, 30), "大正"), (new(1873, 1, 1), "明治")];

    /// <summary>The date in Japan.</summary>
    public static DateOnly DateInJapan(this DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Offset).DateTime);

    /// <summary>Today in Japan.</summary>
    public static DateOnly TodayInJapan(this TimeProvider time) => time.GetUtcNow().DateInJapan();

    /// <summary>和暦: 令和8年11月21日, as official papers write a day; the first year is 元年. Days before the calendar of today (明治6年) stay as they are.</summary>
    public static string InEra(this DateOnly day)
    {
        var (from, name) = Eras.FirstOrDefault(era => era.From <= day);
        var year = name is null ? 0 : name == "明治" ? day.Year - 1867 : day.Year - from.Year + 1;
        return name is null ? day.ToString("O", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{name}{(year == 1 ? "元" : year)}年{day.Month}月{day.Day}日");
    }

    /// <summary>The name of the public holiday, or null on any other day.</summary>
    public static string? HolidayName(DateOnly day) => Holidays.GetValueOrDefault(day);

    /// <summary>行政機関の休日 (行政機関の休日に関する法律1条; ordinances follow it): Saturday, Sunday, public holidays and, where the authority closes then, 29 December to 3 January.</summary>
    public static bool IsClosed(DateOnly day, bool yearEndClosed = true) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        || Holidays.ContainsKey(day)
        || (yearEndClosed && IsYearEnd(day));

    /// <summary>年末年始: 29 December to 3 January.</summary>
    public static bool IsYearEnd(DateOnly day) => day is { Month: 12, Day: >= 29 } or { Month: 1, Day: <= 3 };

    private static FrozenDictionary<DateOnly, string> Read()
    {
        using var stream = typeof(JapaneseCalendar).Assembly.GetManifestResourceStream("holidays-jp.csv")!;
        using var reader = new StreamReader(stream);
        var days = new Dictionary<DateOnly, string>();
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(',');
            if (DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                days[day] = parts[1];
            }
        }

        return days.ToFrozenDictionary();
    }
}
