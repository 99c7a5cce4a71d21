using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Clock;

namespace CyberPort.Procedures.Tests.Domain;

/// <summary>A case in a state, for domain tests; every move goes through the aggregate.</summary>
internal static class ACase
{
    public static readonly ClockRules Rules = new(new(ClosedAtYearEnd: true), RollsOver: true);
    public static readonly DateTimeOffset Monday = new(2026, 11, 16, 10, 0, 0, TimeSpan.FromHours(9));
    public static readonly Guid Applicant = Guid.CreateVersion7();

    public static MoveContext As(CaseActors roles, string name = "審査 花子", OfficeRules? office = null, DateTimeOffset? at = null, Guid? id = null)
    {
        var who = id ?? (roles == CaseActors.Applicant ? Applicant : Guid.CreateVersion7());
        return roles switch
        {
            CaseActors.Applicant => MoveContext.Applicant(who, name, office ?? OfficeRules.TwoPersons, at ?? Monday),
            CaseActors.Consulted => MoveContext.Consulted(who, name, office ?? OfficeRules.TwoPersons, at ?? Monday),
            _ => MoveContext.Of(new(who, name, roles, office ?? OfficeRules.TwoPersons, at ?? Monday), [new(who, name, roles, 0, Absent: false)], CaseRules.None),
        };
    }

    public static readonly MoveContext Anyone = As(CaseActors.Staff);

    public static Application Submitted(ProcedureKind kind = ProcedureKind.Application, ProcessingPeriod? period = null, DateTimeOffset? at = null) =>
        Application.Submit(
            new(Guid.CreateVersion7(), Guid.CreateVersion7(), "AOHAMA-2026-000001", "mooring-use", kind, "mooring-use", "2026.1", "{}", Applicant,
                "ja", period ?? new(PeriodUnit.Days, 10), new("海野 航", "第三青浜丸", new("岸壁", ""), "", [])),
            As(CaseActors.Applicant, at: at), Rules);

    public static Application In(CaseState state, ProcedureKind kind = ProcedureKind.Application)
    {
        var application = Submitted(kind);
        switch (state)
        {
            case CaseState.InReview:
                application.Take(Anyone);
                break;
            case CaseState.CorrectionRequested:
                application.RequestCorrection(Anyone, [new("vessel.name", "船名")], null);
                break;
            case CaseState.AwaitingDecision:
                application.Take(Anyone);
                application.Recommend(Anyone, DecisionOutcome.Grant, null, new([], null, null), null);
                break;
            case CaseState.Granted or CaseState.Revoked:
                application = In(CaseState.AwaitingDecision);
                application.Grant(As(CaseActors.Decider), new(null, new(2026, 12, 1), new(2027, 3, 31)), null, "P-1");
                if (state == CaseState.Revoked)
                {
                    application.Revoke(As(CaseActors.Decider), "条件違反");
                }

                break;
            case CaseState.Refused:
                application = In(CaseState.AwaitingDecision);
                application.Refuse(As(CaseActors.Decider), "岸壁が工事中のため");
                break;
            case CaseState.Accepted:
                application.Accept(Anyone, null);
                break;
            case CaseState.Frozen:
                application.Freeze(Anyone, "関係者間の調整を待つため", stopsClock: true);
                break;
            case CaseState.Merged:
                application.Merge(Anyone, Submitted(kind));
                break;
            case CaseState.Withdrawn:
                application.Withdraw(As(CaseActors.Applicant), null);
                break;
        }

        application.State.ShouldBe(state);
        return application;
    }

    /// <summary>An open consultation of an officer.</summary>
    public static Consultation Asked(Application of, bool mandatory = false, DateTimeOffset? at = null, bool stopsClock = false) => new()
    {
        TenantId = of.TenantId, ApplicationId = of.Id, Addressee = "環境課", OfficerId = Guid.CreateVersion7(), Question = "支障はありますか。",
        DueOn = new(2026, 11, 24), Mandatory = mandatory, StopsClock = stopsClock, AskedAt = at ?? Monday,
    };

    private static Permits.Followed Held() => In(CaseState.Granted) is var holder ? new(holder, holder.Permit!) : null!;

    public static Platform.Results.Result Make(this Application application, CaseMove move, MoveContext by) => move switch
    {
        CaseMove.Take => application.Take(by),
        CaseMove.Assign => application.Assign(by, Guid.CreateVersion7(), "別の職員"),
        CaseMove.RequestCorrection => application.RequestCorrection(by, [new("vessel", "船名を確認してください")], null),
        CaseMove.AnswerCorrection => application.AnswerCorrection(by, "2026.1", "{}", new("海野 航", null, new("", ""), "", []), Rules),
        CaseMove.SendBack => application.SendBack(by, null, Rules),
        CaseMove.Recommend => application.Recommend(by, DecisionOutcome.Grant, null, new([], null, null), null),
        CaseMove.Grant => application.Grant(by, new(["清掃すること"], null, null), null, "P-2"),
        CaseMove.Refuse => application.Refuse(by, "理由"),
        CaseMove.Accept => application.Accept(by, null),
        CaseMove.Withdraw => application.Withdraw(by, "都合"),
        CaseMove.Revoke => application.Revoke(by, "理由"),
        CaseMove.Transfer => application.Transfer(by, Guid.CreateVersion7(), "管理係"),
        CaseMove.Extend => application.Extend(by, (application.DueOn ?? new(2026, 12, 1)).AddDays(14), "現地調査に時間を要するため", Rules),
        CaseMove.Consult => application.Consult(by, [Asked(application)]),
        CaseMove.GiveOpinion => application.GiveOpinion(by, Asked(application), Opinion.Agree, null, Rules),
        CaseMove.EndConsultation => application.EndConsultation(by, Asked(application), Rules),
        CaseMove.Amend => application.Amend(by, new(["変更後"], null, null), "期間の変更"),
        CaseMove.ProposeRenewal => application.ProposeRenewal(by, new(null, null, new(2028, 3, 31))),
        CaseMove.Renew => application.Renew(by, new(null, null, new(2028, 3, 31)), "P-3"),
        CaseMove.Supersede => application.Supersede(by, Permits.PermitEnd.Replaced, "AOHAMA-2026-000002"),
        CaseMove.Release => application.Release(by),
        CaseMove.LinkPermit => application.LinkPermit(
            by, application.Kind == ProcedureKind.Application ? Permits.FilingRelation.Change : Permits.FilingRelation.Surrender, Held()),
        CaseMove.Freeze => application.Freeze(by, "調整中", stopsClock: false),
        CaseMove.Unfreeze => application.Unfreeze(by, null, Rules),
        CaseMove.Merge => application.Merge(by, Submitted()),
        _ => throw new ArgumentOutOfRangeException(nameof(move)),
    };
}
