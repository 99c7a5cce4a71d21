using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Permits;

namespace CyberPort.Procedures.Catalogue;

/// <summary>個別業務とする根拠: why a procedure has a form of its own from the start.</summary>
internal enum IndividualBasis
{
    /// <summary>港湾法・同施行規則に定めのある手続.</summary>
    Law,
    /// <summary>令和2年度の実態把握調査で、10以上の港湾管理者・年100件以上とされた手続.</summary>
    Survey,
}

/// <summary>大分類, and its 中分類.</summary>
internal sealed record ProcedureClass(string Code, LocalText Name);

internal sealed record ProcedureGroup(string Code, string Class, LocalText Name);

/// <summary>保存期間の標準: how long records are kept where the authority has decided nothing.</summary>
internal sealed record RetentionClass(int Years, RetentionStart From, ProcedureKind? Kind = null, string? Group = null);

/// <summary>個別業務の条件: law-defined, or so many authorities and so many filings a year.</summary>
internal sealed class CatalogueRule
{
    public bool OnlyRow { get; init; } = true;
    public int Authorities { get; init; }
    public int Filings { get; init; }
    public string Source { get; init; } = "";

    public bool Reaches(int authorities, int filings) => authorities >= Authorities && filings >= Filings;
}

// Letters: 文例, the set of Data/letter-texts.json in whose words its letters are written.
/// <summary>港湾行政手続の体系の一件: what every authority may start from.</summary>
internal sealed record NationalEntry(
    string Code, string Class, string Group, ProcedureKind Kind, LocalText Name, string Reading, LocalText Summary, string Keywords, LocalText LegalBasis,
    bool Naccs, string Form, int Minutes, IReadOnlyList<LocalText> Needs, string AppealVariant, int? StatutoryNo = null, IndividualBasis? Basis = null,
    ProcessingPeriod? Period = null, IReadOnlyList<FilingDeadline>? Deadlines = null, string? Letters = null)
{
    /// <summary>後続手続: what a filing by this procedure wants with a permit, the likeliest first; null where it follows none.</summary>
    public IReadOnlyList<Permits.FilingRelation>? Follows { get; init; }

    /// <summary>An authority's own procedure, as it begins: everything filled in, nothing offered yet.</summary>
    public Procedure ToProcedure(Guid tenant, string code, LocalText? title, int position) => new()
    {
        TenantId = tenant,
        Code = code,
        NationalCode = Code,
        Enabled = false,
        Kind = Kind,
        Position = position,
        Title = title ?? Name,
        Summary = Summary,
        Keywords = "",
        LegalBasis = LegalBasis,
        Minutes = Minutes,
        Fee = Catalogue.Fees.Free,
        Needs = [.. Needs],
        Deadlines = [.. Deadlines ?? []],
        PeriodUnit = Period?.Unit,
        PeriodCount = Period?.Count,
        FormCode = Form,
        AppealVariant = AppealVariant,
    };
}

/// <summary>手数料の文: what a procedure says until its authority says otherwise.</summary>
internal static class Fees
{
    public static readonly LocalText Free = new("手数料は無料です。", "Applying is free.", "だすのは ただです。");
}

/// <summary>The national entry as a row, so that authorities' procedures and counts can refer to it.</summary>
internal sealed class NationalProcedure
{
    public string Code { get; init; } = "";
    public int Position { get; init; }
    public int? StatutoryNo { get; init; }
    public IndividualBasis? Basis { get; init; }
    public string FormCode { get; init; } = "";
    public NationalEntry Definition { get; init; } = null!;
}
