using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Sharing;

/// <summary>The refusals of links.</summary>
internal static class ShareErrors
{
    public static readonly Error NotFound = Error.NotFound("invitation");

    /// <summary>Unknown, expired, withdrawn, or sent meanwhile: from outside they look the same.</summary>
    public static readonly Error Gone = new("shared.gone", ErrorKind.NotFound, new(
        "このリンクは使えません。期限が過ぎたか、取り消されたか、申請がすでに提出されています。送ってくれた方にご確認ください。",
        "This link cannot be used. It has expired, was withdrawn, or the application has been sent. Please ask the person who sent it.",
        "この リンクは 使えません。送った 人に 聞いて ください。"));

    /// <summary>The link to go on without an account: unknown, or past its fourteen days.</summary>
    public static readonly Error ResumeGone = new("shared.resume-gone", ErrorKind.NotFound, new(
        "14日の期限が過ぎたため、お預かりした内容は消えています。お手数ですが、はじめから入力してください。",
        "The 14 days are over, and what was kept is gone. Please begin again.",
        "14日が すぎたので、書いたものは ありません。はじめから 書いて ください。"));

    public static readonly Error WrongCode = new("shared.wrong-code", ErrorKind.Invalid, new(
        "確認コードが違うか、期限が切れています。新しいコードを送り直せます。", "The code is wrong or has expired. You can have a new one sent.",
        "コードが ちがいます。あたらしい コードを 送る ことが できます。"));

    public static readonly Error PassNeeded = new("shared.pass-needed", ErrorKind.Forbidden, new(
        "もう一度、確認コードを入力してください。", "Please enter a confirmation code again.", "もういちど、コードを 入れて ください。"));

    public static readonly Error TooOften = new("shared.too-often", ErrorKind.Limited, new(
        "メールを送りすぎています。しばらく待ってから、もう一度お試しください。", "Too many mails were asked for. Please wait a while and try again.",
        "メールが 多すぎます。すこし 待って ください。"));

    public static readonly Error UnknownStep = new("invitation.unknown-step", ErrorKind.Invalid, new(
        "お願いするページを1つ以上選んでください。", "Choose at least one page to be filled in.", "おねがいする ページを えらんで ください。"));

    public static readonly Error TooMany = new("invitation.too-many", ErrorKind.Limited, new(
        "招待は1件の下書きにつき20件までです。", "One draft can have at most 20 invitations."));

    public static readonly Error SignatureMissing = new("draft.waits-for-signature", ErrorKind.Conflict, new(
        "連署がまだの方、または署名のあとで内容が変わった方がいます。署名を待つか、招待を取り消してから提出してください。",
        "A co-signature is missing, or the answers changed after it. Wait for it, or withdraw the invitation, and send again.",
        "サインが まだの 人が います。まつか、招待を 取り消して ください。"));
}
