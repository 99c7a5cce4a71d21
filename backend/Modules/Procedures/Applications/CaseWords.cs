using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Applications;

/// <summary>The words people see for states, moves and kinds.</summary>
internal static class CaseWords
{
    public static LocalText Of(CaseState state) => state switch
    {
        CaseState.Submitted => new("受付待ち", "Waiting to be received", "うけつけを まっています"),
        CaseState.InReview => new("審査中", "In review", "しらべています"),
        CaseState.CorrectionRequested => new("補正待ち", "Correction requested", "なおすところが あります"),
        CaseState.AwaitingDecision => new("決裁待ち", "Awaiting decision", "きめて いるところです"),
        CaseState.Granted => new("許可", "Granted", "きょか（OK）です"),
        CaseState.Refused => new("不許可", "Refused", "きょか できません"),
        CaseState.Accepted => new("受理", "Accepted", "うけとりました"),
        CaseState.Withdrawn => new("取下げ", "Withdrawn", "とりさげました"),
        CaseState.Revoked => new("取消し", "Revoked", "きょかが とりけされました"),
        CaseState.Frozen => new("保留", "On hold", "とまっています"),
        CaseState.Merged => new("重複（統合済み）", "Merged as a duplicate", "おなじ もうしこみと いっしょに しました"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static LocalText Of(CaseMove move) => move switch
    {
        CaseMove.Submit => new("提出する", "submit"),
        CaseMove.Take => new("担当する", "take"),
        CaseMove.Assign => new("担当を割り当てる", "assign"),
        CaseMove.RequestCorrection => new("補正を求める", "request a correction"),
        CaseMove.AnswerCorrection => new("補正に答える", "answer the correction"),
        CaseMove.SendBack => new("審査に戻す", "send back to review"),
        CaseMove.Recommend => new("決裁に上げる", "put forward for decision"),
        CaseMove.Grant => new("許可する", "grant"),
        CaseMove.Refuse => new("不許可にする", "refuse"),
        CaseMove.Accept => new("受理する", "accept"),
        CaseMove.Withdraw => new("取り下げる", "withdraw"),
        CaseMove.Revoke => new("許可を取り消す", "revoke"),
        CaseMove.Amend => new("許可を変更する", "amend the permit"),
        CaseMove.ProposeRenewal => new("許可の更新を起案する", "put the renewal forward"),
        CaseMove.Renew => new("許可を更新する", "renew the permit"),
        CaseMove.Supersede => new("許可を引き継ぐ", "hand the permit on"),
        CaseMove.Release => new("担当を外す", "release"),
        CaseMove.Freeze => new("保留にする", "put on hold"),
        CaseMove.Unfreeze => new("保留を解く", "end the hold"),
        CaseMove.Merge => new("重複として統合する", "merge as a duplicate"),
        CaseMove.Transfer => new("係を替える", "hand over to another desk"),
        CaseMove.Extend => new("処理期間を延長する", "extend the processing period"),
        CaseMove.Consult => new("合議・照会する", "consult others"),
        CaseMove.GiveOpinion => new("合議・照会に答える", "answer a consultation"),
        CaseMove.EndConsultation => new("合議・照会を取りやめる", "end a consultation"),
        CaseMove.LinkPermit => new("許可に結び付ける", "link to a permit"),
        _ => throw new ArgumentOutOfRangeException(nameof(move)),
    };

    public static LocalText Of(ProcedureKind kind) => kind switch
    {
        ProcedureKind.Application => new("申請", "application"),
        ProcedureKind.Notification => new("届出", "notification"),
        ProcedureKind.Report => new("報告", "report"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What happened, for the timeline.</summary>
    public static LocalText Happened(CaseMove move) => move switch
    {
        CaseMove.Submit => new("提出されました", "Submitted", "だしました"),
        CaseMove.Take => new("担当者が決まり、審査を始めました", "An officer took the case; review has begun", "しらべはじめました"),
        CaseMove.Assign => new("担当者を割り当てました", "Assigned to an officer", "しらべる人が きまりました"),
        CaseMove.RequestCorrection => new("補正をお願いしました", "A correction was requested", "なおしてください と おねがいしました"),
        CaseMove.AnswerCorrection => new("補正が届きました", "The correction was received", "なおした ものが とどきました"),
        CaseMove.SendBack => new("審査に戻りました", "Sent back to review", "もういちど しらべています"),
        CaseMove.Recommend => new("審査が終わり、決裁に進みました", "Review finished; awaiting decision", "しらべおわりました。きめて いるところです"),
        CaseMove.Grant => new("許可されました", "Granted", "きょか されました"),
        CaseMove.Refuse => new("不許可になりました", "Refused", "きょか されませんでした"),
        CaseMove.Accept => new("受理されました", "Accepted", "うけとりました"),
        CaseMove.Withdraw => new("取り下げられました", "Withdrawn", "とりさげました"),
        CaseMove.Revoke => new("許可が取り消されました", "The permit was revoked", "きょかが とりけされました"),
        CaseMove.Amend => new("許可の内容が変更されました", "The permit was amended", "きょかの なかみが かわりました"),
        CaseMove.ProposeRenewal => new("許可の更新を起案しました", "A renewal was put forward"),
        CaseMove.Renew => new("許可が更新されました", "The permit was renewed", "きょかが つづくことに なりました"),
        CaseMove.Supersede => new("許可が次の手続に引き継がれました", "The permit was handed on to a later filing", "きょかが つぎの てつづきに うつりました"),
        CaseMove.Release => new("担当を外しました", "Released to the queue", "しらべる人を きめなおします"),
        CaseMove.Freeze => new("保留になりました", "Put on hold", "とまっています"),
        CaseMove.Unfreeze => new("保留が解かれ、審査に戻りました", "The hold has ended; review goes on", "また しらべはじめました"),
        CaseMove.Merge => new("重複する案件に統合されました", "Merged into another case", "おなじ もうしこみと いっしょに しました"),
        CaseMove.Transfer => new("担当の係が替わりました", "Handed over to another desk", "しらべる かかりが かわりました"),
        CaseMove.Extend => new("処理期間が延長されました", "The processing period was extended", "かかる 日が ながく なりました"),
        CaseMove.Consult => new("合議・照会をしました", "Others were consulted"),
        CaseMove.GiveOpinion => new("合議・照会の回答がありました", "A consultation was answered"),
        CaseMove.EndConsultation => new("合議・照会を取りやめました", "A consultation was ended"),
        CaseMove.LinkPermit => new("もとの許可に結び付けました", "Linked to the permit that it follows", "もとの きょかと つなぎました"),
        _ => throw new ArgumentOutOfRangeException(nameof(move)),
    };

    public static LocalText Of(Opinion opinion) => opinion switch
    {
        Opinion.Agree => new("異議なし", "Agrees"),
        Opinion.Remarks => new("意見あり", "Has remarks"),
        Opinion.Objects => new("反対", "Objects"),
        _ => throw new ArgumentOutOfRangeException(nameof(opinion)),
    };

    /// <summary>The word of a move in an address: <c>request-correction</c>.</summary>
    public static string Slug(CaseMove move) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(move.ToString());
}
