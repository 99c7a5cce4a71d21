using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Clock;
using CyberPort.Tenancy.Contracts;

namespace CyberPort.Procedures.Catalogue;

/// <summary>窓口: whom to ask about a procedure, where it is not the authority's general contact; without hours it is open as the authority is.</summary>
internal sealed record ProcedureContact(LocalText Department, string Phone, string Email, IReadOnlyList<OpeningHours>? Hours = null);

/// <summary>紙の様式: a file to print and fill in by hand.</summary>
internal sealed record PaperFile(string Name, long Size, string ContentType, string Key, string Sha256);

/// <summary>手続: what an authority offers, in its own words; data, not code.</summary>
internal sealed class Procedure : ITenantOwned
{
    public Guid TenantId { get; set; }
    public string Code { get; init; } = "";

    /// <summary>Its entry in the national catalogue; null for a procedure of the authority's own.</summary>
    public string? NationalCode { get; set; }
    public bool Enabled { get; set; } = true;
    public ProcedureKind Kind { get; set; }
    public int Position { get; set; }
    public LocalText Title { get; set; } = new("", "");
    public LocalText Summary { get; set; } = new("", "");

    /// <summary>Words people search for and the official title lacks.</summary>
    public string Keywords { get; set; } = "";
    public LocalText LegalBasis { get; set; } = new("", "");
    public int Minutes { get; set; } = 10;
    public LocalText Fee { get; set; } = new("", "");
    public List<LocalText> Needs { get; set; } = [];

    /// <summary>When it is to be filed, in words of the authority's own.</summary>
    public List<LocalText> Windows { get; set; } = [];

    /// <summary>When it is to be filed, as rules.</summary>
    public List<FilingDeadline> Deadlines { get; set; } = [];

    /// <summary>When in the year it is open; always when there is none.</summary>
    public List<FilingSeason> Seasons { get; set; } = [];

    /// <summary>審査の確認項目: what the reviewer looks at.</summary>
    public List<LocalText> Checks { get; set; } = [];

    /// <summary>Conditions that a permit usually carries.</summary>
    public List<string> StandardConditions { get; set; } = [];
    public ProcedureContact? Contact { get; set; }

    /// <summary>The number of the paper form, or where it is found.</summary>
    public string? PaperForm { get; set; }

    /// <summary>The paper form itself, to download.</summary>
    public PaperFile? PaperFile { get; set; }

    /// <summary>In what the period is counted; null leaves it to the authority's calendar.</summary>
    public PeriodUnit? PeriodUnit { get; set; }
    public int? PeriodCount { get; set; }
    public string FormCode { get; set; } = "";

    /// <summary>Only a port authority files this, never a private person (料率の届出 and the like).</summary>
    public bool ForAuthorities { get; set; }

    /// <summary>教示の型: A ordinary dispositions, B charges (地方自治法229条).</summary>
    public string AppealVariant { get; set; } = "A";

    public int Version { get; set; } = 1;

    /// <summary>Whether filings are taken on this day.</summary>
    public bool OpenOn(DateOnly day) => Seasons.Count == 0 || Seasons.Exists(s => s.Holds(day));

    /// <summary>Everything the authority says about when to file, ready to read.</summary>
    public IReadOnlyList<LocalText> FilingTimes(DateOnly today, OfficeCalendar calendar) =>
        [.. Seasons.OrderBy(s => s.From).Select(s => s.Words), .. Deadlines.Select(d => d.Words(today, calendar)), .. Windows];

    public ProcessingPeriod? Period(CalendarChoice choice) => PeriodCount is not { } count ? null
        : new(PeriodUnit ?? (choice.BusinessDaysOnly ? Clock.PeriodUnit.BusinessDays : Clock.PeriodUnit.Days), count);
}

/// <summary>What a member of the public sees in the list.</summary>
// Class: 大分類, when the procedure is in the national catalogue.
internal sealed record ProcedureRow(
    string Code, ProcedureKind Kind, LocalText Title, LocalText Summary, int Minutes, LocalText Fee, string? NationalCode, string? Class)
{
    public static ProcedureRow Of(Procedure p) =>
        new(p.Code, p.Kind, p.Title, p.Summary, p.Minutes, p.Fee, p.NationalCode, NationalCatalogue.Find(p.NationalCode)?.Class);
}
