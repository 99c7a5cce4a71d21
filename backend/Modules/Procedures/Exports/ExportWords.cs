using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Exports;

/// <summary>The headings of what is written out.</summary>
internal static class ExportWords
{
    private static readonly (string, LocalText) Number = ("number", new("受付番号", "Number"));
    private static readonly (string, LocalText) Procedure = ("procedure", new("手続", "Procedure"));
    private static readonly (string, LocalText) Applicant = ("applicant", new("申請者", "Applicant"));
    private static readonly (string, LocalText) Vessel = ("vessel", new("船名", "Vessel"));
    private static readonly (string, LocalText) Summary = ("summary", new("概要", "What"));
    private static readonly (string, LocalText) Stands = ("state", new("状態", "State"));
    private static readonly (string, LocalText) Submitted = ("submittedAt", new("提出日時", "Submitted"));

    public static readonly IReadOnlyList<(string, LocalText)> Case =
    [
        Number, Procedure, Applicant, Vessel, Summary, Stands, ("assignee", new("担当", "Officer")), Submitted, ("dueOn", new("期限", "Due")),
        ("closedAt", new("完結日時", "Closed")),
    ];

    public static readonly IReadOnlyList<(string, LocalText)> Permit =
    [
        ("permitNumber", new("許可番号", "Permit")), ("edition", new("版", "Edition")), Procedure, ("holder", new("許可を受けた者", "Holder")), Vessel, Summary,
        ("validFrom", new("始期", "From")), ("validTo", new("終期", "To")), Stands, ("issuedAt", new("許可日時", "Issued")), Number,
    ];

    public static readonly IReadOnlyList<(string, LocalText)> Answered =
    [
        // Questions have keys of their own; these must not meet them.
        .. new[] { Number, Submitted, Applicant, Stands }.Select(w => ($"case.{w.Item1}", w.Item2)),
    ];

    public static readonly IReadOnlyList<(string, LocalText)> Mine =
    [
        Number, ("authority", new("提出先", "Authority")), Procedure, Summary, Stands, Submitted, ("dueOn", new("処理の目安", "Due")),
        ("permitNumber", new("許可番号", "Permit")), ("permitValidTo", new("許可の終期", "Permit until")),
    ];

    public static readonly IReadOnlyList<(string, LocalText)> Anonymised =
    [
        ("anonymisedAt", new("匿名化した日時", "Anonymised")), Number, ("procedureCode", new("手続コード", "Procedure code")), Procedure,
        ("years", new("保存年数", "Years kept")), ("endedOn", new("保存の最終日", "Kept until")), ("files", new("消した書類の数", "Files removed")),
    ];

    public static readonly IReadOnlyList<(string, LocalText)> Use =
    [
        ("procedureCode", new("手続コード", "Procedure code")), Procedure, ("class", new("区分", "Class")), ("naccs", new("NACCS", "NACCS")), ("basis", new("個別様式の根拠", "Individual by")),
        ("authorities", new("受け付けている港湾管理者の数", "Authorities")), ("filingsLastYear", new("前年度の件数", "Filings last year")),
        ("filingsThisYear", new("今年度の件数", "Filings this year")), ("grownUp", new("基準に達した", "Grown up")),
    ];

    /// <summary>The words of a permit's state.</summary>
    public static LocalText State(string state) => state switch
    {
        "inForce" => new("有効", "In force"),
        "notYetInForce" => new("これから有効", "Begins later"),
        "expired" => new("期間満了", "Expired"),
        "revoked" => new("取消し", "Revoked"),
        "replaced" => new("変更済み", "Replaced"),
        "succeeded" => new("承継済み", "Succeeded"),
        "surrendered" => new("廃止", "Surrendered"),
        _ => new(state, state),
    };
}
