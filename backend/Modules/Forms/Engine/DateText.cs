using System.Globalization;
using CyberPort.Platform.Time;

namespace CyberPort.Forms.Engine;

/// <summary>和暦・西暦: dates and times as people write them, to ISO.</summary>
internal static class DateText
{
    private static readonly (string Name, int Base)[] Eras =
    [
        ("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911), ("明治", 1867),
        ("㋿", 2018), ("㍻", 1988), ("㍼", 1925), ("㍽", 1911), ("㍾", 1867),
        ("R", 2018), ("H", 1988), ("S", 1925), ("T", 1911), ("M", 1867),
        ("r", 2018), ("h", 1988), ("s", 1925), ("t", 1911), ("m", 1867),
    ];

    /// <summary>令和8/11/21, R8.11.21, 令和8年11月21日, 2026-11-21, 2026/11/21, 20261121 → 2026-11-21.</summary>
    public static string? ParseDate(string folded)
    {
        var text = Folding.Hyphens(folded);
        if (text.Length > 30)
        {
            return null;
        }
        var offset = 0;
        foreach (var (name, start) in Eras)
        {
            if (text.StartsWith(name, StringComparison.Ordinal))
            {
                (text, offset) = (text[name.Length..], start);
                break;
            }
        }
        var numbers = Numbers(text, offset > 0);
        if (numbers is null)
        {
            return null;
        }
        var year = numbers[0] + offset;
        return (offset > 0 ? numbers[0] >= 1 : numbers[0] >= DayRange.First.Year) && year <= DayRange.Last.Year && IsDay(year, numbers[1], numbers[2])
            ? string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{numbers[1]:D2}-{numbers[2]:D2}")
            : null;
    }

    /// <summary>A date and a time with a T, a space or 日 between them → 2026-11-21T14:30.</summary>
    public static string? ParseDateTime(string folded)
    {
        var text = folded;
        if (text.Length > 40)
        {
            return null;
        }
        var cut = text.Length == 0 ? -1 : text.IndexOf('T', 1);
        if (cut < 0)
        {
            cut = text.LastIndexOf('日');
            if (cut >= 0)
            {
                cut++;
            }
        }
        string datePart, timePart;
        if (cut > 0)
        {
            (datePart, timePart) = (text[..cut], text[cut..]);
            timePart = timePart.StartsWith('T') ? timePart[1..] : timePart;
        }
        else
        {
            var halfDay = Math.Max(text.IndexOf("午前", StringComparison.Ordinal), text.IndexOf("午後", StringComparison.Ordinal));
            cut = halfDay > 0 ? halfDay : text.LastIndexOf(' ');
            if (cut <= 0)
            {
                return null;
            }
            (datePart, timePart) = (text[..cut], text[cut..]);
        }
        var date = ParseDate(Folding.Trim(datePart));
        var time = ParseTime(timePart);
        return date is null || time is null ? null : $"{date}T{time}";
    }

    /// <summary>Day number since 0001-01-01, or nothing when it is not an ISO date.</summary>
    public static DateOnly? Iso(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string? ParseTime(string part)
    {
        var text = part.Replace(" ", "", StringComparison.Ordinal);
        var afternoon = text.StartsWith("午後", StringComparison.Ordinal);
        var halfDay = afternoon || text.StartsWith("午前", StringComparison.Ordinal);
        if (halfDay)
        {
            text = text[2..];
        }
        if (text.EndsWith("+09:00", StringComparison.Ordinal))
        {
            text = text[..^6];
        }
        text = text.Replace('時', ':').Replace('分', ':').TrimEnd(':');
        var parts = text.Split(':');
        if (parts.Length is < 1 or > 3 || (parts.Length == 1 && !part.Contains('時', StringComparison.Ordinal))
            || parts.Any(p => p.Length is < 1 or > 2 || !Folding.IsDigits(p)))
        {
            return null;
        }
        var hour = Whole(parts[0]) + (afternoon && Whole(parts[0]) < 12 ? 12 : 0);
        var minute = parts.Length > 1 ? Whole(parts[1]) : 0;
        var second = parts.Length > 2 ? Whole(parts[2]) : 0;
        return hour > 23 || minute > 59 || second > 59 || (halfDay && Whole(parts[0]) > 12)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{hour:D2}:{minute:D2}");
    }

    private static int[]? Numbers(string text, bool era)
    {
        var spaced = text.Replace("元年", "1年", StringComparison.Ordinal);
        if (!era && spaced.Length == 8 && Folding.IsDigits(spaced))
        {
            spaced = $"{spaced[..4]}-{spaced[4..6]}-{spaced[6..]}";
        }
        if (spaced.EndsWith('日'))
        {
            spaced = spaced[..^1];
        }
        foreach (var sign in "年月/.")
        {
            spaced = spaced.Replace(sign, '-');
        }
        var parts = spaced.Split('-');
        if (parts.Length != 3)
        {
            parts = Folding.Trim(spaced).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
        if (parts.Length != 3)
        {
            return null;
        }
        var numbers = new int[3];
        for (var i = 0; i < 3; i++)
        {
            var part = Folding.Trim(parts[i]);
            if (part.Length > 4 || !Folding.IsDigits(part))
            {
                return null;
            }
            numbers[i] = Whole(part);
        }
        return numbers;
    }

    private static bool IsDay(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
