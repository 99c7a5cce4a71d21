using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace CyberPort.Platform.Notifications;

/// <summary>Gives a plain text its signature and its HTML twin; the two say the same.</summary>
internal static partial class MailBody
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static readonly MailSenderProfile Service = new(new("CyberPort", "CyberPort"));

    /// <summary>The text with the sender's name below it.</summary>
    public static string Text(string text, string language, MailSenderProfile sender) =>
        $"{text}\n\n--\n{string.Join('\n', Signature(language, sender))}\n";

    /// <summary>The same as HTML: one column, the sender's crest, name and colour above, nothing loaded from anywhere.</summary>
    public static string HtmlOf(string subject, string text, string language, MailSenderProfile sender, MailCrest? crest = null)
    {
        var (accent, onAccent) = Colour().IsMatch(sender.Accent) && Colour().IsMatch(sender.AccentText) ? (sender.Accent, sender.AccentText) : (Service.Accent, Service.AccentText);
        var body = new StringBuilder();
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            body.Append(Paragraph(paragraph.Trim('\n'), language, accent, onAccent));
        }

        return $"""
            <!DOCTYPE html>
            <html lang="{(language == "en" ? "en" : "ja")}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Html.Encode(subject)}</title></head>
            <body style="margin:0;background:#f2f2f2;color:#1a1a1c;font-family:'Noto Sans JP','Hiragino Sans','Yu Gothic',Meiryo,sans-serif;font-size:16px;line-height:1.7">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:16px">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-top:6px solid {accent};border-radius:8px">
            <tr><td style="padding:20px 24px 0;font-weight:bold">{Head(sender.Name.In(language), language, crest)}</td></tr>
            <tr><td style="padding:8px 24px 24px">{body}</td></tr>
            <tr><td style="padding:16px 24px;border-top:1px solid #d8d8db;font-size:14px;color:#626264">{string.Join("<br>", Signature(language, sender).Select(Html.Encode))}</td></tr>
            </table></td></tr></table></body></html>
            """;
    }

    private static string Head(string name, string language, MailCrest? crest)
    {
        if (crest is null)
        {
            return Html.Encode(name);
        }

        var alternative = Html.Encode(language == "en" ? $"Crest of {name}" : $"{name}の紋章");
        return $"""
            <table role="presentation" cellpadding="0" cellspacing="0"><tr>
            <td style="padding-right:12px"><img src="cid:{MailCrest.ContentId}" alt="{alternative}" width="{crest.Width}" height="{crest.Height}" style="display:block;border:0"></td>
            <td style="font-weight:bold">{Html.Encode(name)}</td></tr></table>
            """;
    }

    private static string Paragraph(string text, string language, string accent, string onAccent)
    {
        if (WebAddress().Match(text) is { Success: true } whole && whole.Length == text.Length)
        {
            var words = language == "en" ? "Open the page" : "ページを開く";
            var address = Html.Encode(text);
            return $"""
                <p style="margin:24px 0"><a href="{address}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:{accent};color:{onAccent};font-weight:bold;text-decoration:none">{words}</a></p>
                <p style="margin:8px 0 16px;font-size:14px;color:#626264;word-break:break-all">{address}</p>
                """;
        }

        var html = new StringBuilder();
        var at = 0;
        foreach (Match link in WebAddress().Matches(text))
        {
            html.Append(Html.Encode(text[at..link.Index]));
            html.Append($"""<a href="{Html.Encode(link.Value)}" style="color:#0017c1">{Html.Encode(link.Value)}</a>""");
            at = link.Index + link.Length;
        }

        html.Append(Html.Encode(text[at..]));
        return $"""<p style="margin:16px 0">{html.ToString().Replace("&#xA;", "<br>", StringComparison.Ordinal)}</p>""";
    }

    private static IEnumerable<string> Signature(string language, MailSenderProfile sender)
    {
        yield return sender.Name.In(language) + (sender.Department is { } department ? (language == "en" ? ", " : "　") + department.In(language) : "");
        if (sender.Phone is { Length: > 0 } phone)
        {
            yield return (language == "en" ? "Phone " : "電話 ") + phone + (sender.Hours is { } hours ? (language == "en" ? ", " : "　") + hours.In(language) : "");
        }

        if (sender.Email is { Length: > 0 } email)
        {
            yield return (language == "en" ? "E-mail " : "メール ") + email;
        }

        yield return language == "en"
            ? "This mail was sent by CyberPort, the online service of port authorities."
            : "このメールは、港湾手続のオンラインサービス CyberPort から送られました。";
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour();

    [GeneratedRegex("https?://[!#-&(-;=?-~]+")]
    private static partial Regex WebAddress();
}
