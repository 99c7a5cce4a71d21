using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Notices;

/// <summary>What goes into the braces of a notice text.</summary>
internal sealed record NoticeWords(LocalText Authority, LocalText Procedure, string Number, string? Note, string Author, DateOnly? DueOn)
{
    /// <summary>A day that stands as the note, in the reader's way of writing it.</summary>
    public DateOnly? Day { get; init; }
}

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
        return (Fill(title, kind, words), Fill(body, kind, words));
    }

    private static LocalText Fill(LocalText text, string kind, NoticeWords words) => new(
        Fill(text.Ja, kind, words, "ja"), Fill(text.En, kind, words, "en"), text.Easy is null ? null : Fill(text.Easy, kind, words, "easy"));

    private static string Fill(string text, string kind, NoticeWords words, string language) => text
        .Replace("{authority}", words.Authority.In(language), StringComparison.Ordinal)
        .Replace("{procedure}", words.Procedure.In(language), StringComparison.Ordinal)
        .Replace("{number}", words.Number, StringComparison.Ordinal)
        .Replace("{author}", words.Author, StringComparison.Ordinal)
        .Replace("{due}", Due(words.DueOn, kind, language), StringComparison.Ordinal)
        .Replace("{note}", words.Day is { } day ? Written(day, language) : words.Note ?? "", StringComparison.Ordinal)
        .Trim();

    private static string Due(DateOnly? due, string kind, string language) => (due, language) switch
    {
        (null, _) => "",
        ({ } day, "en") => IsOpinion(kind) ? $"The answer is due on {Written(day, language)}." : $"We mean to finish by {Written(day, language)}.",
        ({ } day, "easy") => IsOpinion(kind) ? $"{day.Month}月{day.Day}日までに こたえて ください。" : $"{day.Month}月{day.Day}日ごろまでに おわります。",
        ({ } day, _) => IsOpinion(kind) ? $"回答の期限は{day.Month}月{day.Day}日です。" : $"処理の目安は{day.Month}月{day.Day}日です。",
    };

    /// <summary>What is due there is the officer's answer, not the authority's decision.</summary>
    private static bool IsOpinion(string kind) => kind is "staff.asked" or "staff.consultation-due";

    private static string Written(DateOnly day, string language) =>
        language == "en" ? day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture) : $"{day.Year}年{day.Month}月{day.Day}日";

    private static Dictionary<string, NoticeFileText> Read()
    {
        using var stream = typeof(NoticeTexts).Assembly.GetManifestResourceStream("data/notice-texts.json")!;
        return JsonSerializer.Deserialize<NoticeFile>(stream, Json.Options)!.Texts.ToDictionary(t => t.Kind);
    }

    private sealed record NoticeFile(IReadOnlyList<NoticeFileText> Texts);

    private sealed record NoticeFileText(string Kind, LocalText Title, LocalText Body);
}
