using CyberPort.Platform.Results;
using static CyberPort.Procedures.Applications.CaseActors;
using static CyberPort.Procedures.Applications.CaseState;

namespace CyberPort.Procedures.Applications;

/// <summary>One line of the table: this move, from this state, leads there, when these people make it.</summary>
/// <param name="Move">The move.</param>
/// <param name="From">State before; null for what is not filed yet.</param>
/// <param name="To">State after.</param>
/// <param name="By">Who may. In a simple office any staff may do what one of its staff may.</param>
/// <param name="Kinds">For which kinds of procedure.</param>
/// <param name="OnePersonOnly">Only where the authority lets one person decide.</param>
internal sealed record MoveRule(CaseMove Move, CaseState? From, CaseState To, CaseActors By, ProcedureKind Kinds, bool OnePersonOnly = false);

/// <summary>状態遷移表: the one table of what can happen to a case. Printed into docs/states.md by a test.</summary>
internal static class MoveTable
{
    private const ProcedureKind Applications = ProcedureKind.Application;
    private const ProcedureKind Notices = ProcedureKind.Notification | ProcedureKind.Report;
    private const ProcedureKind All = Applications | Notices;

    public static readonly IReadOnlyList<MoveRule> Rules =
    [
        new(CaseMove.Submit, null, Submitted, Applicant, All),

        new(CaseMove.Take, Submitted, InReview, Staff, All),
        new(CaseMove.Take, InReview, InReview, Staff, All),
        new(CaseMove.Take, CorrectionRequested, CorrectionRequested, Staff, All),
        new(CaseMove.Assign, Submitted, InReview, Staff, All),
        new(CaseMove.Assign, InReview, InReview, Staff, All),
        new(CaseMove.Assign, CorrectionRequested, CorrectionRequested, Staff, All),
        new(CaseMove.Assign, AwaitingDecision, AwaitingDecision, Staff, Applications),

        new(CaseMove.RequestCorrection, Submitted, CorrectionRequested, Receiver | Reviewer, All),
        new(CaseMove.RequestCorrection, InReview, CorrectionRequested, Receiver | Reviewer, All),
        new(CaseMove.AnswerCorrection, CorrectionRequested, InReview, Applicant, All),
        new(CaseMove.SendBack, CorrectionRequested, InReview, Receiver | Reviewer, All),
        new(CaseMove.SendBack, AwaitingDecision, InReview, Reviewer | Decider, Applications),

        new(CaseMove.Recommend, InReview, AwaitingDecision, Reviewer, Applications),
        new(CaseMove.Grant, AwaitingDecision, Granted, Decider, Applications),
        new(CaseMove.Grant, Submitted, Granted, Decider, Applications, OnePersonOnly: true),
        new(CaseMove.Grant, InReview, Granted, Decider, Applications, OnePersonOnly: true),
        new(CaseMove.Refuse, AwaitingDecision, Refused, Decider, Applications),
        new(CaseMove.Refuse, Submitted, Refused, Decider, Applications, OnePersonOnly: true),
        new(CaseMove.Refuse, InReview, Refused, Decider, Applications, OnePersonOnly: true),

        new(CaseMove.Accept, Submitted, Accepted, Staff, Notices),
        new(CaseMove.Accept, InReview, Accepted, Staff, Notices),

        new(CaseMove.Withdraw, Submitted, Withdrawn, Applicant, All),
        new(CaseMove.Withdraw, InReview, Withdrawn, Applicant, All),
        new(CaseMove.Withdraw, CorrectionRequested, Withdrawn, Applicant, All),
        new(CaseMove.Withdraw, AwaitingDecision, Withdrawn, Applicant, Applications),

        new(CaseMove.Amend, Granted, Granted, Decider, Applications),
        new(CaseMove.Revoke, Granted, Revoked, Decider, Applications),
        new(CaseMove.Renew, Granted, Granted, Decider, Applications),
        new(CaseMove.Supersede, Granted, Granted, Staff, Applications),

        new(CaseMove.Release, InReview, Submitted, Staff, All),
        new(CaseMove.Freeze, Submitted, Frozen, Receiver | Reviewer, All),
        new(CaseMove.Freeze, InReview, Frozen, Receiver | Reviewer, All),
        new(CaseMove.Freeze, AwaitingDecision, Frozen, Reviewer | Decider, Applications),
        new(CaseMove.Unfreeze, Frozen, InReview, Staff, All),
        new(CaseMove.Withdraw, Frozen, Withdrawn, Applicant, All),
        new(CaseMove.Merge, Submitted, Merged, Receiver | Reviewer, All),
        new(CaseMove.Merge, InReview, Merged, Receiver | Reviewer, All),
        new(CaseMove.Merge, CorrectionRequested, Merged, Receiver | Reviewer, All),
    ];

    private static readonly ILookup<(CaseMove, CaseState?), MoveRule> ByMove = Rules.ToLookup(r => (r.Move, r.From));

    /// <summary>The line that allows this move, or the refusal in words.</summary>
    public static Result<MoveRule> Find(CaseMove move, CaseState? from, ProcedureKind kind, OfficeRules office)
    {
        var rule = ByMove[(move, from)].FirstOrDefault(r => r.Kinds.HasFlag(kind) && (!r.OnePersonOnly || office.OnePersonDecides));
        return rule is null ? CaseErrors.IllegalMove(move, from, kind) : rule;
    }

    /// <summary>The moves that this person could make now.</summary>
    public static IEnumerable<CaseMove> Possible(CaseState state, ProcedureKind kind, OfficeRules office, CaseActors roles) =>
        Rules.Where(r => r.From == state && r.Kinds.HasFlag(kind) && (!r.OnePersonOnly || office.OnePersonDecides) && office.Allows(r, roles))
            .Select(r => r.Move)
            .Distinct();
}

/// <summary>How an office divides its work.</summary>
/// <param name="AnyStaffDoesAll">地方港湾の簡易な体制: any staff member may make every staff move.</param>
/// <param name="OnePersonDecides">No second person is needed for a decision.</param>
internal sealed record OfficeRules(bool AnyStaffDoesAll, bool OnePersonDecides)
{
    /// <summary>Receipt, review and decision by different people.</summary>
    public static readonly OfficeRules TwoPersons = new(false, false);

    /// <summary>One person does everything.</summary>
    public static readonly OfficeRules Simple = new(true, true);

    public bool Allows(MoveRule rule, CaseActors roles) =>
        (rule.By & roles) != 0 || (AnyStaffDoesAll && (rule.By & CaseActors.Staff) != 0 && (roles & CaseActors.Staff) != 0);
}
