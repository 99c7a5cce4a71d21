using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Clock;
using CyberPort.Tenancy.Contracts;

namespace CyberPort.Procedures.Catalogue;

/// <summary>港湾法施行規則15条の2の手続: one of the seventeen that the law lists.</summary>
internal sealed class StatutoryProcedure
{
    public int No { get; init; }
    public LocalText Name { get; init; } = new("", "");
    public ProcedureKind Kind { get; init; }
    public string LegalBasis { get; init; } = "";
}

/// <summary>窓口: whom to ask about a procedure, where it is not the authority's general contact.</summary>
internal sealed record ProcedureContact(LocalText Department, string Phone, string Email);

/// <summary>手続: what an authority offers, in its own words; data, not code.</summary>
internal sealed class Procedure : ITenantOwned
{
    public Guid TenantId { get; set; }
    public string Code { get; init; } = "";
    public int? StatutoryNo { get; set; }
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

    /// <summary>When it is to be filed, in words.</summary>
    public List<LocalText> Windows { get; set; } = [];

    /// <summary>審査の確認項目: what the reviewer looks at.</summary>
    public List<LocalText> Checks { get; set; } = [];

    /// <summary>Conditions that a permit usually carries.</summary>
    public List<string> StandardConditions { get; set; } = [];
    public ProcedureContact? Contact { get; set; }
    public string? PaperForm { get; set; }

    /// <summary>In what the period is counted; null leaves it to the authority's calendar.</summary>
    public PeriodUnit? PeriodUnit { get; set; }
    public int? PeriodCount { get; set; }
    public string FormCode { get; set; } = "";

    /// <summary>教示の型: A ordinary dispositions, B charges (地方自治法229条).</summary>
    public string AppealVariant { get; set; } = "A";

    public ProcessingPeriod? Period(CalendarChoice choice) => PeriodCount is not { } count ? null
        : new(PeriodUnit ?? (choice.BusinessDaysOnly ? Clock.PeriodUnit.BusinessDays : Clock.PeriodUnit.Days), count);
}

/// <summary>What a member of the public sees in the list.</summary>
internal sealed record ProcedureRow(
    string Code, ProcedureKind Kind, LocalText Title, LocalText Summary, int Minutes, LocalText Fee, int? StatutoryNo);
