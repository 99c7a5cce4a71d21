using System.Text;

namespace CyberPort.Forms.Engine;

/// <summary>全角・半角: one spelling for characters that look the same to the person typing.</summary>
internal static class Folding
{
    private const string Half = "｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ";
    private const string Full = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
    private const string Plain = "カキクケコサシスセソタチツテトハヒフヘホウ";
    private const string Voiced = "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ";
    private const string PlainP = "ハヒフヘホ";
    private const string SemiVoiced = "パピプペポ";

    /// <summary>For codes, numbers, dates: every full-width sign, the wide space and half-width kana.</summary>
    public static string Width(string text) => Trim(Map(text, c => c switch
    {
        >= '！' and <= '～' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' or '\t' or '\n' or '\r' => ' ',
        _ => c,
    }));

    /// <summary>For one line of prose: letters, digits and kana; brackets and other Japanese signs stay as typed.</summary>
    public static string Line(string text) => Collapse(Map(text, c => IsSpace(c) ? ' ' : Letter(c)));

    /// <summary>For several lines: the same, and the line ends in one spelling; spaces inside stay.</summary>
    public static string Lines(string text)
    {
        var lines = Map(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), Letter).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = TrimEnd(lines[i]);
        }
        var first = Array.FindIndex(lines, line => line.Length > 0);
        if (first < 0)
        {
            return "";
        }
        var last = Array.FindLastIndex(lines, line => line.Length > 0);
        return string.Join('\n', lines[first..(last + 1)]);
    }

    /// <summary>フリガナ: hiragana becomes katakana.</summary>
    public static string Kana(string text) => Collapse(Map(text, c => c switch
    {
        >= 'ぁ' and <= 'ゖ' => (char)(c + 0x60),
        >= '！' and <= '～' => (char)(c - 0xFEE0),
        _ when IsSpace(c) => ' ',
        _ => c,
    }));

    /// <summary>All the strokes that people type for a hyphen.</summary>
    public static string Hyphens(string text) => Each(text, c => IsHyphen(c) ? '-' : c);

    /// <summary>Without spaces and hyphens.</summary>
    public static string Bare(string text) => string.Concat(text.Where(c => c != ' ' && !IsHyphen(c)));

    public static string Upper(string text) => Each(text, c => c is >= 'a' and <= 'z' ? (char)(c - 32) : c);

    public static string Lower(string text) => Each(text, c => c is >= 'A' and <= 'Z' ? (char)(c + 32) : c);

    public static string Trim(string text)
    {
        var start = 0;
        while (start < text.Length && IsSpace(text[start]))
        {
            start++;
        }
        return TrimEnd(text[start..]);
    }

    public static bool IsDigits(string text) => text.Length > 0 && text.All(c => c is >= '0' and <= '9');

    /// <summary>Length as people count: a character outside the basic plane is one.</summary>
    public static int Length(string text) => text.Count(c => !char.IsLowSurrogate(c));

    private static string TrimEnd(string text)
    {
        var end = text.Length;
        while (end > 0 && IsSpace(text[end - 1]))
        {
            end--;
        }
        return text[..end];
    }

    private static string Collapse(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c != ' ' || (result.Length > 0 && result[^1] != ' '))
            {
                result.Append(c);
            }
        }
        return TrimEnd(result.ToString());
    }

    private static char Letter(char c) =>
        c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') ? (char)(c - 0xFEE0) : c;

    private static bool IsHyphen(char c) => c is '-' or (>= '\u2010' and <= '\u2015') or '\u2212' or 'ー' or '－' or 'ｰ';

    private static bool IsSpace(char c) =>
        c is ' ' or '\t' or '\n' or '\r' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000';

    private static string Each(string text, Func<char, char> change) =>
        string.Create(text.Length, (text, change), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = state.change(state.text[i]);
            }
        });

    /// <summary>Half-width kana become full, a following voice mark joins them; every other character by <paramref name="change"/>.</summary>
    private static string Map(string text, Func<char, char> change)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var half = text[i] is >= '｡' and <= 'ﾟ' ? Half.IndexOf(text[i], StringComparison.Ordinal) : -1;
            if (half < 0)
            {
                result.Append(change(text[i]));
                continue;
            }
            var kana = Full[half];
            var mark = i + 1 < text.Length ? text[i + 1] : ' ';
            var joined = mark switch
            {
                'ﾞ' when Plain.Contains(kana, StringComparison.Ordinal) => Voiced[Plain.IndexOf(kana, StringComparison.Ordinal)],
                'ﾟ' when PlainP.Contains(kana, StringComparison.Ordinal) => SemiVoiced[PlainP.IndexOf(kana, StringComparison.Ordinal)],
                _ => '\0',
            };
            if (joined != '\0')
            {
                i++;
            }
            result.Append(joined != '\0' ? joined : kana);
        }
        return result.ToString();
    }
}
