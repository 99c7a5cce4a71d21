using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace CyberPort.Platform.Notifications;

/// <summary>A mail ready to leave.</summary>
internal sealed record OutgoingMail(Guid Id, string To, string Subject, string Text, string Html, string SenderName, string? ReplyTo, MailCrest? Crest);

/// <summary>Hands one mail to the configured server.</summary>
internal sealed class SmtpPost(MailSettings settings)
{
    /// <exception cref="FormatException">The recipient's address is none: trying again is of no use.</exception>
    /// <exception cref="SmtpException">The server did not take it; see <see cref="IsFinal"/>.</exception>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancel)
    {
        var from = new MailAddress(settings.From, mail.SenderName, Encoding.UTF8);
        var to = MailAddress.TryCreate(mail.To, out var address) ? address : throw new FormatException($"'{mail.To}' is no mail address.");
        using var message = new System.Net.Mail.MailMessage(from, to)
        {
            Subject = mail.Subject, SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8,
        };
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        var html = AlternateView.CreateAlternateViewFromString(mail.Html, Encoding.UTF8, MediaTypeNames.Text.Html);
        if (mail.Crest is { } crest)
        {
            html.LinkedResources.Add(new(new MemoryStream(crest.Png), new ContentType(MediaTypeNames.Image.Png) { Name = "crest.png" })
            {
                ContentId = MailCrest.ContentId, TransferEncoding = TransferEncoding.Base64,
            });
        }

        message.AlternateViews.Add(html);
        // The same id at every attempt: a mail that arrived although the answer got lost is shown once by good mail programs.
        message.Headers["Message-ID"] = $"<{mail.Id:n}@{from.Host}>";
        message.Headers["Auto-Submitted"] = "auto-generated";
        if (mail.ReplyTo is { } answers && MailAddress.TryCreate(answers, out var replyTo))
        {
            message.ReplyToList.Add(replyTo);
        }

        using var client = new SmtpClient(settings.Host!, settings.Port)
        {
            EnableSsl = settings.Tls ?? settings.Host is not ("localhost" or "127.0.0.1" or "::1"),
            Credentials = settings.User is { Length: > 0 } user ? new NetworkCredential(user, settings.Password) : null,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(settings.Timeout);
        await client.SendMailAsync(message, limit.Token);
    }

    /// <summary>What went wrong, in one word that a page has a sentence for: address, refused, unreachable.</summary>
    public static string KindOf(Exception fault) => fault switch
    {
        _ when IsFinal(fault) => "address",
        SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure } => "refused",
        _ => "unreachable",
    };

    /// <summary>The server says that it will never take this mail.</summary>
    public static bool IsFinal(Exception fault) => fault is FormatException
        || (fault is SmtpFailedRecipientException && fault is SmtpException { StatusCode: SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed });
}
