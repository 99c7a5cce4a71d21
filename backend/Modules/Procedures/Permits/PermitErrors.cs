using System.Globalization;
using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Permits;

/// <summary>The refusals of a permit. Codes are stable.</summary>
internal static class PermitErrors
{
    public static readonly Error NotInForce = new("permit.not-in-force", ErrorKind.Conflict, new(
        "この許可は終わっているか、別の許可に引き継がれています。最新の許可の案件から操作してください。",
        "This permit has ended or another has taken its place. Please work from the case of the latest permit.",
        "この きょかは もう おわっています。"));

    public static readonly Error Overlap = new("permit.overlap", ErrorKind.Conflict, new(
        "前の許可と期間が重なります。始まりの日を前の許可の終わりの翌日以降にしてください。",
        "The period overlaps the earlier permit. Begin on or after the day following its end."));

    public static readonly Error PeriodNeeded = new("permit.period-needed", ErrorKind.Invalid, new(
        "更新には終わりの日が必要です。新しい許可の終わりの日を入力してください。",
        "A renewal needs a last day. Please enter the last day of the new permit."));

    public static readonly Error NotProposed = new("permit.renewal-not-proposed", ErrorKind.Conflict, new(
        "ここでは決裁を二人で行います。先に、審査を担当するほかの職員が更新を起案してください。",
        "Two persons decide here. First another officer, who reviews, puts the renewal forward."));

    public static readonly Error RelationClosed = new("permit.relation-closed", ErrorKind.Conflict, new(
        "この許可では、この手続をオンラインで始められません。窓口にご連絡ください。",
        "This cannot be begun online for this permit. Please contact the office.",
        "この てつづきは ここから できません。まどぐちに きいて ください。"));

    public static readonly Error NoPermit = new("permit.none", ErrorKind.Conflict, new(
        "この案件には許可がありません。", "This case holds no permit.", "この もうしこみには きょかが ありません。"));

    /// <summary>The overlap, with the first day that is possible.</summary>
    public static Error OverlapUntil(DateOnly? end) => end is not { } last ? Overlap
        : Overlap.With("earliest", last.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
