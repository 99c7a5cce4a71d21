using CyberPort.Platform.Results;

namespace CyberPort.Identity;

/// <summary>Every refusal of this module.</summary>
internal static class IdentityErrors
{
    public static readonly Error SignInRequired = new("identity.sign-in-required", ErrorKind.Unauthenticated, new(
        "サインインしてください。入力した内容は残っています。", "Please sign in. Nothing you entered is lost.",
        "サインインしてください。書いたものは のこっています。"));

    public static readonly Error Forbidden = new("access.forbidden", ErrorKind.Forbidden, new(
        "この操作をする権限がありません。必要なときは、所属する港湾管理者の管理担当者に連絡してください。",
        "You do not have permission to do this. Please ask your authority's administrator.",
        "あなたは これを することが できません。管理の 人に 聞いてください。"));

    public static readonly Error WrongCredentials = new("identity.wrong-credentials", ErrorKind.Invalid, new(
        "メールアドレスまたはパスワードが違います。もう一度入力するか、「パスワードを忘れたとき」から再設定してください。登録したばかりのときは、先に確認メールのリンクを開いてください。",
        "The e-mail address or the password is not right. Try again, or set a new password under “Forgot your password?”. If you have just registered, open the link in our mail first.",
        "メールアドレスか パスワードが ちがいます。もう一度 入れてください。とうろくした ばかりの ときは、先に メールの リンクを 開いてください。"));

    public static readonly Error LockedOut = new("identity.locked-out", ErrorKind.Limited, new(
        "続けて5回間違えたため、15分間サインインできません。時間をおいてお試しください。お急ぎのときはパスワードを再設定できます。",
        "Five wrong attempts in a row: signing in is closed for 15 minutes. Try again later, or set a new password now.",
        "5回 まちがえました。15分 待ってから、もう一度 してください。"));

    public static readonly Error NotThatPassword = new("identity.not-that-password", ErrorKind.Invalid, new(
        "登録のときに決めたパスワードと違います。もう一度入力してください。思い出せないとき、登録した覚えがないときは「パスワードを忘れたとき」から決め直してください。",
        "This is not the password chosen when registering. Try again. If you cannot remember it, or did not register yourself, set one under “Forgot your password?”.",
        "とうろくした ときの パスワードと ちがいます。もう一度 入れてください。わすれた ときは「パスワードを わすれた とき」を 見てください。"));

    public static readonly Error WrongCode = new("identity.wrong-code", ErrorKind.Invalid, new(
        "コードが違うか、使い終わったものです。認証アプリに今表示されている6桁の数字を入力してください。",
        "The code is not right or was used already. Enter the six digits your app shows now.",
        "数字が ちがいます。今 アプリに 出ている 6つの 数字を 入れてください。"));

    public static readonly Error NoPendingSignIn = new("identity.no-pending-sign-in", ErrorKind.Invalid, new(
        "時間が過ぎたため、もう一度メールアドレスとパスワードから始めてください。",
        "Too much time has passed. Please start again with your e-mail address and password.",
        "時間が すぎました。もう一度 はじめから してください。"));

    public static readonly Error LinkExpired = new("identity.link-expired", ErrorKind.Invalid, new(
        "このリンクは使えません。期限が切れたか、使い終わったものです。もう一度お手続きください。",
        "This link cannot be used: it has expired or was used already. Please request a new one.",
        "この リンクは 使えません。もう一度 はじめから してください。"));

    public static readonly Error WrongPassword = new("identity.wrong-password", ErrorKind.Invalid, new(
        "今のパスワードが違います。もう一度入力してください。", "The current password is not right. Please enter it again.",
        "今の パスワードが ちがいます。もう一度 入れてください。"));

    public static readonly Error StrongSignInRequired = new("identity.strong-sign-in-required", ErrorKind.Forbidden, new(
        "この変更をするには、認証アプリのコードまたはパスキーでサインインし直してください。",
        "To change this, sign in again with a code from your app or with a passkey.",
        "アプリの 数字か パスキーで、もう一度 サインインしてください。"));

    public static readonly Error TwoFactorAlreadyOn = new("identity.two-factor-already-on", ErrorKind.Conflict, new(
        "二段階認証はすでに有効です。機種変更のときは、いったん無効にしてから設定し直してください。",
        "Two-step sign-in is already on. To use a new phone, turn it off first and set it up again.",
        "もう 使っています。かえるときは、一度 やめてから はじめてください。"));

    public static readonly Error TwoFactorNotSetUp = new("identity.two-factor-not-set-up", ErrorKind.Conflict, new(
        "先に認証アプリで二次元コードを読み取ってください。", "First scan the QR code with your authenticator app.",
        "はじめに アプリで 四角い コードを 読んでください。"));

    public static readonly Error PasskeyRefused = new("identity.passkey-refused", ErrorKind.Invalid, new(
        "パスキーを確認できませんでした。もう一度お試しになるか、パスワードでサインインしてください。",
        "The passkey could not be verified. Try again, or sign in with your password.",
        "パスキーが 使えませんでした。もう一度 するか、パスワードを 使ってください。"));

    public static readonly Error TooManyPasskeys = new("identity.too-many-passkeys", ErrorKind.Conflict, new(
        "パスキーは20個まで登録できます。使わないものを削除してください。", "You can keep up to 20 passkeys. Please remove one you no longer use.",
        "パスキーは 20までです。使わないものを けしてください。"));

    public static readonly Error Limited = new("limited", ErrorKind.Limited, new(
        "短い時間に何度も操作されました。1分ほど待ってから、もう一度お試しください。入力した内容は残っています。",
        "Too many attempts in a short time. Wait about a minute and try again. Nothing you entered is lost.",
        "何回も しました。1分 待ってから、もう一度 してください。"));

    public static readonly Error LastAdministrator = new("identity.last-administrator", ErrorKind.Conflict, new(
        "管理の役割を持つ人がいなくなります。先にほかの人に管理の役割を付けてください。",
        "Nobody would be left to administer. Give the administrator role to somebody else first.",
        "管理の 人が いなくなります。先に ほかの 人を 管理の 人に してください。"));

    public static readonly Error AlreadyMember = new("identity.already-member", ErrorKind.Conflict, new(
        "この方はすでに職員です。役割は職員一覧で変更できます。", "This person already works here. Change the roles in the list of staff.",
        "この人は もう います。"));

    public static readonly Error MemberNotFound = Error.NotFound("member");

    public static readonly Error AccountNotFound = Error.NotFound("account");

    public static readonly Error SessionNotFound = Error.NotFound("session");

    public static readonly Error PasskeyNotFound = Error.NotFound("passkey");
}
