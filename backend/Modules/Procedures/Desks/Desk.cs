using CyberPort.Forms.Contracts;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;

namespace CyberPort.Procedures.Desks;

/// <summary>担当係: a part of the office at which cases arrive.</summary>
internal sealed class Desk : ITenantOwned
{
    public Guid TenantId { get; set; }
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public LocalText Name { get; set; } = new("", "");
    public int Position { get; init; }

    /// <summary>Where cases arrive that no rule sends elsewhere.</summary>
    public bool IsDefault { get; set; }
    public Guid[] Members { get; set; } = [];
}

/// <summary>職位 of an officer: the rank that 専決 asks for.</summary>
internal sealed class OfficerPost : ITenantOwned
{
    public Guid TenantId { get; set; }
    public Guid AccountId { get; init; }
    public string Title { get; set; } = "";
    public int Rank { get; set; }
}

/// <summary>不在代理: who works in whose place, from when to when (both days counted).</summary>
internal sealed class Absence : ITenantOwned
{
    public Guid TenantId { get; set; }
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AwayId { get; init; }
    public string AwayName { get; init; } = "";
    public Guid CoverId { get; init; }
    public string CoverName { get; init; } = "";
    public DateOnly FromDay { get; init; }
    public DateOnly ToDay { get; init; }
    public Guid SetById { get; init; }
    public string SetByName { get; init; } = "";
    public DateTimeOffset SetAt { get; init; }
    public DateTimeOffset? EndedAt { get; private set; }

    public void End(DateTimeOffset at) => EndedAt ??= at;
}

/// <summary>回付の規則: when the answers say so, to this desk. Without a condition: always.</summary>
internal sealed record RoutingRule(Condition? When, Guid DeskId);

/// <summary>専決の規則: when the answers say so, and for periods up to so many months, this rank or these people decide.</summary>
internal sealed record LevelRule(string Name, Condition? When, int? MaxMonths, int Rank, IReadOnlyList<Guid> People);

/// <summary>確認項目: what somebody must look at before the case is put forward.</summary>
internal sealed record CheckPoint(string Id, LocalText Text, bool Mandatory);

/// <summary>事務の進め方 of one procedure, or (<see cref="All"/>) of all of them: the first rule that fits wins.</summary>
internal sealed class WorkPlan : ITenantOwned
{
    /// <summary>Stands for every procedure; cannot be the code of one.</summary>
    public const string All = "_all";

    public Guid TenantId { get; set; }
    public string ProcedureCode { get; init; } = All;
    public List<RoutingRule> Routing { get; set; } = [];
    public List<LevelRule> Levels { get; set; } = [];
    public List<CheckPoint> Checks { get; set; } = [];
    public bool ConsultationStopsClock { get; set; }
    public int Version { get; set; } = 1;
}

/// <summary>確認済み: somebody has looked at a point of the checklist.</summary>
internal sealed class CheckTick : CasePart
{
    public string CheckId { get; init; } = "";
    public Guid ById { get; init; }
    public string ByName { get; init; } = "";
    public DateTimeOffset At { get; init; }
}
