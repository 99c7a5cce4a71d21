using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CyberPort.Platform.Documents;

/// <summary>Makes text safe to print: no control characters, no lone surrogates, nothing that turns the writing direction.</summary>
internal static class PrintableText
{
    /// <summary>A copy of the data with every text cleaned.</summary>
    public static JsonNode? Clean(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Clean(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Clean)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Clean(text)),
        _ => node.DeepClone(),
    };

    /// <summary>The text without what cannot or must not be printed; line ends become LF, tabs a space.</summary>
    public static string Clean(string text)
    {
        if (!NeedsWork(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\t')
            {
                clean.Append(' ');
            }
            else if (rune.Value == '\n' || !Unprintable(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    private static bool NeedsWork(string text)
    {
        foreach (var c in text)
        {
            if ((c < ' ' && c != '\n') || c is (>= '\u007f' and < '\u3000') or >= '\ud800')
            {
                return true;
            }
        }

        return false;
    }

    // U+FFFD is what EnumerateRunes makes of a lone surrogate.
    private static bool Unprintable(Rune rune) => rune.Value == 0xFFFD || Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => true,
        // Format characters: bidi marks and zero-width ones; the joiner inside an emoji is no loss on paper.
        UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        _ => false,
    };
}
