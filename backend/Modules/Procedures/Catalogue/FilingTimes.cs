using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Clock;

namespace CyberPort.Procedures.Catalogue;

/// <summary>In what a deadline is counted.</summary>
internal enum DeadlineUnit
{
    /// <summary>時間</summary>
    Hours,
    /// <summary>日</summary>
    Days,
    /// <summary>開庁日</summary>
    BusinessDays,
    /// <summary>月</summary>
    Months,
}

/// <summary>Which side of the event the deadline lies on.</summary>
internal enum DeadlineSide
{
    /// <summary>…の前まで</summary>
    Before,
    /// <summary>…から以内</summary>
    After,
    /// <summary>…の前から: taken from then on, not earlier</summary>
    Opens,
}

/// <summary>What the deadline hangs on.</summary>
internal enum DeadlineEvent
{
    /// <summary>使用開始</summary>
    Use,
    /// <summary>着岸・入港</summary>
    Arrival,
    /// <summary>工事</summary>
    Works,
    /// <summary>許可期間の満了</summary>
    Expiry,
    /// <summary>届出の原因となった日</summary>
    Event,
}

/// <summary>提出期限: for example three days before use, or within 24 hours after arrival; and from when on it is taken.</summary>
// Field: the question that tells the day of the event; null where the form does not ask it, and the rule is only told.
// OrField: the one that tells it where the first is not answered, for example the day of the start where nothing is finished yet.
// Enforced: 外れたら提出できない, refused outside the time; else the applicant is told and may file all the same.
internal sealed record FilingDeadline(int Count, DeadlineUnit Unit, DeadlineSide Side, DeadlineEvent Event, string? Field = null, bool Enforced = false, string? OrField = null)
{
    private (string Ja, string En, string Easy) Length => Unit switch
    {
        DeadlineUnit.Hours => ($"{Count}時間", Count == 1 ? "1 hour" : $"{Count} hours", $"{Count}じかん"),
        DeadlineUnit.Days => ($"{Count}日", Count == 1 ? "1 day" : $"{Count} days", $"{Count}にち"),
        DeadlineUnit.BusinessDays => ($"{Count}開庁日", Count == 1 ? "1 working day" : $"{Count} working days", $"{Count}にち（やすみの日は かぞえません）"),
        _ => ($"{Count}か月", Count == 1 ? "1 month" : $"{Count} months", $"{Count}かげつ"),
    };

    private (string Ja, string En, string Easy) What => Event switch
    {
        DeadlineEvent.Use => ("使用開始", "use", "つかう"),
        DeadlineEvent.Arrival => Side != DeadlineSide.After ? ("着岸・入港予定", "arrival", "つく") : ("入港", "arrival", "ついた"),
        DeadlineEvent.Works => ("工事の着手・完了", "the works", "こうじの"),
        DeadlineEvent.Expiry => ("許可期間の満了", "the permit ends", "きょかが おわる"),
        _ => ("その事実があった日", "the event", "それが あった"),
    };

    /// <summary>The rule in words, and what it means for somebody who files today.</summary>
    public LocalText Words(DateOnly today, OfficeCalendar calendar)
    {
        var (length, what) = (Length, What);
        if (Side == DeadlineSide.After)
        {
            return new($"{what.Ja}から{length.Ja}以内に提出してください。", $"File within {length.En} after {what.En}.", $"{what.Easy} あと {length.Easy}の あいだに だして ください。");
        }

        if (Side == DeadlineSide.Opens)
        {
            return new($"{Begin(what.Ja)}の{length.Ja}前から受け付けます。", $"Taken from {length.En} before {what.En} on.", $"{what.Easy} {length.Easy} まえから だせます。");
        }

        var rule = new LocalText($"{Begin(what.Ja)}の{length.Ja}前までに提出してください。", $"File at least {length.En} before {what.En}.", $"{what.Easy} {length.Easy} まえまでに だして ください。");
        if (Event is DeadlineEvent.Expiry or DeadlineEvent.Event || Unit == DeadlineUnit.Hours)
        {
            return rule;
        }

        var first = Earliest(today, calendar);
        return new(
            rule.Ja + $"今日提出すると、{first.Month}月{first.Day}日以後に間に合います。",
            rule.En + $" Filed today, it is in time for {first.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture)} or later.",
            rule.Easy + $" きょう だすと {first.Month}月{first.Day}日からです。");
    }

    private string Begin(string what) => Event == DeadlineEvent.Works ? "工事の着手" : what;

    /// <summary>The first day that somebody who files today is in time for.</summary>
    public DateOnly Earliest(DateOnly today, OfficeCalendar calendar) => Unit switch
    {
        DeadlineUnit.BusinessDays => calendar.AddOpenDays(today, Count),
        DeadlineUnit.Months => today.AddMonths(Count),
        _ => today.AddDays(Count),
    };
}

/// <summary>受付期間: from one day to another, both counted. A procedure without any is open all year.</summary>
internal sealed record FilingSeason(DateOnly From, DateOnly To)
{
    public bool Holds(DateOnly day) => From <= day && day <= To;

    public LocalText Words => new(
        $"受付期間：{Ja(From)}から{Ja(To)}まで", $"Open from {En(From)} to {En(To)}", $"{Ja(From)}から {Ja(To)}までに だして ください。");

    private static string Ja(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    private static string En(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
