using CyberPort.Platform;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using Microsoft.Extensions.Options;

namespace CyberPort.Procedures.Sharing;

/// <summary>What is written to people who are asked for a part or a signature. The token stands behind # and so in no log.</summary>
internal sealed class ShareMails(IMailQueue queue, ProcedureTitles titles, IOptions<CyberPortSettings> settings)
{
    private readonly string site = settings.Value.PublicUrl.TrimEnd('/');

    public async Task InviteAsync(ShareLink link, string token, Draft draft, string language, CancellationToken cancel)
    {
        var title = (await titles.FindAsync(draft.AuthorityId, draft.ProcedureCode, cancel)).In(language);
        var until = link.ExpiresAt.ToOffset(JapaneseCalendar.Offset);
        var signs = link.Kind == ShareKind.Sign;
        var subject = signs
            ? new LocalText($"【CyberPort】{link.OwnerName} 様から連署のお願い", $"CyberPort: {link.OwnerName} asks you to co-sign", $"【CyberPort】{link.OwnerName} さんから：いっしょに 名前を 書いて ください")
            : new LocalText($"【CyberPort】{link.OwnerName} 様から入力のお願い", $"CyberPort: {link.OwnerName} asks you to fill in a part", $"【CyberPort】{link.OwnerName} さんから：書いて ください");
        var greeting = new LocalText($"{link.Name} 様", $"Dear {link.Name},", $"{link.Name} さん");
        var asks = signs
            ? new LocalText($"「{title}」の内容を確かめて、連署をお願いします。", $"Please read “{title}” and co-sign it.", $"「{title}」を よんで、名前を 書いて ください。")
            : new LocalText($"「{title}」の一部の入力をお願いします。", $"Please fill in a part of “{title}”.", $"「{title}」の すこしを 書いて ください。");
        var how = new LocalText(
            $"次のリンクを開くと、このメールアドレスに確認コードが届きます。登録は要りません。{until:M月d日 H:mm} まで使えます。",
            $"Open the link; a confirmation code comes to this address. No account is needed. It works until {until:d MMMM yyyy H:mm} (Japan).",
            $"つぎの リンクを 開いて ください。この メールアドレスに 6つの 数字が とどきます。とうろくは いりません。{until:M月d日 H:mm} まで 使えます。");
        var warn = new LocalText("心当たりがないときは、このメールを削除してください。", "If you do not expect this, delete this mail.", "しらない ときは、この メールを けして ください。");
        string[] parts = [greeting.In(language), asks.In(language), link.Message ?? "", how.In(language), $"{site}/shared#{token}", warn.In(language)];
        queue.Enqueue(link.Email, subject.In(language), string.Join("\n\n", parts.Where(p => p.Length > 0)), null, language, draft.AuthorityId);
    }

    public void Code(ShareLink link, string code, string language, Guid authority) => queue.Enqueue(link.Email,
        new LocalText($"【CyberPort】確認コード {code}", $"CyberPort: your code is {code}", $"【CyberPort】ばんごう {code}").In(language),
        new LocalText($"確認コードは {code} です。10分間使えます。ほかの人に教えないでください。", $"Your confirmation code is {code}. It works for ten minutes. Do not pass it on.", $"ばんごうは {code} です。10分 使えます。ほかの 人に おしえないで ください。").In(language), null, language, authority);

    public async Task ContinueAsync(string email, TenantInfo tenant, Draft draft, string language, CancellationToken cancel)
    {
        var title = (await titles.FindAsync(draft.AuthorityId, draft.ProcedureCode, cancel)).In(language);
        queue.Enqueue(email, new LocalText($"【CyberPort】「{title}」の続き", $"CyberPort: continue “{title}”", $"【CyberPort】「{title}」の つづき").In(language),
            new LocalText("次のリンクから、どの端末でも続きを入力できます（サインインが必要です）。", "Continue on any device with this link (you will be asked to sign in).", "つぎの リンクから つづきを 書けます（サインインが いります）。").In(language)
                + $"\n\n{site}/{tenant.Slug}/drafts/{draft.Id}/{draft.Step ?? "start"}", null, language, draft.AuthorityId);
    }

    public void Parked(string email, string token, LocalText title, string language, Guid authority) => queue.Enqueue(email,
        new LocalText($"【CyberPort】「{title.Ja}」の続き", $"CyberPort: continue “{title.In("en")}”", $"【CyberPort】「{title.In("easy")}」の つづき").In(language),
        new LocalText("入力の途中の内容をお預かりしました。次のリンクから、どの端末でも続きを入力できます（14日間有効）。リンクはほかの人に渡さないでください。",
            "Your unfinished form is kept. Continue on any device with this link (it works for 14 days). Do not pass it on.",
            "書いた ところまで あずかりました。つぎの リンクから つづきを 書けます（14日間 使えます）。リンクを ほかの 人に わたさないで ください。").In(language)
            + $"\n\n{site}/shared/resume#{token}", null, language, authority);
}
