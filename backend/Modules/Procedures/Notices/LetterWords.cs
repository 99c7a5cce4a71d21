using CyberPort.Platform.Results;
using CyberPort.Procedures.Permits;

namespace CyberPort.Procedures.Notices;

/// <summary>使える言葉: a word that is filled in where <c>#name</c> stands; a block stands on a line of its own.</summary>
internal sealed record LetterWord(string Name, LocalText Label, bool IsBlock, IReadOnlyList<string>? Kinds = null);

/// <summary>What an authority's own letter may name, by kind of letter, and the text from which writing begins.</summary>
internal static class LetterWords
{
    private static readonly string[] WithTerms = [DocumentKinds.Permit, DocumentKinds.Amendment];
    private static readonly string[] WithReasons = [DocumentKinds.Refusal, DocumentKinds.Revocation];

    /// <summary>Kinds of letters with words of their own.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        DocumentKinds.Permit, DocumentKinds.Refusal, DocumentKinds.Acceptance, DocumentKinds.Amendment, DocumentKinds.Revocation, DocumentKinds.Correction,
        DocumentKinds.Extension,
    ];

    private static readonly LetterWord[] All =
    [
        new("number", new("文書番号", "Number of the letter"), false),
        new("date", new("交付日", "Day of issue"), false),
        new("applicant", new("申請者の氏名・名称", "Applicant"), false),
        new("representative", new("代表者", "Representative"), false),
        new("authority", new("自治体名", "Authority"), false),
        new("issuer", new("交付者の職・氏名", "Issuer"), false),
        new("procedure", new("手続名", "Procedure"), false),
        new("receipt", new("受付番号", "Reference number"), false),
        new("received", new("申請日", "Day of filing"), false),
        new("law", new("根拠条文", "Legal basis"), false),
        new("period", new("許可の期間", "Period of the permit"), false, WithTerms),
        new("former", new("もとの許可の番号", "Number of the former permit"), false, [DocumentKinds.Amendment, DocumentKinds.Revocation]),
        new("former-date", new("もとの許可の日", "Day of the former permit"), false, [DocumentKinds.Amendment, DocumentKinds.Revocation]),
        new("former-procedure", new("もとの許可の手続名", "Procedure of the former permit"), false, [DocumentKinds.Amendment]),
        new("reason", new("理由（文）", "Reason"), false, [DocumentKinds.Amendment, DocumentKinds.Extension]),
        new("due", new("延長後の期限", "New due date"), false, [DocumentKinds.Extension]),
        new("was-due", new("これまでの期限", "Former due date"), false, [DocumentKinds.Extension]),
        new("facts", new("内容の表", "Table of particulars"), true),
        new("conditions", new("許可の条件（箇条書き）", "Conditions"), true, WithTerms),
        new("reasons", new("理由（箇条書き）", "Reasons"), true, WithReasons),
        new("former-facts", new("もとの許可の内容の表", "Table of the former permit"), true, [DocumentKinds.Amendment]),
        new("changes", new("変更前後の表", "Table of changes"), true, [DocumentKinds.Amendment]),
        new("asked", new("補正する事項の表", "Table of corrections"), true, [DocumentKinds.Correction]),
        new("note", new("担当者からの言葉", "Note of the officer"), true, [DocumentKinds.Correction, DocumentKinds.Acceptance]),
        new("appeal", new("教示", "Notice of appeal"), true, [.. WithTerms, .. WithReasons]),
    ];

    /// <summary>The words of one kind.</summary>
    public static IReadOnlyList<LetterWord> Of(string kind) => [.. All.Where(w => w.Kinds is null || w.Kinds.Contains(kind))];

    /// <summary>Without these the letter would not say what was decided: the conditions of a permit, the reasons of a refusal.</summary>
    public static IReadOnlyList<LetterWord> MissingIn(string body, string kind) => [.. All.Where(w => NeededBy(kind).Contains(w.Name)
        && !System.Text.RegularExpressions.Regex.IsMatch(body, $"#{w.Name}(?![a-z-])"))];

    private static string[] NeededBy(string kind) => kind switch
    {
        DocumentKinds.Permit or DocumentKinds.Amendment => ["facts", "conditions"],
        DocumentKinds.Refusal or DocumentKinds.Revocation => ["reasons"],
        DocumentKinds.Correction => ["asked"],
        DocumentKinds.Extension => ["due"],
        _ => [],
    };

    /// <summary>From where writing begins: it prints what the service's own template prints.</summary>
    public static string StartOf(string kind) => kind switch
    {
        DocumentKinds.Permit => "#received 付け（受付番号 #receipt）で申請のあった「#procedure」については、#law の規定により、次のとおり許可します。\n\n#facts\n\n= 許可の条件\n\n#conditions\n\n#appeal\n",
        DocumentKinds.Refusal => "#received 付け（受付番号 #receipt）で申請のあった「#procedure」については、次の理由により許可しないことと決定したので、通知します。\n\n#facts\n\n= 許可しない理由\n\n#reasons\n\n#appeal\n",
        DocumentKinds.Acceptance => "#received 付け（受付番号 #receipt）で届出のあった「#procedure」については、次のとおり受理しましたので、通知します。\n\n#facts\n\n#note\n",
        DocumentKinds.Amendment => "#former-date 付け #former で許可した「#former-procedure」については、次のとおり変更を許可します。\n\n#former-facts\n\n#changes\n\n= 変更の理由\n\n#reason\n\n= 変更後の許可の内容\n\n#facts\n\n= 許可の条件\n\n#conditions\n\n#appeal\n",
        DocumentKinds.Revocation => "#former-date 付け #former で許可した「#procedure」については、#law の規定により、次のとおり許可を取り消したので、通知します。\n\n#facts\n\n= 取消しの理由\n\n#reasons\n\n#appeal\n",
        DocumentKinds.Correction => "#received 付け（受付番号 #receipt）で申請のあった「#procedure」について確認したところ、次の事項の補正が必要です。\n\n#asked\n\n#note\n",
        _ => "#received 付け（受付番号 #receipt）で申請のあった「#procedure」については、処理の期限を #was-due から #due に延長しますので、通知します。\n\n= 延長の理由\n\n#reason\n",
    };
}
