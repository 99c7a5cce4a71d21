using System.Text;

namespace CyberPort.Platform.Text;

/// <summary>検索語の字種をそろえる: one spelling for what sounds or looks the same, so that a search forgives.</summary>
public static class SearchText
{
    /// <summary>More words than this say nothing more.</summary>
    private const int MostWords = 8;

    private const string HalfKana = "ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
    private const string Hiragana = "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";
    private const string Plain = "かきくけこさしすせそたちつてとはひふへほう";
    private const string Voiced = "がぎぐげござじずぜぞだぢづでどばびぶべぼゔ";

    /// <summary>
    /// Lower case, half width, katakana as hiragana (half-width kana with their voice marks too), without spaces and hyphens.
    /// The process runs without ICU, so this does not lean on Unicode normalisation.
    /// </summary>
    public static string Fold(string? text)
    {
        var result = new StringBuilder(text?.Length ?? 0);
        foreach (var c in text ?? "")
        {
            var half = HalfKana.IndexOf(c, StringComparison.Ordinal);
            if (c == 'ﾞ' && result.Length > 0 && Plain.IndexOf(result[^1], StringComparison.Ordinal) is >= 0 and var plain)
            {
                result[^1] = Voiced[plain];
            }
            else if (c == 'ﾟ' && result.Length > 0 && "はひふへほ".IndexOf(result[^1], StringComparison.Ordinal) is >= 0 and var p)
            {
                result[^1] = "ぱぴぷぺぽ"[p];
            }
            else if (!char.IsWhiteSpace(c) && c is not ('-' or '‐' or '－' or '・'))
            {
                result.Append(half >= 0 ? Hiragana[half] : One(c));
            }
        }

        return result.ToString();
    }

    /// <summary>検索語: what was typed, word by word; empty when nothing was.</summary>
    public static IReadOnlyList<string> WordsOf(string? typed) =>
        [.. (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Fold).Where(word => word.Length > 0).Take(MostWords)];

    /// <summary>Every word occurs somewhere in the texts.</summary>
    public static bool Has(IReadOnlyList<string> words, params IEnumerable<string> texts)
    {
        var text = Fold(string.Join('|', texts));
        return words.All(word => text.Contains(word, StringComparison.Ordinal));
    }

    private static char One(char c) => c switch
    {
        >= 'ァ' and <= 'ヶ' => (char)(c - 0x60),
        >= '！' and <= '～' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        _ => char.ToLowerInvariant(c),
    };
}
