using System.Globalization;
using System.Text;

namespace CyberPort.Forms.Engine;

/// <summary>Numbers as people write them, and back.</summary>
internal static class NumberText
{
    /// <summary>Beyond fifteen digits a double no longer holds every whole number.</summary>
    public const double Limit = 1e15;
    private const double Finest = 1e-6;

    /// <summary>Reads 12,345 / １２　３４５ / 499トン / ￥1,000; nothing when it is not a number of at most fifteen digits.</summary>
    public static double? Parse(string folded, string? unit)
    {
        var text = folded;
        if (unit is not null && Folding.Width(unit) is { Length: > 0 } wide && text.EndsWith(wide, StringComparison.Ordinal))
        {
            text = text[..^wide.Length];
        }
        text = Folding.Hyphens(text).Replace(" ", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Replace("、", "", StringComparison.Ordinal);
        if (text.StartsWith('¥') || text.StartsWith('\\') || text.StartsWith('￥'))
        {
            text = text[1..];
        }
        if (text.EndsWith('円'))
        {
            text = text[..^1];
        }
        if (!IsPlain(text) || text.Count(c => c is >= '0' and <= '9') > 15)
        {
            return null;
        }
        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return number == 0 ? 0d : number;
    }

    /// <summary>A sign, digits and at most one point.</summary>
    public static bool IsPlain(string text)
    {
        var digits = 0;
        var points = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case >= '0' and <= '9': digits++; break;
                case '.': points++; break;
                case '-' or '+' when i == 0: break;
                default: return false;
            }
        }
        return digits > 0 && points <= 1;
    }

    /// <summary>Whether the number has a short decimal writing that both engines agree on.</summary>
    public static bool IsWritable(double number) => number == 0 || (Math.Abs(number) < Limit && Math.Abs(number) >= Finest);

    /// <summary>The shortest decimal writing; only for writable numbers.</summary>
    public static string Write(double number) =>
        Decimal(number).ToString(CultureInfo.InvariantCulture);

    /// <summary>The number as its shortest decimal writing says, not as its binary neighbour.</summary>
    public static decimal Decimal(double number) =>
        decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    public static int DecimalsOf(double number)
    {
        var text = Write(number);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.Length - point - 1;
    }

    /// <summary>12345.5 as 12,345.5.</summary>
    public static string Grouped(double number) => Grouped(Write(number));

    public static string Grouped(decimal number) => Grouped((number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture));

    private static string Grouped(string text)
    {
        var sign = text.StartsWith('-') ? "-" : "";
        var parts = text[sign.Length..].Split('.');
        var whole = new StringBuilder(parts[0]);
        for (var i = whole.Length - 3; i > 0; i -= 3)
        {
            whole.Insert(i, ',');
        }
        return sign + whole + (parts.Length > 1 ? "." + parts[1] : "");
    }
}
