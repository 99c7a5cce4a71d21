using System.Globalization;
using System.Text;

namespace CyberPort.Platform.Files;

/// <summary>Cleans the names that people's devices give to files.</summary>
internal static class FileNames
{
    private const int Longest = 120;

    /// <summary>The last part of the path, without control, direction and reserved characters, no longer than fits a column.</summary>
    public static string Clean(string? declared)
    {
        var name = (declared ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            Append(clean, rune);
        }

        name = clean.ToString().Trim(' ', '.', '\u3000');
        var stem = Path.GetFileNameWithoutExtension(name).TrimEnd(' ', '.');
        var extension = Path.GetExtension(name);
        if (extension.Length > 12)
        {
            (stem, extension) = (name, "");
        }

        if (stem.Length == 0)
        {
            stem = "file";
        }

        return Cut(stem, Longest - extension.Length) + extension;
    }

    private static void Append(StringBuilder clean, Rune rune)
    {
        if (rune.Value is 0x3099 or 0x309A && clean.Length > 0 && Voiced(clean[^1], rune.Value == 0x309A) is { } whole)
        {
            clean[^1] = whole;
            return;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
            case var _ when rune.Value == 0xFFFD:
                return;
            default:
                clean.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? "_" : rune.ToString());
                return;
        }
    }

    // macOS writes か + ゛ where everybody else writes が. Without globalisation data there is no Normalize(); kana is what matters.
    private static char? Voiced(char kana, bool half)
    {
        var row = half ? "はひふへほハヒフヘホ" : "かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホ";
        return row.Contains(kana, StringComparison.Ordinal) ? (char)(kana + (half ? 2 : 1)) : kana is 'う' or 'ウ' && !half ? (kana == 'う' ? 'ゔ' : 'ヴ') : null;
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
