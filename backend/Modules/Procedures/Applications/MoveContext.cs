namespace CyberPort.Procedures.Applications;

/// <summary>職員: a member of staff, before it is known what the rules say of a case. No case moves by this alone; see <see cref="MoveContext"/>.</summary>
/// <param name="PersonId">The account.</param>
/// <param name="PersonName">Their name.</param>
/// <param name="Roles">Their roles in the authority.</param>
/// <param name="Office">How the authority divides its work.</param>
/// <param name="Now">When.</param>
internal sealed record Officer(Guid PersonId, string PersonName, CaseActors Roles, OfficeRules Office, DateTimeOffset Now);

/// <summary>資格: as whom a move is made.</summary>
/// <param name="PersonId">The officer, or the absent one in whose place the officer acts.</param>
/// <param name="Name">Their name.</param>
/// <param name="Roles">Their roles.</param>
/// <param name="Rank">Their 職位; 0 for none.</param>
/// <param name="Absent">代決: it is somebody else's capacity.</param>
internal sealed record Capacity(Guid PersonId, string Name, CaseActors Roles, int Rank, bool Absent);

/// <summary>What the authority's rules say of one case in the hands of one officer.</summary>
/// <param name="Levels">専決 for this case; null where everyone with the role decides everything.</param>
/// <param name="OpenChecks">Mandatory points of the checklist that nobody has ticked.</param>
internal sealed record CaseRules(DecisionLevels? Levels, IReadOnlyList<string> OpenChecks)
{
    /// <summary>An authority that sets neither levels nor mandatory points.</summary>
    public static readonly CaseRules None = new(null, []);
}

/// <summary>
/// Who makes a move, in which office, when, under which rules. There is no way to one that leaves the rules out: of a member of staff only
/// with the <see cref="CaseRules"/> of the case (see <c>Staffing.ForCaseAsync</c>), of others only as somebody who decides nothing.
/// </summary>
internal sealed record MoveContext
{
    private MoveContext(Guid personId, string personName, CaseActors roles, OfficeRules office, DateTimeOffset now) =>
        (PersonId, PersonName, Roles, Office, Now) = (personId, personName, roles, office, now);

    public Guid PersonId { get; }
    public string PersonName { get; }
    public CaseActors Roles { get; }
    public OfficeRules Office { get; }
    public DateTimeOffset Now { get; }

    /// <summary>専決 as the authority set it for this case; null where everyone with the role decides everything.</summary>
    public DecisionLevels? Levels { get; private init; }

    /// <summary>Mandatory points of the checklist that nobody has ticked.</summary>
    public IReadOnlyList<string> OpenChecks { get; private init; } = [];

    /// <summary>As oneself first, then 不在代理: in the place of others.</summary>
    public IReadOnlyList<Capacity> Capacities { get; private init; } = [];

    /// <summary>職員として: with what they may today, and the rules of the case.</summary>
    public static MoveContext Of(Officer officer, IReadOnlyList<Capacity> capacities, CaseRules rules) =>
        new(officer.PersonId, officer.PersonName, officer.Roles, officer.Office, officer.Now)
        {
            Levels = rules.Levels, OpenChecks = rules.OpenChecks, Capacities = capacities,
        };

    /// <summary>申請者として</summary>
    public static MoveContext Applicant(Guid party, string name, OfficeRules office, DateTimeOffset now) => Outside(party, name, CaseActors.Applicant, office, now);

    /// <summary>意見を求められた外の人として</summary>
    public static MoveContext Consulted(Guid asked, string name, OfficeRules office, DateTimeOffset now) => Outside(asked, name, CaseActors.Consulted, office, now);

    private static MoveContext Outside(Guid id, string name, CaseActors role, OfficeRules office, DateTimeOffset now) =>
        new(id, name, role, office, now) { Capacities = [new(id, name, role, 0, Absent: false)] };
}
