using System.Globalization;
using System.Text;
using CyberPort.Platform.Time;

namespace CyberPort.Procedures.Calendar;

/// <summary>iCalendar (RFC 5545): days as all-day events; lines end with CRLF and are folded at 75 octets.</summary>
internal sealed class ICalendar
{
    private readonly StringBuilder text = new();
    private readonly string stamp;

    public ICalendar(string name, DateTimeOffset now)
    {
        stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//CyberPort//Due dates//JA");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line($"X-WR-CALNAME:{Escape(name)}");
        Line("X-WR-TIMEZONE:Asia/Tokyo");
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    }

    public void Add(string uid, DateOnly day, string summary, string url)
    {
        Line("BEGIN:VEVENT");
        Line($"UID:{uid}@cyberport");
        Line($"DTSTAMP:{stamp}");
        Line(string.Create(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{day:yyyyMMdd}"));
        Line(string.Create(CultureInfo.InvariantCulture, $"DTEND;VALUE=DATE:{day.PlusDays(1):yyyyMMdd}"));
        Line($"SUMMARY:{Escape(summary)}");
        Line($"URL:{url}");
        Line("TRANSP:TRANSPARENT");
        Line("END:VEVENT");
    }

    public byte[] Bytes()
    {
        Line("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Escape(string words) => words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    private void Line(string line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (length + rune.Utf8SequenceLength > 75)
            {
                text.Append("\r\n ");
                length = 1;
            }

            text.Append(rune.ToString());
            length += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
