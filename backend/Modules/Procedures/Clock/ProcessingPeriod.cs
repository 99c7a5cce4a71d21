using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Clock;

/// <summary>In what a standard processing period is counted.</summary>
internal enum PeriodUnit
{
    /// <summary>日（土日祝を含む）</summary>
    Days,
    /// <summary>開庁日</summary>
    BusinessDays,
    /// <summary>月（暦に従う）</summary>
    Months,
}

/// <summary>標準処理期間 (行政手続法6条): how long the office normally takes.</summary>
internal sealed record ProcessingPeriod(PeriodUnit Unit, int Count)
{
    /// <summary>The period in words.</summary>
    public LocalText Words => Unit switch
    {
        PeriodUnit.Days => new($"{Count}日（土日・祝日を含む）", $"{Count} days (weekends included)", $"{Count}にち（やすみの日も かぞえます）"),
        PeriodUnit.BusinessDays => new($"{Count}開庁日（土日・祝日を除く）", $"{Count} working days", $"{Count}にち（やすみの日は かぞえません）"),
        _ => new($"{Count}か月", Count == 1 ? "1 month" : $"{Count} months", $"{Count}かげつ"),
    };
}
