using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CyberPort.Platform;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Tenancy.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CyberPort.Procedures.Consultations;

/// <summary>
/// 照会のリンク: authority and consultation in the open, then a secret of 192 bits. Only its hash is kept; who has the link reads what was
/// chosen for them, until it ends.
/// </summary>
internal sealed class OutsideLinks(
    ProceduresDb db, ITenantContext scope, ITenantStore tenants, IMailQueue mails, IOptions<CyberPortSettings> settings, TimeProvider time)
{
    private const int Length = 16 + 16 + 24;

    /// <summary>A new link to an outside consultation, and the mail that carries it; both are kept with the next save.</summary>
    public void Mail(Consultation asked, AuthorityView authority, LocalText procedure, bool reminder)
    {
        Span<byte> token = stackalloc byte[Length];
        asked.TenantId.TryWriteBytes(token);
        asked.Id.TryWriteBytes(token[16..]);
        RandomNumberGenerator.Fill(token[32..]);
        var text = Base64Url.EncodeToString(token);
        asked.AddLink(Hash(text));
        var (subject, body) = Words(asked, authority.Name, procedure, $"{settings.Value.PublicUrl.TrimEnd('/')}/consult/{text}", reminder);
        mails.Enqueue(asked.Email!, subject.In(asked.Language), body.In(asked.Language), null, asked.Language, asked.TenantId);
    }

    private static (LocalText Subject, LocalText Body) Words(Consultation asked, LocalText authority, LocalText procedure, string link, bool reminder)
    {
        var day = $"{asked.DueOn.Year}年{asked.DueOn.Month}月{asked.DueOn.Day}日";
        var english = asked.DueOn.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return (
            new(
                $"{(reminder ? "【再送】" : "")}{authority.Ja}からの照会（回答期限 {day}）",
                $"{(reminder ? "Reminder: " : "")}{authority.In("en")} asks for your opinion by {english}",
                $"{(reminder ? "【もういちど】" : "")}{authority.Ja}が いけんを きいて います（{day}まで）"),
            new(
                $"{asked.Addressee}　御中\n\n{authority.Ja}が審査している「{procedure.Ja}」について、御意見を伺います。次のページで内容を確認し、{day}までに回答してください。アカウントは不要です。\n\n"
                    + $"{link}\n\n照会の内容：\n{asked.Question}\n\nこのリンクを知っている人はだれでも内容を見て回答できます。転送には御注意ください。",
                $"To: {asked.Addressee}\n\n{authority.In("en")} asks for your opinion on “{procedure.In("en")}”, which is under review. Please open the page below and answer by {english}; no account is needed.\n\n"
                    + $"{link}\n\nThe question:\n{asked.Question}\n\nAnyone who has the link can read and answer, so please take care when forwarding it.",
                $"{asked.Addressee} さま\n\n{authority.Ja}が「{procedure.In("easy")}」を しらべて います。つぎの ページを みて、{day}までに いけんを おしえて ください。とうろくは いりません。\n\n"
                    + $"{link}\n\nききたい こと：\n{asked.Question}\n\nこの リンクを しって いる 人は だれでも みられます。ほかの 人に おくる ときは 気を つけて ください。"));
    }

    /// <summary>Enters the authority of a link and finds its consultation, with the case as it stands.</summary>
    public async Task<Result<(Application Case, Consultation Asked)>> OpenAsync(string link, CancellationToken cancel)
    {
        var token = new byte[Length];
        if (link.Length > 200 || !Base64Url.IsValid(link, out var length) || length != Length || Base64Url.DecodeFromChars(link, token) != Length
            || await tenants.FindAsync(new Guid(token.AsSpan(0, 16)), cancel) is not { } tenant)
        {
            return ConsultationErrors.LinkEnded;
        }

        scope.Enter(tenant);
        var id = new Guid(token.AsSpan(16, 16));
        var application = await db.Consultations.AsNoTracking().Where(c => c.Id == id).Select(c => (Guid?)c.ApplicationId).SingleOrDefaultAsync(cancel);
        if (application is null)
        {
            return ConsultationErrors.LinkEnded;
        }

        var found = await db.Applications.Whole().SingleAsync(a => a.Id == application, cancel);
        var asked = found.Consultations.Single(c => c.Id == id);
        var ended = asked.RevokedAt is not null || asked.LinkEndsAt < time.GetUtcNow() || (asked.IsOpen && found.IsClosed);
        return ended || !asked.LinkHashes.Contains(Hash(link)) ? ConsultationErrors.LinkEnded : (found, asked);
    }

    private static string Hash(string link) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(link)));
}
