using CyberPort.Procedures.Applications;

namespace CyberPort.Procedures.Permits;

/// <summary>後続手続: what a filing wants with the permit that it follows.</summary>
internal enum FilingRelation
{
    /// <summary>更新: a new permit after the old one</summary>
    Renewal,
    /// <summary>変更: the next edition of the permit</summary>
    Change,
    /// <summary>地位承継: another holder</summary>
    Succession,
    /// <summary>着手届</summary>
    StartReport,
    /// <summary>完了届</summary>
    FinishReport,
    /// <summary>廃止届: the holder gives the permit up</summary>
    Surrender,
}

/// <summary>Why a permit is in force no longer.</summary>
internal enum PermitEnd
{
    /// <summary>変更 or 訂正: a later edition stands in its place</summary>
    Replaced,
    /// <summary>地位承継: somebody else holds it now</summary>
    Succeeded,
    /// <summary>廃止</summary>
    Surrendered,
    /// <summary>取消し</summary>
    Revoked,
}

/// <summary>The permit that a filing follows: the chain it joins and the case that it was begun from.</summary>
internal sealed record FollowUp(FilingRelation Relation, Guid ChainId, Guid RelatedId);

/// <summary>The permit in force of a chain, with the case that holds it.</summary>
internal sealed record Followed(Application Holder, Permit Permit);

/// <summary>Names and nature of the relations.</summary>
internal static class Relations
{
    /// <summary>更新・変更 are decided; 着手・完了・廃止 are notified; 地位承継 is the one or the other, as the ordinance has it.</summary>
    public static ProcedureKind KindsFor(FilingRelation relation) => relation switch
    {
        FilingRelation.Renewal or FilingRelation.Change => ProcedureKind.Application,
        FilingRelation.Succession => ProcedureKind.Application | ProcedureKind.Notification,
        _ => ProcedureKind.Notification | ProcedureKind.Report,
    };

    public static Platform.Results.LocalText Words(FilingRelation relation) => relation switch
    {
        FilingRelation.Renewal => new("更新", "Renewal", "つづけて つかう"),
        FilingRelation.Change => new("変更", "Change", "かえる"),
        FilingRelation.Succession => new("地位の承継", "Succession", "ほかの 人が うけつぐ"),
        FilingRelation.StartReport => new("着手の届出", "Report of start", "はじめた おしらせ"),
        FilingRelation.FinishReport => new("完了の届出", "Report of completion", "おわった おしらせ"),
        FilingRelation.Surrender => new("廃止の届出", "Surrender", "やめる おしらせ"),
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };
}
