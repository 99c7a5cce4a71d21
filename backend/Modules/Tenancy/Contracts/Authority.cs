using System.Globalization;
using CyberPort.Platform.Results;
using JapaneseCalendar = CyberPort.Platform.Time.JapaneseCalendar;

namespace CyberPort.Tenancy.Contracts;

/// <summary>法令上の区分 of a port (港湾法2条2項; 地方港湾 is every other port that a port authority manages).</summary>
public enum PortClass
{
    /// <summary>国際戦略港湾</summary>
    InternationalStrategic,
    /// <summary>国際拠点港湾</summary>
    InternationalHub,
    /// <summary>重要港湾</summary>
    Important,
    /// <summary>地方港湾</summary>
    Local,
}

/// <summary>ブランディング: an authority's look. Colours are <c>#rrggbb</c>; text on the accent has a contrast of at least 4.5:1.</summary>
/// <param name="Accent">One accent colour.</param>
/// <param name="AccentText">Colour of text on the accent.</param>
/// <param name="Crest">紋章: a small SVG document without script, or null.</param>
public sealed record Branding(string Accent, string AccentText, string? Crest);

/// <summary>Opening hours of one run of weekdays; times of the clock in Japan.</summary>
/// <param name="From">First weekday, 1 = Monday … 7 = Sunday.</param>
/// <param name="To">Last weekday.</param>
/// <param name="Opens">For example 08:30.</param>
/// <param name="Closes">For example 17:15.</param>
public sealed record OpeningHours(int From, int To, TimeOnly Opens, TimeOnly Closes);

/// <summary>本日の受付時間.</summary>
/// <param name="From">Opens.</param>
/// <param name="To">Closes.</param>
public sealed record OpenToday(TimeOnly From, TimeOnly To);

/// <summary>問い合わせ先.</summary>
/// <param name="Department">担当課.</param>
/// <param name="Phone">Digits and hyphens.</param>
/// <param name="Email">Mail address.</param>
/// <param name="Address">所在地.</param>
/// <param name="Hours">Opening hours; public holidays and, by the calendar, the year's end are closed.</param>
public sealed record Contact(LocalText Department, string Phone, string Email, LocalText Address, IReadOnlyList<OpeningHours> Hours);

/// <summary>教示: who decides an appeal and who is sued (行政不服審査法82条, 行政事件訴訟法46条).</summary>
/// <param name="ReviewBody">審査請求先, for example 青浜県知事.</param>
/// <param name="Defendant">被告, for example 青浜県.</param>
/// <param name="Representative">被告の代表者, for example 青浜県知事.</param>
public sealed record AppealParties(string ReviewBody, string Defendant, string Representative);

/// <summary>標準処理期間の数え方 as the authority chooses.</summary>
/// <param name="BusinessDaysOnly">Counts only days on which the office is open.</param>
/// <param name="YearEndClosed">29 December to 3 January are closed.</param>
public sealed record CalendarChoice(bool BusinessDaysOnly, bool YearEndClosed)
{
    /// <summary>その団体の休日 (地方自治法4条の2③): further days on which the office is closed.</summary>
    public IReadOnlyList<ClosedDay> ClosedDays { get; init; } = [];

    /// <summary>The authority's own closed day on this date, or null.</summary>
    public ClosedDay? OwnClosedDay(DateOnly day) => ClosedDays.FirstOrDefault(c => c.Falls(day));

    /// <summary>From when to when these hours are open on this day; null on a closed day.</summary>
    public OpenToday? OpenOn(DateOnly day, IReadOnlyList<OpeningHours> hours)
    {
        var weekday = day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;
        var open = hours.FirstOrDefault(h => h.From <= weekday && weekday <= h.To);
        var closed = JapaneseCalendar.HolidayName(day) is not null || (YearEndClosed && JapaneseCalendar.IsYearEnd(day));
        return open is null || closed || OwnClosedDay(day) is not null ? null : new(open.Opens, open.Closes);
    }
}

