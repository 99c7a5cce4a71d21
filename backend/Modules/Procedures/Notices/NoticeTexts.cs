using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Notices;

/// <summary>What goes into the braces of a notice text.</summary>
internal sealed record NoticeWords(LocalText Authority, LocalText Procedure, string Number, string? Note, string Author, DateOnly? DueOn);

/// <summary>通知文: the authority's own where it has any, the service's where not.</summary>
internal sealed class NoticeTexts(ProceduresDb db)
{
    private static readonly Dictionary<string, NoticeFileText> Defaults = Read();

    /// <summary>What may stand in braces.</summary>
    public static readonly IReadOnlyList<string> Words = ["authority", "procedure", "number", "author", "due", "note"];

    /// <summary>Every kind there is, in the order of the file.</summary>
    public static IReadOnlyCollection<string> Kinds => Defaults.Keys;

    /// <summary>The service's own words.</summary>
    public static (LocalText Title, LocalText Body) DefaultOf(string kind) => (Defaults[kind].Title, Defaults[kind].Body);

    /// <summary>Kinds that have a text.</summary>
    public static bool Has(string kind) => Defaults.ContainsKey(kind);

    /// <summary>Title and body in all languages.</summary>
    public async Task<(LocalText Title, LocalText Body)> WriteAsync(string kind, NoticeWords words, CancellationToken cancel)
    {
        var own = await db.NoticeTexts.AsNoTracking().SingleOrDefaultAsync(t => t.Kind == kind, cancel);
        var (title, body) = own is null ? (Defaults[kind].Title, Defaults[kind].Body) : (own.Title, own.Body);
        return (Fill(title, words), Fill(body, words));
    }

    private static LocalText Fill(LocalText text, NoticeWords words) => new(
        Fill(text.Ja, words, "ja"), Fill(text.En, words, "en"), text.Easy is null ? null : Fill(text.Easy, words, "easy"));

    private static string Fill(string text, NoticeWords words, string language) => text
        .Replace("{authority}", words.Authority.In(language), StringComparison.Ordinal)
        .Replace("{procedure}", words.Procedure.In(language), StringComparison.Ordinal)
        .Replace("{number}", words.Number, StringComparison.Ordinal)
        .Replace("{author}", words.Author, StringComparison.Ordinal)
        .Replace("{due}", Due(words.DueOn, language), StringComparison.Ordinal)
        .Replace("{note}", words.Note ?? "", StringComparison.Ordinal)
        .Trim();

    private static string Due(DateOnly? due, string language) => (due, language) switch
    {
        (null, _) => "",
        ({ } day, "en") => $"We mean to finish by {day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}.",
        ({ } day, "easy") => $"{day.Month}月{day.Day}日ごろまでに おわります。",
        ({ } day, _) => $"処理の目安は{day.Month}月{day.Day}日です。",
    };

    private static Dictionary<string, NoticeFileText> Read()
    {
        using var stream = typeof(NoticeTexts).Assembly.GetManifestResourceStream("data/notice-texts.json")!;
        return JsonSerializer.Deserialize<NoticeFile>(stream, Json.Options)!.Texts.ToDictionary(t => t.Kind);
    }

    private sealed record NoticeFile(IReadOnlyList<NoticeFileText> Texts);

    private sealed record NoticeFileText(string Kind, LocalText Title, LocalText Body);
}
