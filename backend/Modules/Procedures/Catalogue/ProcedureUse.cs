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
