using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Catalogue;

namespace CyberPort.Procedures.Notices;

/// <summary>文例の一つ: how a letter of one kind reads, and what it is called where its usual name does not fit.</summary>
internal sealed record LetterDefault(string Kind, string Body, string? Title = null);

/// <summary>文例: the words of letters by legal basis, from <c>Data/letter-texts.json</c>.</summary>
internal sealed record LetterSet(string Code, LocalText Name, IReadOnlyList<LetterDefault> Letters);

/// <summary>国の標準の本文: used where an authority has no text of its own; each procedure of the national catalogue names its set.</summary>
internal static class LetterDefaults
{
    private static readonly LetterFile File = Read();
    private static readonly Dictionary<string, LetterSet> ByCode = File.Sets.ToDictionary(s => s.Code);

    public static IReadOnlyList<LetterSet> All => File.Sets;

    /// <summary>The text for a letter of a procedure; null where the service's own template says it as well.</summary>
    public static LetterDefault? For(string? national, string kind) =>
        NationalCatalogue.Find(national)?.Letters is { } set ? ByCode[set].Letters.FirstOrDefault(l => l.Kind == kind) : null;

    private static LetterFile Read()
    {
        using var stream = typeof(LetterDefaults).Assembly.GetManifestResourceStream("data/letter-texts.json")!;
        return JsonSerializer.Deserialize<LetterFile>(stream, Json.Options)!;
    }

    private sealed record LetterFile(IReadOnlyList<LetterSet> Sets);
}
