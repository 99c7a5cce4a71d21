using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Text;

namespace CyberPort.Procedures.Catalogue.Finder;

/// <summary>A word of a group of words that mean the same, folded.</summary>
internal readonly record struct FinderWord(string Text, int Concept)
{
    /// <summary>Two kana alone are found in too many other words: they count only where a word begins.</summary>
    public bool OnlyAtStart => Text.Length <= 2 && Text.All(FinderWords.IsKana);

    /// <summary>English words are whole words.</summary>
    public bool IsLatin => char.IsAsciiLetter(Text[0]);
}

/// <summary>同義語: everyday words, readings and English for the same thing, from <c>Data/finder-words.json</c>.</summary>
internal static class FinderWords
{
    private static readonly WordFile File = Read();

    /// <summary>All words, the longest first, so that 入港料 is not taken for 入港.</summary>
    public static IReadOnlyList<FinderWord> All { get; } =
        [.. File.Groups.SelectMany((words, concept) => words.Select(w => new FinderWord(SearchText.Fold(w), concept))).OrderByDescending(w => w.Text.Length)];

    public static int Concepts => File.Groups.Count;

    /// <summary>What people add around the thing they look for.</summary>
    public static IReadOnlyList<string> Fillers { get; } = [.. File.Fillers.Select(SearchText.Fold).OrderByDescending(w => w.Length)];

    public static bool IsKana(char c) => c is (>= 'ぁ' and <= 'ゖ') or 'ー';

    private static WordFile Read()
    {
        using var stream = typeof(FinderWords).Assembly.GetManifestResourceStream("data/finder-words.json")!;
        return JsonSerializer.Deserialize<WordFile>(stream, Json.Options)!;
    }

    private sealed record WordFile(IReadOnlyList<IReadOnlyList<string>> Groups, IReadOnlyList<string> Fillers);
}
