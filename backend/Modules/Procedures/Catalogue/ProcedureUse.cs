using CyberPort.Platform.Results;
using CyberPort.Platform.Text;

namespace CyberPort.Procedures.Catalogue;

/// <summary>手続の利用の数: how often one authority had a procedure filed in one fiscal year. Numbers only; no one's answers, no one's name.</summary>
internal sealed class ProcedureUse
{
    public string NationalCode { get; init; } = "";
    public Guid AuthorityId { get; init; }
    public int FiscalYear { get; init; }
    public bool SwitchedOn { get; init; }
    public int Filings { get; init; }
    public DateTimeOffset CountedAt { get; init; }
}

/// <summary>港独自の手続の利用の数: the same for what stands in no catalogue, by its title.</summary>
internal sealed class OwnProcedureUse
{
    public string TitleKey { get; init; } = "";
    public Guid AuthorityId { get; init; }
    public int FiscalYear { get; init; }
    public LocalText Title { get; init; } = new("", "");
    public bool SwitchedOn { get; init; }
    public int Filings { get; init; }
    public DateTimeOffset CountedAt { get; init; }

    /// <summary>The same procedure in another authority's spelling: 花火打上げ許可申請書 and 花火 打上げ許可申請 are one.</summary>
    public static string KeyOf(LocalText title) => SearchText.Fold(title.Ja) is [.. var all, '書'] and { Length: > 1 } ? all : SearchText.Fold(title.Ja);
}
