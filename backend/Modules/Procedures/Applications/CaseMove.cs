namespace CyberPort.Procedures.Applications;

/// <summary>案件を動かす操作: what can be done to a case.</summary>
internal enum CaseMove
{
    /// <summary>提出する</summary>
    Submit,
    /// <summary>担当する</summary>
    Take,
    /// <summary>担当を割り当てる</summary>
    Assign,
    /// <summary>補正を求める</summary>
    RequestCorrection,
    /// <summary>補正に答える</summary>
    AnswerCorrection,
    /// <summary>審査に戻す</summary>
    SendBack,
    /// <summary>決裁に上げる</summary>
    Recommend,
    /// <summary>許可する</summary>
    Grant,
    /// <summary>不許可にする</summary>
    Refuse,
    /// <summary>受理する</summary>
    Accept,
    /// <summary>取り下げる</summary>
    Withdraw,
    /// <summary>許可を取り消す</summary>
    Revoke,
    /// <summary>許可を変更する</summary>
    Amend,
    /// <summary>許可の更新を起案する: where a second person decides the office's own renewal</summary>
    ProposeRenewal,
    /// <summary>許可を更新する</summary>
    Renew,
    /// <summary>許可を引き継ぐ: made by the decision on a filing that follows</summary>
    Supersede,
    /// <summary>担当を外す</summary>
    Release,
    /// <summary>保留にする</summary>
    Freeze,
    /// <summary>保留を解く</summary>
    Unfreeze,
    /// <summary>重複として統合する</summary>
    Merge,
    /// <summary>係を替える</summary>
    Transfer,
    /// <summary>処理期間を延長する</summary>
    Extend,
    /// <summary>合議・照会する</summary>
    Consult,
    /// <summary>合議・照会に答える</summary>
    GiveOpinion,
    /// <summary>合議・照会を取りやめる</summary>
    EndConsultation,
    /// <summary>許可に結び付ける: a filing that was begun without its permit</summary>
    LinkPermit,
}
