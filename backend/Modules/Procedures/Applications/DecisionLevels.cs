using CyberPort.Platform.Results;
using CyberPort.Platform.Time;

namespace CyberPort.Procedures.Applications;

/// <summary>専決区分: up to here this rank, or these people, may decide.</summary>
/// <param name="Name">How the authority calls it, for example 課長専決.</param>
/// <param name="Rank">職位 from which on a person may decide; 0 for everyone with the role.</param>
/// <param name="People">Those who may decide whatever their rank.</param>
/// <param name="MaxMonths">Only for periods up to so many months; null for any.</param>
internal sealed record DecisionLevel(string Name, int Rank, IReadOnlyList<Guid> People, int? MaxMonths)
{
    /// <summary>May decide at this level.</summary>
    public bool Allows(Capacity by) => by.Rank >= Rank || People.Contains(by.PersonId);

    /// <summary>A period without an end is longer than any limit.</summary>
    public bool Covers(PermitTerms? terms) => MaxMonths is not { } most
        || (terms is { ValidFrom: { } from, ValidTo: { } to } && to < from.PlusMonths(most));
}

/// <summary>専決: the levels whose conditions the answers of one case meet, lowest first.</summary>
internal sealed record DecisionLevels(IReadOnlyList<DecisionLevel> Candidates)
{
    /// <summary>The lowest level that covers these terms; the last one where none does.</summary>
    public DecisionLevel? For(PermitTerms? terms) => Candidates.FirstOrDefault(l => l.Covers(terms)) ?? Candidates.LastOrDefault();
}
