using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Desks;

/// <summary>The refusals of dividing the office's work.</summary>
internal static class DeskErrors
{
    public static readonly Error NotFound = Error.NotFound("desk");

    public static readonly Error InUse = new("desk.in-use", ErrorKind.Conflict, new(
        "この係に回す規則があります。先に「回付の規則」から外してください。", "A routing rule sends cases to this desk. Please take it out of the rules first."));

    public static readonly Error StillDefault = new("desk.still-default", ErrorKind.Conflict, new(
        "どの規則にも当てはまらない案件が届く係です。先にほかの係をその係にしてください。",
        "Cases that no rule names arrive here. Please make another desk the default first."));

    public static readonly Error UnknownMember = new("desk.unknown-member", ErrorKind.Invalid, new(
        "この自治体の職員ではない人が含まれています。一覧から選び直してください。", "Somebody named here is not a member of the authority. Please choose from the list."));

    public static readonly Error TooMany = new("desk.too-many", ErrorKind.Limited, new(
        "係は100までです。", "There can be up to 100 desks."));

    public static readonly Error OwnAbsenceOnly = new("absence.own-only", ErrorKind.Forbidden, new(
        "自分以外の人の不在は、管理者が登録できます。", "The absence of others is set by an administrator."));

    public static readonly Error AbsenceNotFound = Error.NotFound("absence");

    public static readonly Error CoversNobody = new("absence.same-person", ErrorKind.Invalid, new(
        "代理の人には、不在の人とは別の、案件を扱う職員を選んでください。", "Please choose somebody else who works on cases."));

    public static readonly Error PlanStale = new("work-plan.stale", ErrorKind.Stale, new(
        "ほかの人が先に保存しました。入力は残っています。最新の内容を読み込んで、もう一度保存してください。",
        "Somebody saved this first. What you typed is kept. Please load the latest state and save again."));

    public static readonly Error LastLevelOpen = new("work-plan.last-level", ErrorKind.Invalid, new(
        "専決の最後の区分には、条件と期間の上限を付けないでください。どの区分にも当てはまらない案件を、だれも決裁できなくなります。",
        "The last level must have neither condition nor limit: otherwise nobody could decide what fits no level."));
}
