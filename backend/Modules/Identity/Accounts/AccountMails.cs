using CyberPort.Platform.Notifications;
using CyberPort.Platform.Results;

namespace CyberPort.Identity.Accounts;

/// <summary>What this module writes to people. Every mail stands in the same transaction as the change it is about.</summary>
internal sealed class AccountMails(IMailQueue queue, AccountLinks links)
{
    private const string ForgottenPage = "/password/forgot";

    public async Task ConfirmAsync(Account account) => Send(account,
        new("【CyberPort】メールアドレスの確認", "CyberPort: confirm your e-mail address", "【CyberPort】メールアドレスの かくにん"),
        await links.ToAsync(LinkPurpose.Confirm, account),
        new("CyberPort へのご登録ありがとうございます。次のリンクを開き、登録のときに決めたパスワードを入れると完了します（3日間有効）。",
            "Thank you for registering with CyberPort. Open this link and enter the password you chose to finish (it works for three days).",
            "とうろく ありがとうございます。つぎの リンクを 開いて、パスワードを 入れてください（3日間 使えます）。"),
        new("心当たりがないときは、リンクを開かずにこのメールを削除してください。登録は完了しません。",
            "If you did not register, do not open the link and delete this mail; the registration will not be completed.",
            "とうろく していない ときは、リンクを 開かないで、この メールを けしてください。"));

    public void AlreadyRegistered(Account account) => Send(account,
        new("【CyberPort】すでに登録されています", "CyberPort: you already have an account", "【CyberPort】もう とうろく しています"),
        links.Page(ForgottenPage),
        new("このメールアドレスで新規登録の操作がありましたが、すでに登録済みです。そのままサインインできます。パスワードを忘れたときは、次のページから再設定してください。",
            "Somebody registered with this address, but you already have an account: you can simply sign in. If you forgot your password, set a new one here.",
            "もう とうろく しています。サインイン できます。パスワードを わすれた ときは、つぎの ページを 見てください。"),
        new("心当たりがないときは、何もする必要はありません。", "If it was not you, there is nothing to do.", "あなたでは ない ときは、何も しなくて いいです。"));

    public async Task ResetAsync(Account account) => Send(account,
        new("【CyberPort】パスワードの再設定", "CyberPort: set a new password", "【CyberPort】あたらしい パスワード"),
        await links.ToAsync(LinkPurpose.Reset, account),
        new("次のリンクから新しいパスワードを設定してください（2時間有効）。", "Set a new password with this link (it works for two hours).",
            "つぎの リンクで あたらしい パスワードを きめてください（2時間 使えます）。"),
        new("心当たりがないときは、このメールを削除してください。今のパスワードはそのまま使えます。",
            "If you did not ask for this, delete this mail. Your present password keeps working.",
            "あなたでは ない ときは、この メールを けしてください。"));

    public async Task InviteAsync(Account account, LocalText authority, Guid tenantId) => Send(account,
        new($"【CyberPort】{authority.Ja}の職員として招待されました", $"CyberPort: {authority.En} invites you", $"【CyberPort】{authority.Ja}の しょうたい"),
        await links.ToAsync(LinkPurpose.Invite, account),
        new($"{authority.Ja}の担当者として CyberPort に招待されました。次のリンクからパスワードを設定すると使い始められます（14日間有効）。",
            $"{authority.En} has invited you to work with CyberPort. Set your password with this link to begin (it works for fourteen days)."),
        new("心当たりがないときは、このメールを削除してください。", "If you do not expect this, delete this mail."), tenantId);

    public void AddedToAuthority(Account account, LocalText authority, Guid tenantId) => Send(account,
        new($"【CyberPort】{authority.Ja}の職員に追加されました", $"CyberPort: you now work for {authority.En}"),
        links.Page("/"),
        new($"{authority.Ja}の担当者に追加されました。いつものアカウントでサインインすると、職員の画面を使えます。",
            $"You were added to the staff of {authority.En}. Sign in as usual to use the officers' pages."),
        new("心当たりがないときは、このメールに返信せず、同管理者の窓口にお問い合わせください。", "If you do not expect this, please call the authority."), tenantId);

    public void PasswordChanged(Account account) => Warn(account,
        new("パスワードが変更されました", "your password was changed", "パスワードが かわりました"));

    public void TwoFactorEnabled(Account account) => Warn(account,
        new("二段階認証が有効になりました", "two-step sign-in was turned on", "二段階の サインインを はじめました"));

    public void TwoFactorDisabled(Account account) => Warn(account,
        new("二段階認証が無効になりました", "two-step sign-in was turned off", "二段階の サインインを やめました"));

    public void FactorsReset(Account account) => Warn(account,
        new("お申し出により、認証アプリとパスキーの登録が取り消されました", "your authenticator app and passkeys were removed at your request", "アプリと パスキーを けしました"));

    public void PasskeyAdded(Account account, string name) => Warn(account,
        new($"パスキー「{name}」が追加されました", $"passkey “{name}” was added", $"パスキー「{name}」を 入れました"));

    public void PasskeyRemoved(Account account, string name) => Warn(account,
        new($"パスキー「{name}」が削除されました", $"passkey “{name}” was removed", $"パスキー「{name}」を けしました"));

    // The owner hears of every change of the means to sign in, also when somebody else made it.
    private void Warn(Account account, LocalText what) => Send(account,
        new($"【CyberPort】{what.Ja}", $"CyberPort: {what.En}", $"【CyberPort】{what.Easy}"),
        links.Page(ForgottenPage),
        new($"あなたのアカウントで、{what.Ja}。ご自身の操作であれば、何もする必要はありません。",
            $"On your account, {what.En}. If it was you, there is nothing to do.", $"{what.Easy}。あなたが した ときは、何も しなくて いいです。"),
        new("心当たりがないときは、すぐに上のページからパスワードを再設定してください。ほかの端末はすべてサインアウトされます。",
            "If it was not you, set a new password on the page above at once; every device will be signed out.",
            "あなたでは ない ときは、すぐに パスワードを かえてください。"));

    private void Send(
        Account account, LocalText subject, string link, LocalText opening, LocalText closing,
        Guid? tenantId = null)
    {
        var to = account.Language;
        var greeting = new LocalText($"{account.Name} 様", $"Dear {account.Name},", $"{account.Name} さん").In(to);
        var text = $"{greeting}\n\n{opening.In(to)}\n\n{link}\n\n{closing.In(to)}";
        queue.Enqueue(account.Email, subject.In(to), text, null, to, tenantId);
    }
}
