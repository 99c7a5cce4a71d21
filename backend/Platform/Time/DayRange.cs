namespace CyberPort.Platform.Time;

/// <summary>日付の範囲: the days that a form or a paper may bear, and reckoning that stays within what a day can be where older rows go beyond.</summary>
public static class DayRange
{
    /// <summary>The first day.</summary>
    public static readonly DateOnly First = new(1800, 1, 1);

    /// <summary>The last day. The database knows it too (procedures.day_in_range).</summary>
    public static readonly DateOnly Last = new(2200, 12, 31);

    /// <summary>Whether a form or a paper may bear this day.</summary>
    public static bool Holds(DateOnly day) => day >= First && day <= Last;

    /// <summary>So many days later (or earlier); the last possible day where there is none any more.</summary>
    public static DateOnly PlusDays(this DateOnly day, int days) =>
        DateOnly.FromDayNumber((int)Math.Clamp((long)day.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>So many months later by the calendar; the last possible day where there is none any more.</summary>
    public static DateOnly PlusMonths(this DateOnly day, int months) =>
        (day.Year * 12) + day.Month - 1 + months is var at && at > (DateOnly.MaxValue.Year * 12) + 11 ? DateOnly.MaxValue
        : at < 12 ? DateOnly.MinValue : day.AddMonths(months);
}
