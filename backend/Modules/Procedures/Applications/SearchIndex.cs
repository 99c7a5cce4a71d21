using System.Globalization;
using System.Text.RegularExpressions;
using CyberPort.Platform.Text;

namespace CyberPort.Procedures.Applications;

/// <summary>検索: Japanese has no spaces between words, so that pairs of characters are indexed.</summary>
internal static partial class SearchIndex
{
    /// <summary>Text in which a search looks; parts are kept apart.</summary>
    public static string TextOf(IEnumerable<string?> parts) =>
        string.Join('|', parts.Where(p => !string.IsNullOrWhiteSpace(p)).Select(SearchText.Fold).Distinct());

    /// <summary>Pairs of neighbouring characters.</summary>
    public static string[] Grams(string folded)
    {
        // By characters, not by halves of them: 𠮷 takes two chars, and half of it is nothing that a database keeps.
        var grams = new HashSet<string>();
        string? before = null;
        foreach (var rune in folded.EnumerateRunes())
        {
            var sign = rune.Value == '|' ? null : rune.ToString();
            if (before is not null && sign is not null)
            {
                grams.Add(before + sign);
            }

            before = sign;
        }

        return [.. grams];
    }

    /// <summary>Reference numbers that somebody may mean by this: the whole, the end, or the last digits only.</summary>
    public static string[] NumbersMeant(string typed, string prefix, int fiscalYear)
    {
        var match = NumberShape().Match(typed.Trim().ToUpperInvariant());
        if (!match.Success || (match.Groups["prefix"].Success && match.Groups["prefix"].Value != prefix))
        {
            return [];
        }

        var serial = long.Parse(match.Groups["serial"].Value, CultureInfo.InvariantCulture);
        return match.Groups["year"].Success
            ? [ReferenceNumber.Of(prefix, int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), serial)]
            : [.. Enumerable.Range(0, 3).Select(ago => ReferenceNumber.Of(prefix, fiscalYear - ago, serial))];
    }

    [GeneratedRegex("^(?:(?<prefix>[A-Z]{2,10})-)?(?:(?<year>20[0-9]{2})-)?(?<serial>[0-9]{1,8})$")]
    private static partial Regex NumberShape();
}

/// <summary>受付番号: authority, fiscal year (年度, from April), serial number.</summary>
internal static class ReferenceNumber
{
    /// <summary>Series of cases.</summary>
    public const string Cases = "case";
    /// <summary>Series of permits.</summary>
    public const string Permits = "permit";

    public static string Of(string prefix, int fiscalYear, long serial) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-{fiscalYear}-{serial:D6}");

    public static string OfPermit(string prefix, int fiscalYear, long serial) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-{fiscalYear}-P{serial:D5}");

    /// <summary>会計年度 (地方自治法208条): April to March.</summary>
    public static int FiscalYear(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;
}
