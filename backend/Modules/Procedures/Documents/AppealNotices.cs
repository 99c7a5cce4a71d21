using System.Text.Json;
using CyberPort.Platform.Endpoints;

namespace CyberPort.Procedures.Documents;

/// <summary>教示: whom to turn to against a decision, by when.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Paragraphs">Numbered on the sheet.</param>
internal sealed record AppealNotice(string Title, IReadOnlyList<string> Paragraphs);

/// <summary>
/// 教示 by variant: <c>A</c> for decisions, <c>B</c> for fees (審査請求前置), <c>none</c> for what is no decision. There is none for 滞納処分
/// (this service distrains nothing) and none for 不作為 (where nothing was done there is no letter to print it on).
/// </summary>
internal static class AppealNotices
{
    private static readonly Dictionary<string, AppealNotice> Variants = Read();

    /// <summary>Codes that can be chosen for a procedure.</summary>
    public static IReadOnlyCollection<string> Codes => Variants.Keys;

    /// <summary>The notice for one authority; null for <c>none</c>.</summary>
    /// <param name="variant">One of <see cref="Codes"/>.</param>
    /// <param name="body">審査庁, for example 青浜県知事.</param>
    /// <param name="defendant">被告, for example 青浜県.</param>
    /// <param name="representative">代表者, for example 青浜県知事.</param>
    public static AppealNotice? For(string variant, string body, string defendant, string representative)
    {
        var notice = Variants.TryGetValue(variant, out var found) ? found : throw new ArgumentException($"Unknown notice: {variant}", nameof(variant));
        return notice.Paragraphs.Count == 0 ? null : notice with { Paragraphs = [.. notice.Paragraphs.Select(Fill)] };

        string Fill(string text) => text
            .Replace("{body}", body, StringComparison.Ordinal)
            .Replace("{defendant}", defendant, StringComparison.Ordinal)
            .Replace("{representative}", representative, StringComparison.Ordinal);
    }

    private static Dictionary<string, AppealNotice> Read()
    {
        using var stream = typeof(AppealNotices).Assembly.GetManifestResourceStream("documents/appeal-notices.json")!;
        return JsonSerializer.Deserialize<NoticeFile>(stream, Json.Options)!.Variants.ToDictionary(v => v.Code, v => new AppealNotice(v.Title, v.Paragraphs));
    }

    private sealed record NoticeFile(IReadOnlyList<NoticeVariant> Variants);

    private sealed record NoticeVariant(string Code, string Title, IReadOnlyList<string> Paragraphs);
}
