using System.Globalization;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;

namespace CyberPort.Procedures.Clock;

/// <summary>What an authority chose for its clock.</summary>
/// <param name="Calendar">When the office is open.</param>
/// <param name="RollsOver">A period that would end on a closed day ends on the next open day.</param>
internal sealed record ClockRules(OfficeCalendar Calendar, bool RollsOver);

/// <summary>When the office means to be done, and why just then.</summary>
internal sealed record DueDate(DateOnly On, int StoppedDays, IReadOnlyList<LocalText> Reasons);

/// <summary>標準処理期間の計算, by the Civil Code's way of counting.</summary>
internal static class ProcessingClock
{
    /// <summary>The due date of what arrived on this day.</summary>
    public static DueDate Due(DateOnly arrivedOn, ProcessingPeriod period, ClockRules rules, IEnumerable<Stop> stops)
    {
        var from = arrivedOn.AddDays(1);
        List<LocalText> reasons =
        [
            new($"{Ja(arrivedOn)}に届いたので、翌日の{Ja(from)}から数えます（民法140条）。",
                $"It arrived on {En(arrivedOn)}; counting begins on the following day, {En(from)} (Civil Code, art. 140).",
                $"{Ja(arrivedOn)}に とどきました。つぎの日から かぞえます。"),
            new($"標準処理期間は{period.Words.Ja}です。", $"The standard processing period is {period.Words.En}.", $"ふつうは {period.Words.Easy} かかります。"),
        ];

        var stopped = stops.Sum(s => StoppedDays(s, period.Unit, rules.Calendar));
        var end = End(arrivedOn, period, rules.Calendar, stopped);
        if (stopped > 0)
        {
            var days = period.Unit == PeriodUnit.BusinessDays ? "開庁日" : "日";
            reasons.Add(new(
                $"補正などの間に止まっていた{stopped}{days}を加えました。",
                stopped == 1 ? "One day is added for the time the clock stood still during correction." : $"{stopped} days are added for the time the clock stood still during correction.",
                $"なおしている あいだの {stopped}にちを たしました。"));
        }

        if (period.Unit == PeriodUnit.BusinessDays)
        {
            reasons.AddRange(LeftOut(arrivedOn, end, rules.Calendar));
        }

        if (rules.RollsOver && rules.Calendar.Closed(end) is { } why)
        {
            var open = rules.Calendar.OpenOnOrAfter(end);
            reasons.Add(new(
                $"{Ja(end)}は{why.Ja}なので、次の開庁日の{Ja(open)}が期限です（地方自治法4条の2④、民法142条）。",
                $"{En(end)} is {why.En}, so the due date is the next working day, {En(open)} (Local Autonomy Act, art. 4-2(4)).",
                $"{Ja(end)}は やすみなので、{Ja(open)}までです。"));
            reasons.AddRange(LeftOut(end, open, rules.Calendar));
            end = open;
        }

        return new(end, stopped, reasons);
    }

    /// <summary>The office's own closed days on the way, which no calendar on the wall names.</summary>
    private static IEnumerable<LocalText> LeftOut(DateOnly after, DateOnly upTo, OfficeCalendar calendar) =>
        calendar.OwnBetween(after, upTo).Select(skipped => new LocalText(
            $"{Ja(skipped.Day)}は{skipped.Why.Ja}なので除きます。", $"{En(skipped.Day)} is {skipped.Why.En} and is left out.",
            $"{Ja(skipped.Day)}は やすみです。"));

    /// <summary>処理期間の延長: so many days later, rolled over again.</summary>
    public static DueDate Extend(DueDate due, int days, ClockRules rules)
    {
        if (days == 0)
        {
            return due;
        }

        var end = rules.RollsOver ? rules.Calendar.OpenOnOrAfter(due.On.PlusDays(days)) : due.On.PlusDays(days);
        return due with
        {
            On = end,
            Reasons = [.. due.Reasons, new(
                $"処理期間を{days}日延長しました。期限は{Ja(end)}です。", $"The processing period was extended by {days} days, to {En(end)}.",
                $"{days}にち ながく なりました。{Ja(end)}までです。")],
        };
    }

    /// <summary>What a stop gives back, in the period's own days.</summary>
    internal static int StoppedDays(Stop stop, PeriodUnit unit, OfficeCalendar calendar) =>
        stop.To <= stop.From ? 0
        : unit == PeriodUnit.BusinessDays ? calendar.OpenDaysBetween(stop.From, stop.To)
        : stop.To.DayNumber - stop.From.DayNumber;

    private static DateOnly End(DateOnly arrivedOn, ProcessingPeriod period, OfficeCalendar calendar, int stopped) => period.Unit switch
    {
        PeriodUnit.Days => arrivedOn.AddDays(period.Count + stopped),
        PeriodUnit.BusinessDays => calendar.AddOpenDays(arrivedOn, period.Count + stopped),
        _ => EndOfMonths(arrivedOn, period.Count).AddDays(stopped),
    };

    /// <summary>
    /// 民法143条: months go by the calendar. The period begins on the day after arrival and ends on the day before the
    /// corresponding day of the last month, or on that month's last day when it has no corresponding day.
    /// </summary>
    internal static DateOnly EndOfMonths(DateOnly arrivedOn, int months)
    {
        var begins = arrivedOn.AddDays(1);
        var corresponding = begins.AddMonths(months);
        return corresponding.Day == begins.Day ? corresponding.AddDays(-1) : corresponding;
    }

    private static string Ja(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");

    private static string En(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
