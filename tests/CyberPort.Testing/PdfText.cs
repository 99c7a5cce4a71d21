using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace CyberPort.Testing;

/// <summary>
/// What a reader finds in a PDF of our document engine: its words without spaces and line ends, in reading order. Knows as much of
/// PDF as the engine writes: plain objects, fonts of two-byte glyphs with a ToUnicode map, strings in TJ and Tj.
/// </summary>
public static partial class PdfText
{
    /// <summary>The words of all pages.</summary>
    public static string Of(byte[] pdf)
    {
        var objects = Object().Matches(Encoding.Latin1.GetString(pdf)).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        var fonts = objects.Where(o => o.Value.Contains("/ToUnicode", StringComparison.Ordinal))
            .ToDictionary(o => o.Key, o => Glyphs(StreamOf(objects[Reference(o.Value, "/ToUnicode")])));
        var words = new StringBuilder();
        foreach (var page in objects.Values.Where(o => Page().IsMatch(o)))
        {
            var named = FontsOfPage(page, objects).ToDictionary(f => f.Name, f => fonts[f.Object]);
            foreach (Match content in Contents().Matches(page))
            {
                Read(StreamOf(objects[content.Groups[1].Value]), named, words);
            }
        }

        return string.Concat(words.ToString().Where(c => !char.IsWhiteSpace(c) && c != '\u200b'));
    }

    private static IEnumerable<(string Name, string Object)> FontsOfPage(string page, Dictionary<string, string> objects)
    {
        var resources = page.Contains("/Resources <<", StringComparison.Ordinal) ? page : objects[Reference(page, "/Resources")];
        var table = FontTable().Match(resources).Groups[1].Value;
        return NamedReference().Matches(table).Select(m => (m.Groups[1].Value, m.Groups[2].Value));
    }

    private static void Read(string content, Dictionary<string, Dictionary<int, string>> fonts, StringBuilder words)
    {
        Dictionary<int, string> font = [];
        foreach (Match token in Token().Matches(content))
        {
            if (token.Groups["font"].Success)
            {
                font = fonts[token.Groups["font"].Value];
                continue;
            }

            var bytes = token.Groups["hex"].Success ? Convert.FromHexString(token.Groups["hex"].Value) : Unescape(token.Groups["text"].Value);
            for (var at = 0; at + 1 < bytes.Length; at += 2)
            {
                words.Append(font.GetValueOrDefault((bytes[at] << 8) | bytes[at + 1], "�"));
            }
        }
    }

    private static Dictionary<int, string> Glyphs(string map) => MapLine().Matches(map).Where(m => m.Groups[1].Length == 4).DistinctBy(m => m.Groups[1].Value).ToDictionary(
        m => int.Parse(m.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
        m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups[2].Value)));

    private static string StreamOf(string body)
    {
        var start = body.IndexOf("stream", StringComparison.Ordinal);
        var bytes = Encoding.Latin1.GetBytes(body[(start + 6)..body.LastIndexOf("endstream", StringComparison.Ordinal)].TrimStart('\r').TrimStart('\n'));
        if (!body[..start].Contains("/FlateDecode", StringComparison.Ordinal))
        {
            return Encoding.Latin1.GetString(bytes);
        }

        using var inflated = new MemoryStream();
        using var packed = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
        packed.CopyTo(inflated);
        return Encoding.Latin1.GetString(inflated.ToArray());
    }

    private static byte[] Unescape(string text)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\')
            {
                bytes.Add((byte)text[at]);
            }
            else if (char.IsDigit(text[++at]))
            {
                bytes.Add(Convert.ToByte(text.Substring(at, 3), 8));
                at += 2;
            }
            else
            {
                bytes.Add((byte)(text[at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var plain => plain }));
            }
        }

        return [.. bytes];
    }

    private static string Reference(string of, string name) => Regex.Match(of, Regex.Escape(name) + @"\s+(\d+) 0 R").Groups[1].Value;

    [GeneratedRegex(@"(?<=^|\n)(\d+) 0 obj\s(.*?)\sendobj", RegexOptions.Singleline)]
    private static partial Regex Object();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Page();

    [GeneratedRegex(@"/Contents\s+\[?\s*(\d+) 0 R")]
    private static partial Regex Contents();

    [GeneratedRegex(@"/Font\s*<<(.*?)>>", RegexOptions.Singleline)]
    private static partial Regex FontTable();

    [GeneratedRegex(@"/(\S+)\s+(\d+) 0 R")]
    private static partial Regex NamedReference();

    [GeneratedRegex(@"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")]
    private static partial Regex MapLine();

    [GeneratedRegex(@"/(?<font>\S+)\s+[\d.]+\s+Tf|\((?<text>(?:\\.|[^\\()])*)\)|(?<!<)<(?<hex>[0-9A-Fa-f]+)>", RegexOptions.Singleline)]
    private static partial Regex Token();
}
