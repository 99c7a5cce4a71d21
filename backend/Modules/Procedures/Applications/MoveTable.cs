using CyberPort.Platform.Results;
using static CyberPort.Procedures.Applications.CaseActors;
using static CyberPort.Procedures.Applications.CaseState;

namespace CyberPort.Procedures.Applications;

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

        new(CaseMove.Transfer, Submitted, Submitted, Staff, All),
        new(CaseMove.Transfer, InReview, InReview, Staff, All),
        new(CaseMove.Transfer, CorrectionRequested, CorrectionRequested, Staff, All),
        new(CaseMove.Transfer, AwaitingDecision, AwaitingDecision, Staff, Applications),
        new(CaseMove.Extend, Submitted, Submitted, Reviewer | Decider, All),
        new(CaseMove.Extend, InReview, InReview, Reviewer | Decider, All),
        new(CaseMove.Extend, AwaitingDecision, AwaitingDecision, Reviewer | Decider, Applications),
        new(CaseMove.Consult, Submitted, Submitted, Staff, All),
        new(CaseMove.Consult, InReview, InReview, Staff, All),
        new(CaseMove.Consult, AwaitingDecision, AwaitingDecision, Staff, Applications),
        new(CaseMove.GiveOpinion, Submitted, Submitted, Staff | Consulted, All),
        new(CaseMove.GiveOpinion, InReview, InReview, Staff | Consulted, All),
        new(CaseMove.GiveOpinion, CorrectionRequested, CorrectionRequested, Staff | Consulted, All),
        new(CaseMove.GiveOpinion, AwaitingDecision, AwaitingDecision, Staff | Consulted, Applications),
        new(CaseMove.GiveOpinion, Frozen, Frozen, Staff | Consulted, All),
        new(CaseMove.EndConsultation, Submitted, Submitted, Staff, All),
        new(CaseMove.EndConsultation, InReview, InReview, Staff, All),
        new(CaseMove.EndConsultation, CorrectionRequested, CorrectionRequested, Staff, All),
        new(CaseMove.EndConsultation, AwaitingDecision, AwaitingDecision, Staff, Applications),
        new(CaseMove.EndConsultation, Frozen, Frozen, Staff, All),
        new(CaseMove.LinkPermit, Submitted, Submitted, Staff, All),
        new(CaseMove.LinkPermit, InReview, InReview, Staff, All),
        new(CaseMove.LinkPermit, CorrectionRequested, CorrectionRequested, Staff, All),
        new(CaseMove.LinkPermit, AwaitingDecision, AwaitingDecision, Staff, Applications),

        new(CaseMove.Amend, Granted, Granted, Decider, Applications),
        new(CaseMove.Revoke, Granted, Revoked, Decider, Applications),
        new(CaseMove.ProposeRenewal, Granted, Granted, Reviewer, Applications),
        new(CaseMove.Renew, Granted, Granted, Decider, Applications),
        new(CaseMove.Supersede, Granted, Granted, Staff, Applications),
        new(CaseMove.Amend, Accepted, Accepted, Decider, Notices, HoldsPermit: true),
        new(CaseMove.Revoke, Accepted, Revoked, Decider, Notices, HoldsPermit: true),
        new(CaseMove.ProposeRenewal, Accepted, Accepted, Reviewer, Notices, HoldsPermit: true),
        new(CaseMove.Renew, Accepted, Accepted, Decider, Notices, HoldsPermit: true),
        new(CaseMove.Supersede, Accepted, Accepted, Staff, Notices, HoldsPermit: true),

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

    /// <summary>Ends in a decision for or against the applicant: only these ask for the level of 専決.</summary>
    public static bool Decides(CaseMove move) => move is CaseMove.Grant or CaseMove.Refuse or CaseMove.Amend or CaseMove.Revoke or CaseMove.Renew;

    /// <summary>
    /// Who makes the move: the officer, or the officer in the place of an absent one (代決). One place for all permission: the
    /// role, and for decisions the level of 専決.
    /// </summary>
    public static Result<Capacity> CapacityFor(MoveRule rule, MoveContext by, PermitTerms? terms)
    {
        var byRole = by.Capacities.Where(c => by.Office.Allows(rule, c.Roles)).ToList();
        if (byRole.Count == 0)
        {
            return CaseErrors.RoleNeeded;
        }

        if (!Decides(rule.Move) || by.Office.AnyStaffDoesAll || by.Levels?.For(terms) is not { } level)
        {
            return byRole[0];
        }

        return byRole.Find(level.Allows) is { } capacity ? capacity : CaseErrors.AboveLevel(level);
    }

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
