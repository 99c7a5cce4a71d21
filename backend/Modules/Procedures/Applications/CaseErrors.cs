using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Applications;

/// <summary>The refusals of a case. Codes are stable: the SPA switches on them.</summary>
internal static class CaseErrors
{
    public static readonly Error NotFound = Error.NotFound("case");

    public static readonly Error SamePerson = new("case.same-person", ErrorKind.Conflict, new(
        "決裁は、審査結果をまとめた人とは別の人が行います。決裁の権限を持つ別の職員に依頼してください。",
        "A decision is made by a person other than the one who put it forward. Please ask another officer who may decide."));

    public static readonly Error RoleNeeded = new("case.role-needed", ErrorKind.Forbidden, new(
        "この操作をする役割がありません。役割は管理者が設定できます。",
        "You do not hold the role for this step. An administrator of your authority can grant it."));

    public static readonly Error OwnCase = new("case.own-case", ErrorKind.Forbidden, new(
        "ご自身が提出した案件は、職員として扱えません。ほかの職員に依頼してください。",
        "You cannot handle a case that you filed yourself. Please ask another officer."));

    public static readonly Error ReasonsNeeded = new("case.reasons-needed", ErrorKind.Invalid, new(
        "理由を書いてください。不許可や取消しには理由を示す必要があります（行政手続法8条・14条）。",
        "Please state the reasons. A refusal or revocation must give its reasons (Administrative Procedure Act, art. 8 and 14)."));

    public static readonly Error NothingAsked = new("case.nothing-asked", ErrorKind.Invalid, new(
        "補正してほしい項目を 1 つ以上選ぶか、説明を書いてください。",
        "Choose at least one item to correct, or write a note."));

    public static readonly Error NotAsked = new("case.field-not-asked", ErrorKind.Invalid, new(
        "補正を求められた項目だけを直せます。ほかの項目を変えるときは、窓口にご連絡ください。",
        "Only the items asked for can be changed. To change others, please contact the office."));

    public static readonly Error PeriodReversed = new("case.period-reversed", ErrorKind.Invalid, new(
        "許可の終わりの日は、始まりの日より後にしてください。",
        "The permit must end on or after the day it begins."));

    public static readonly Error UnknownOfficer = new("case.unknown-officer", ErrorKind.Invalid, new(
        "割り当てる職員が見つかりません。", "This officer is not a member of the authority."));

    public static readonly Error FreezeReason = new("case.freeze-reason", ErrorKind.Invalid, new(
        "保留にする理由を書いてください。申請者にもお知らせします。", "Please say why the case is put on hold. The applicant is told."));

    public static readonly Error CannotMerge = new("case.cannot-merge", ErrorKind.Conflict, new(
        "同じ申請者の、まだ終わっていない別の案件にだけ統合できます。番号をお確かめください。",
        "A duplicate can only be merged into another open case of the same applicant. Please check the number."));

    public static readonly Error NotLater = new("case.not-later", ErrorKind.Invalid, new(
        "新しい期限は、いまの期限より後の日にしてください。期限のない案件は延長できません。",
        "The new due date must be later than the present one. A case without a due date cannot be extended."));

    public static readonly Error UnknownDesk = new("case.unknown-desk", ErrorKind.Invalid, new(
        "この係は見つかりません。一覧から選び直してください。", "There is no such desk. Please choose one of the list."));

    public static readonly Error OpinionNeedsWords = new("case.opinion-needs-words", ErrorKind.Invalid, new(
        "意見の内容を書いてください。", "Please write what your remark or objection is."));

    public static readonly Error ConsultationClosed = new("case.consultation-closed", ErrorKind.Conflict, new(
        "この合議・照会は終わっています。最新の状態を読み込んでください。", "This consultation is over. Please reload to see where it stands."));

    /// <summary>専決: decided by somebody of a higher level.</summary>
    public static Error AboveLevel(DecisionLevel level) => new Error("case.above-level", ErrorKind.Forbidden, new(
            $"この案件の決裁は「{level.Name}」です。決裁できる職員に回してください。",
            $"This case is decided at the level “{level.Name}”. Please leave it to an officer who may decide it."))
        .With("level", level.Name);

    public static Error ConsultationOpen(IReadOnlyList<string> addressees) => new Error("case.consultation-open", ErrorKind.Conflict, new(
            $"必須の合議・照会の回答を待っています（{string.Join("、", addressees)}）。回答が届くか、取りやめると決裁できます。",
            $"A mandatory consultation is still open ({string.Join(", ", addressees)}). Decide when it is answered or ended."))
        .With("waitingFor", addressees);

    public static Error ChecksOpen(IReadOnlyList<string> checks) => new Error("case.checks-open", ErrorKind.Conflict, new(
            $"必須の確認項目が済んでいません：{string.Join("、", checks)}",
            $"Mandatory points of the checklist are open: {string.Join(", ", checks)}"))
        .With("checks", checks);

    public static Error IllegalMove(CaseMove move, CaseState? state, ProcedureKind kind)
    {
        var (moveWords, kindWords) = (CaseWords.Of(move), CaseWords.Of(kind));
        var stateWords = state is { } known ? CaseWords.Of(known) : new LocalText("下書き", "Draft");
        return new Error("case.illegal-move", ErrorKind.Conflict, new(
                $"この{kindWords.Ja}は「{stateWords.Ja}」なので、「{moveWords.Ja}」ことはできません。最新の状態を読み込んでください。",
                $"This {kindWords.En} is in the state “{stateWords.En}”, so it is not possible to {moveWords.En}. Please reload to see where it stands.",
                $"いまは「{(stateWords.Easy ?? stateWords.Ja)}」です。この そうさは できません。"))
            .With("state", state)
            .With("move", CaseWords.Slug(move));
    }

    public static Error Stale(LastAction last) => new Error("case.stale", ErrorKind.Stale, new(
            $"{last.Actor} さんが先に操作しました（{CaseWords.Happened(last.Action).Ja}）。入力は残っています。最新の内容を確認して、もう一度お試しください。",
            $"{last.Actor} was first ({CaseWords.Happened(last.Action).En}). What you typed is kept. Please look at the latest state and try again."))
        .With("lastAction", new LastActionView(last.Actor, CaseWords.Slug(last.Action), last.At));
}

/// <summary>What was done last, by whom.</summary>
internal sealed record LastAction(string Actor, CaseMove Action, DateTimeOffset At);

/// <summary>What was done last, on the wire.</summary>
internal sealed record LastActionView(string Actor, string Action, DateTimeOffset At);
