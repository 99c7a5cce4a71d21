using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Applications;

/// <summary>The refusals of a draft.</summary>
internal static class DraftErrors
{
    public static readonly Error ForAuthorities = new("draft.for-authorities", ErrorKind.Forbidden, new(
        "この手続は、港湾管理者だけが行えます。港湾管理者の管理担当の方は、職員画面の「国への手続」から始めてください。",
        "Only a port authority files this. Its administrators begin under “Filings to the ministry” on the staff pages.",
        "この てつづきは 港を かんりする 役所だけが できます。"));

    public static readonly Error NotFound = Error.NotFound("draft");

    public static readonly Error Stale = new("draft.stale", ErrorKind.Stale, new(
        "別の画面や端末で、この下書きが先に保存されました。最新の下書きを読み込んでください。",
        "This draft was saved on another page or device first. Please load the latest draft.",
        "ほかの がめんで さきに ほぞん されました。あたらしい したがきを ひらいて ください。"));

    public static readonly Error NewestAlready = new("draft.newest-already", ErrorKind.Conflict, new(
        "この下書きは、すでにいまの様式です。", "This draft is on the form in force already.", "もう 新しい 様式です。"));

    public static readonly Error Closed = new("procedure.closed", ErrorKind.Conflict, new(
        "この手続は、いまオンラインで受け付けていません。下書きは残っています。窓口にお問い合わせください。",
        "This procedure is not open online at the moment. Your draft is kept. Please contact the office."));

    public static readonly Error TooMany = new("draft.too-many", ErrorKind.Limited, new(
        "下書きが多くなりすぎました。使わない下書きを消してから、もう一度お試しください。",
        "You have too many drafts. Please delete the ones you no longer need and try again."));

    public static readonly Error Incomplete = new("form.invalid", ErrorKind.Invalid, new(
        "入力内容に確認が必要なところがあります。入力した内容は残っています。",
        "Some answers need your attention. Everything you entered is kept.",
        "なおすところが あります。かいたものは のこっています。"));

    public static readonly Error FileNotFound = Error.NotFound("file");

    public static readonly Error NotAFileField = new("file.unknown-field", ErrorKind.Invalid, new(
        "この項目にはファイルを添付できません。", "Files cannot be attached to this item."));
}
