using System.Globalization;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;

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

    public static readonly Error DayOutOfRange = new("permit.day-out-of-range", ErrorKind.Invalid, new(
        "許可の始まりと終わりは、1800年から2200年までの日にしてください。",
        "The permit must begin and end on days between 1800 and 2200.",
        "きょかの はじまりと おわりは、1800年から 2200年までの 日に して ください。"));

    public static readonly Error NotProposed = new("permit.renewal-not-proposed", ErrorKind.Conflict, new(
        "ここでは決裁を二人で行います。先に、審査を担当するほかの職員が更新を起案してください。",
        "Two persons decide here. First another officer, who reviews, puts the renewal forward."));

    public static readonly Error RelationClosed = new("permit.relation-closed", ErrorKind.Conflict, new(
        "この許可では、この手続をオンラインで始められません。窓口にご連絡ください。",
        "This cannot be begun online for this permit. Please contact the office.",
        "この てつづきは ここから できません。まどぐちに きいて ください。"));

    public static readonly Error NoPermit = new("permit.none", ErrorKind.Conflict, new(
        "この案件には許可がありません。", "This case holds no permit.", "この もうしこみには きょかが ありません。"));

    public static readonly Error UnknownNumber = new("permit.unknown-number", ErrorKind.Invalid, new(
        "この番号の許可は見つかりません。許可台帳で番号を確かめてください。",
        "There is no permit of this number. Please check the number in the register of permits."));

    public static readonly Error OtherHolder = new("permit.other-holder", ErrorKind.Conflict, new(
        "この許可は別の人のものです。ほかの人の許可に結び付けられるのは、地位の承継だけです。",
        "Somebody else holds this permit. Only a succession can be linked to another person's permit."));

    public static readonly Error OtherKind = new("permit.other-kind", ErrorKind.Invalid, new(
        "この種類の手続には、その関係は選べません。更新・変更は申請、着手・完了・廃止は届出か報告です。",
        "A procedure of this kind cannot have that relation: renewals and changes are applications; start, completion and surrender are notifications or reports."));

    public static readonly Error AlreadyLinked = new("permit.already-linked", ErrorKind.Conflict, new(
        "この案件は、もう許可に結び付いています。", "This case is linked to a permit already."));

    /// <summary>What is wrong with the permit that a number names.</summary>
    public static readonly IReadOnlyList<Error> OfTheNumber = [UnknownNumber, OtherHolder, NotInForce];

    /// <summary>The overlap, with the first day that is possible.</summary>
    public static Error OverlapUntil(DateOnly? end) => end is not { } last ? Overlap
        : Overlap.With("earliest", last.PlusDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