/// <summary>休業日 of the authority's own, for example the day of the port festival.</summary>
/// <param name="Day">The date.</param>
/// <param name="EveryYear">The same date in every year from then on.</param>
/// <param name="Name">Why the office is closed, for example 港まつり.</param>
public sealed record ClosedDay(DateOnly Day, bool EveryYear, LocalText Name)
{
    /// <summary>Whether this date is meant.</summary>
    public bool Falls(DateOnly day) => EveryYear ? day >= Day && day.Month == Day.Month && day.Day == Day.Day : day == Day;
}

/// <summary>A port authority (港湾管理者) as other modules see it.</summary>
/// <param name="Id">Tenant id.</param>
/// <param name="Slug">Word in the URL.</param>
/// <param name="Name">Official name.</param>
/// <param name="ChiefTitle">港湾管理者の長 as documents name it, for example 青浜県知事.</param>
/// <param name="NumberPrefix">First part of reference numbers, upper case letters.</param>
/// <param name="Profile"><c>full</c> or <c>simple</c>.</param>
/// <param name="TwoPersonDecision">審査 and 決裁 must be two people.</param>
/// <param name="Branding">Its look.</param>
/// <param name="Contact">Whom to call.</param>
/// <param name="Appeal">Who decides an appeal.</param>
/// <param name="Calendar">How periods are counted.</param>
public sealed record AuthorityView(
    Guid Id, string Slug, LocalText Name, LocalText ChiefTitle, string NumberPrefix, string Profile, bool TwoPersonDecision,
    Branding Branding, Contact Contact, AppealParties Appeal, CalendarChoice Calendar)
{
    /// <summary><c>portAuthority</c>, <c>prefecture</c> (statistics) or <c>ministry</c> (国土交通省港湾局).</summary>
    public string Kind { get; init; } = "portAuthority";

    /// <summary>法人番号 of the authority, when it has told it.</summary>
    public string? CorporateNumber { get; init; }

    /// <summary>受付時間 in words, for letters and mails; null where none are set.</summary>
    public string? HoursIn(string language)
    {
        if (Contact.Hours.Count == 0)
        {
            return null;
        }

        var english = language == "en";
        var runs = Contact.Hours.Select(h => string.Create(CultureInfo.InvariantCulture,
            $"{Days(h, english)} {h.Opens:H\\:mm}{(english ? "–" : "〜")}{h.Closes:H\\:mm}"));
        return string.Join(english ? ", " : "、", runs) + (english
            ? Calendar.YearEndClosed ? " (closed on public holidays and 29 Dec – 3 Jan)" : " (closed on public holidays)"
            : Calendar.YearEndClosed ? "（祝日・年末年始を除く）" : "（祝日を除く）");
    }

    private static string Days(OpeningHours hours, bool english)
    {
        string[] names = english ? ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] : ["月", "火", "水", "木", "金", "土", "日"];
        var (from, to) = (names[hours.From - 1], names[hours.To - 1]);
        return hours.From == hours.To ? from : from + (english ? "–" : "〜") + to;
    }
}

/// <summary>What other modules may ask about authorities.</summary>
public interface IAuthorities
{
    /// <summary>The authority, or null. Cached for a few seconds.</summary>
    Task<AuthorityView?> FindAsync(Guid id, CancellationToken cancel);

    /// <summary>The authority by the word in the URL, or null.</summary>
    Task<AuthorityView?> FindBySlugAsync(string slug, CancellationToken cancel);

    /// <summary>All of them. Cached for a few seconds.</summary>
    Task<IReadOnlyList<AuthorityView>> AllAsync(CancellationToken cancel);
}

/// <summary>One entry of a code list.</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">Its name.</param>
public sealed record CodeItem(string Code, LocalText Name);

/// <summary>コード表: national lists (<c>countries</c>, <c>locodes</c>, <c>commodities</c>, <c>shipTypes</c>) and the entered authority's <c>facilities</c>.</summary>
public interface ICodeLists
{
    /// <summary>The list by code; null for an unknown list.</summary>
    Task<IReadOnlyDictionary<string, LocalText>?> FindAsync(string list, CancellationToken cancel);
}
