using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Documents;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Tenancy.Contracts;
using Microsoft.Extensions.Caching.Memory;

namespace CyberPort.Forms.Print;

/// <summary>Prints forms; what was printed with exactly this on it is kept for a while, so that a popular blank form costs nothing.</summary>
internal sealed class PaperForms(
    IDocuments documents, IAuthorities authorities, IForms forms, ITenantContext scope, PaperShelf shelf, TimeProvider time) : IPaperForms
{
    public async Task<Result<PaperForm>> PrintAsync(FormDefinition form, PaperOrder order, CancellationToken cancel)
    {
        var authority = await authorities.FindAsync(scope.Current.Id, cancel) ?? throw new InvalidOperationException("The entered authority is gone.");
        var sheet = SheetOf(form, order, authority, await forms.CodesAsync(authority.Id, cancel));
        var data = JsonSerializer.SerializeToUtf8Bytes(sheet, Json.Options);
        var day = order.Receipt is { } receipt ? DateOnly.FromDateTime(receipt.SentAt.ToOffset(JapaneseCalendar.Offset).DateTime) : time.TodayInJapan();
        var tag = Convert.ToHexStringLower(SHA256.HashData(data))[..32];
        if (shelf.Find(tag) is { } kept)
        {
            return new PaperForm(kept, tag);
        }

        var pdf = await documents.RenderAsync("forms/paper", JsonNode.Parse(data)!, new(Date: day), cancel);
        if (pdf.IsError)
        {
            return pdf.Error;
        }

        if (order.Answers is null)
        {
            shelf.Keep(tag, pdf.Value); // Only what anyone may see: filled forms are not held in memory.
        }

        return new PaperForm(pdf.Value, tag);
    }

    internal static PaperSheet SheetOf(FormDefinition form, PaperOrder order, AuthorityView authority, ICodeLookup? codes)
    {
        var (language, print) = (order.Language, form.Print ?? new());
        var writer = new PaperWriter(form, order.Answers is null ? null : FormEngine.Normalise(form, order.Answers), language, codes);
        var blank = order.Answers is null;
        var title = (print.Heading ?? PaperWords.Heading(order.Title ?? form.Title)).In(language);
        return new()
        {
            Letterhead = HeadOf(authority, language),
            FormNumber = order.FormNumber ?? print.FormNumber,
            Title = order.Receipt is { IsCopy: true } || order.IsTrial ? title + PaperWords.Copy.In(language) : title,
            Trial = order.IsTrial ? PaperWords.Trial.In(language) : null,
            To = (print.Addressee ?? authority.ChiefTitle).In(language),
            Sentence = (print.Sentence ?? PaperWords.Sentence(order.Act, order.LegalBasis)).In(language),
            Version = form.Version,
            Blank = blank,
            Date = order.Receipt is { } sent ? Tokyo(sent.SentAt)[..10] : null,
            Marks = order.Receipt is { } receipt ? new(receipt.Number, Tokyo(receipt.SentAt), receipt.SentBy) : null,
            Applicant = writer.Applicant,
            Blocks = writer.Blocks,
            Declarations = writer.Declarations,
            Attachments = Attached(writer.Attachments, order.Receipt),
            Notes = [.. blank ? [PaperWords.OfficeOnly.In(language)] : Array.Empty<string>(), .. (print.Notes ?? []).Select(note => note.In(language)).Where(note => note.Length > 0)],
            Language = language == "en" ? "en" : "ja",
            VerifyUrl = order.Receipt?.Verification?.Address,
            Code = order.Receipt?.Verification?.Code,
            Qr = order.Receipt?.Verification is { } code ? QrCode.Svg(code.Address) : null,
        };
    }

    /// <summary>Files that stand in no answer that is still asked are printed too: they were sent.</summary>
    private static IReadOnlyList<PaperAttachment> Attached(IReadOnlyList<PaperAttachment> asked, PaperReceipt? receipt)
    {
        var others = (receipt?.Files ?? []).Except(asked.SelectMany(one => one.Files)).ToList();
        return others.Count == 0 ? asked : [.. asked, new("", false, null, others)];
    }

    private static string Tokyo(DateTimeOffset at) =>
        at.ToOffset(JapaneseCalendar.Offset).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static Letterhead HeadOf(AuthorityView a, string language) => new(a.Name.In(language), "", a.ChiefTitle.In(language))
    {
        Department = a.Contact.Department.In(language),
        Address = a.Contact.Address.In(language),
        Phone = (language == "en" ? "Phone " : "電話 ") + a.Contact.Phone,
        Email = a.Contact.Email,
        Hours = a.HoursIn(language),
    };
}

/// <summary>Printed blank forms by their tag; at most 64 MB of them.</summary>
internal sealed class PaperShelf
{
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = 64 * 1024 * 1024 });

    public byte[]? Find(string tag) => kept.Get<byte[]>(tag);

    public void Keep(string tag, byte[] pdf) =>
        kept.Set(tag, pdf, new MemoryCacheEntryOptions { Size = pdf.Length, SlidingExpiration = TimeSpan.FromHours(6) });
}
