using System.Text;

namespace CyberPort.Platform.Text;

/// <summary>書ける文字: text without what XML, and so a workbook, has no way to write.</summary>
public static class WritableText
{
    /// <summary>The text without control signs (line ends and tabs stay), halves of surrogate pairs and the two code points that are none.</summary>
    public static string Of(string text)
    {
        if (!text.Any(c => (c < ' ' && c is not ('\n' or '\t' or '\r')) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                clean.Append(rune.Value is >= ' ' and not (0xFFFE or 0xFFFF) or '\n' or '\t' or '\r' ? rune.ToString() : "");
                i += rune.Utf16SequenceLength - 1;
            }
        }

        return clean.ToString();
    }

    /// <summary>The beginning of a text, never half a sign.</summary>
    public static string Beginning(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
