using System.Text;

namespace CyberPort.Procedures.Exports;

/// <summary>Shift_JIS as Windows writes it (CP932). What the code lacks becomes 〓, and is named afterwards.</summary>
internal sealed class Cp932
{
    private const string Geta = "〓";

    /// <summary>Signs that look the same and have another number in CP932.</summary>
    private static readonly Dictionary<char, char> Twins = new()
    {
        ['〜'] = '～', ['−'] = '－', ['—'] = '―', ['‖'] = '∥', ['‑'] = '-', ['–'] = '-', ['\u00A0'] = ' ', ['¥'] = '\\',
    };

    private static readonly Encoding Code = Make();
    private readonly SortedSet<string> lacking = new(StringComparer.Ordinal);

    /// <summary>The characters that were replaced.</summary>
    public IReadOnlyCollection<string> Lacking => lacking;

    /// <summary>How many places were replaced.</summary>
    public int Replaced { get; private set; }

    /// <summary>The text as the code can write it. Whatever looks at signs (a formula's first one) has to look at this.</summary>
    public string Plain(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var sign = rune.IsBmp && Twins.TryGetValue((char)rune.Value, out var twin) ? twin.ToString() : rune.ToString();
            if (Has(sign))
            {
                clean.Append(sign);
                continue;
            }

            Replaced++;
            lacking.Add(sign);
            clean.Append(Geta);
        }

        return clean.ToString();
    }

    /// <summary>The bytes of a text that was made plain.</summary>
    public static byte[] Bytes(string plain) => Code.GetBytes(plain);

    private static bool Has(string sign)
    {
        try
        {
            return Code.GetByteCount(sign) > 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding Make()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback);
    }
}
