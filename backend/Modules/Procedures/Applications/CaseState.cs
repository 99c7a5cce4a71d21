namespace CyberPort.Procedures.Applications;

/// <summary>案件の状態: where a filed application or notification stands.</summary>
internal enum CaseState
{
    /// <summary>受付待ち</summary>
    Submitted,
    /// <summary>審査中</summary>
    InReview,
    /// <summary>補正待ち</summary>
    CorrectionRequested,
    /// <summary>決裁待ち</summary>
    AwaitingDecision,
    /// <summary>許可</summary>
    Granted,
    /// <summary>不許可</summary>
    Refused,
    /// <summary>受理</summary>
    Accepted,
    /// <summary>取下げ</summary>
    Withdrawn,
    /// <summary>取消し</summary>
    Revoked,
    /// <summary>保留</summary>
    Frozen,
    /// <summary>重複のため他の案件に統合</summary>
    Merged,
}

/// <summary>手続の種類: decides whether the authority grants or merely accepts.</summary>
[Flags]
internal enum ProcedureKind
{
    /// <summary>申請: ends with a decision (許可・不許可).</summary>
    Application = 1,
    /// <summary>届出: is accepted, never granted (行政手続法37条).</summary>
    Notification = 2,
    /// <summary>報告: is accepted, like a notification.</summary>
    Report = 4,
}

/// <summary>Who does something to a case.</summary>
[Flags]
internal enum CaseActors
{
    /// <summary>Nobody.</summary>
    None = 0,
    /// <summary>申請者・届出者</summary>
    Applicant = 1,
    /// <summary>受付</summary>
    Receiver = 2,
    /// <summary>審査</summary>
    Reviewer = 4,
    /// <summary>決裁</summary>
    Decider = 8,
    /// <summary>Anyone of the office who works on cases.</summary>
    Staff = Receiver | Reviewer | Decider,
    /// <summary>照会先: an outside body that was asked by link.</summary>
    Consulted = 16,
}

/// <summary>Whose turn it is.</summary>
internal enum CaseTurn
{
    /// <summary>The applicant's.</summary>
    You,
    /// <summary>The authority's.</summary>
    Authority,
    /// <summary>Nobody's: finished.</summary>
    Done,
}

/// <summary>標準処理期間の時計</summary>
internal enum ClockState
{
    /// <summary>進行中</summary>
    Running,
    /// <summary>補正のため停止</summary>
    Stopped,
    /// <summary>終了</summary>
    Ended,
}
