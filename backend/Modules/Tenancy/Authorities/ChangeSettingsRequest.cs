using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Tenancy.Contracts;
using FluentValidation;

namespace CyberPort.Tenancy.Authorities;

internal sealed record ChangeSettingsRequest(
    LocalText Name, LocalText ChiefTitle, string Profile, bool TwoPersonDecision, bool RequiresSecondFactor,
    Branding Branding, Contact Contact, AppealParties Appeal, CalendarChoice Calendar, IReadOnlyList<string> HostNames, string? CorporateNumber = null);

internal sealed record SettingsView(
    LocalText Name, LocalText ChiefTitle, string Profile, bool TwoPersonDecision, bool RequiresSecondFactor,
    Branding Branding, Contact Contact, AppealParties Appeal, CalendarChoice Calendar, IReadOnlyList<string> HostNames, string? CorporateNumber, int Version)
{
    public static SettingsView Of(Authority a) => new(
        a.Name, a.ChiefTitle, a.Profile, a.TwoPersonDecision, a.RequiresSecondFactor, a.Branding, a.Contact, a.Appeal, a.Calendar,
        [.. a.HostNames.Select(h => h.Host).Order(StringComparer.Ordinal)], a.CorporateNumber, a.Version);
}

internal sealed partial class ChangeSettingsValidator : AbstractValidator<ChangeSettingsRequest>
{
    public ChangeSettingsValidator()
    {
        RuleFor(r => r.Name.Ja).Must(IsLine).Says("settings.name", "名称を1行、100字以内で入力してください。", "Enter the name in one line of at most 100 characters.");
        RuleFor(r => r.Name.En).Must(IsLine).Says("settings.name", "英語の名称を1行、100字以内で入力してください。", "Enter the English name in one line of at most 100 characters.");
        RuleFor(r => r.ChiefTitle.Ja).Must(IsLine).Says("settings.chief", "港湾管理者の長の職名を入力してください（例：青浜県知事）。", "Enter the title of the head of the authority.");
        RuleFor(r => r.Profile).Must(p => p is "full" or "simple").Says("settings.profile", "画面の種類を選んでください。", "Choose a profile.");
        RuleFor(r => r.Branding.Accent).Must(IsColour).Says("settings.colour", "色は #0017c1 の形で入力してください。", "Enter a colour such as #0017c1.");
        RuleFor(r => r.Branding.AccentText).Must(IsColour).Says("settings.colour", "文字の色は #ffffff の形で入力してください。", "Enter a colour such as #ffffff.");
        RuleFor(r => r.Branding).Must(b => !IsColour(b.Accent) || !IsColour(b.AccentText) || BrandingStylesheet.Contrast(b.Accent, b.AccentText) >= 4.5)
            .Says("settings.contrast", "文字が読みにくい組み合わせです。色の明るさの差を大きくしてください（コントラスト 4.5 以上）。", "This pair is hard to read. Choose colours with a contrast of at least 4.5.");
        RuleFor(r => r.Branding.Crest).Must(IsHarmlessSvg).Says("settings.crest", "紋章は、スクリプトを含まない 64 KB 以下の SVG にしてください。", "The crest must be an SVG of at most 64 KB without scripts.");
        RuleFor(r => r.Contact.Department.Ja).Must(IsLine).Says("settings.department", "担当課を1行、100字以内で入力してください（例：港湾課）。", "Enter the department in one line of at most 100 characters.");
        RuleFor(r => r.Contact.Address.Ja).Must(a => a.Length <= 200 && !a.Any(OneLine.IsUnseen)).Says("settings.address", "所在地を200字以内で入力してください。", "Enter the address, at most 200 characters.");
        RuleFor(r => r.Contact.Phone).Matches("^[0-9+() -]{6,20}$").Says("settings.phone", "電話番号を入力してください（例：0176-12-3456）。", "Enter a phone number (for example 0176-12-3456).");
        RuleFor(r => r.Contact.Email).EmailAddress().Says("settings.email", "メールアドレスを入力してください（例：kowan@example.jp）。", "Enter an e-mail address.");
        RuleFor(r => r.CorporateNumber).Must(n => string.IsNullOrWhiteSpace(n) || IsCorporateNumber(n.Trim()))
            .Says("settings.corporate-number", "法人番号は13桁の数字で入力してください。数字を確かめてください。", "The corporate number has 13 digits. Please check them.");
        RuleForEach(r => r.Contact.Hours).Must(h => h is { From: >= 1 and <= 7, To: >= 1 and <= 7 } && h.From <= h.To && h.Opens < h.Closes)
            .Says("settings.hours", "受付時間は、始まりを終わりより前にしてください。", "Opening must be before closing.");
        RuleFor(r => r.HostNames).Must(h => h is { Count: <= 5 }).Says("settings.hosts", "ホスト名は5つまでです。", "At most five host names.");
        RuleForEach(r => r.HostNames).Must(h => HostName.Read(h) is not null)
            .Says("settings.host", "ホスト名は kowan.example.jp の形で入力してください（https:// や / は付けません）。", "Enter a host name such as port.example.jp, without https:// and /.");
        RuleFor(r => r.Calendar.ClosedDays).Must(days => days is { Count: <= 60 }).Says("settings.closed-days", "独自の休業日は60日までです。", "At most 60 closed days of your own.");
        RuleForEach(r => r.Calendar.ClosedDays).Must(c => !string.IsNullOrWhiteSpace(c?.Name?.Ja) && c.Name.Ja.Length <= 40 && c.Name.En is { Length: <= 60 })
            .Says("settings.closed-day", "休業日の名前を40字以内で入力してください（例：港まつり）。", "Name the day in at most 40 characters (for example 港まつり).");
        RuleForEach(r => r.Calendar.ClosedDays).Must((r, c) => c is null || r.Calendar.ClosedDays.Count(o => o?.Day == c.Day) == 1)
            .Says("settings.closed-day-twice", "同じ日が2回あります。片方を消してください。", "This day is there twice. Remove one of them.");
    }

    /// <summary>検査用数字: the first digit is 9 − (Σ Pn×Qn mod 9), Pn counted from the last digit, Qn 1 for odd n and 2 for even n.</summary>
    private static bool IsCorporateNumber(string digits) => digits.Length == 13 && digits.All(char.IsAsciiDigit)
        && digits[0] - '0' == 9 - (Enumerable.Range(1, 12).Sum(n => (digits[13 - n] - '0') * (n % 2 == 1 ? 1 : 2)) % 9);

    private static bool IsColour(string? text) => text is not null && Colour().IsMatch(text);

    private static bool IsLine(string? text) => text is { Length: <= 100 } && !string.IsNullOrWhiteSpace(text) && !text.Any(OneLine.IsUnseen);

    /// <summary>A whole SVG document that draws, and does nothing else: no script, no handler, no address.</summary>
    private static bool IsHarmlessSvg(string? svg) => svg is null || (svg.Length <= 65_536 && !Harmful().IsMatch(svg) && Draws(svg));

    private static bool Draws(string svg)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg.Trim()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var document = XDocument.Load(reader);
            return document.Root!.Name.LocalName == "svg"
                && document.Descendants().All(e => !e.Attributes().Any(a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        }
        catch (XmlException)
        {
            return false;
        }
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour();

    [GeneratedRegex("<script|<foreignObject|<!|<\\?|href|url\\(|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Harmful();
}
