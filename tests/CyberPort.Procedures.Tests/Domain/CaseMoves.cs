using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using static CyberPort.Procedures.Tests.Domain.ACase;

namespace CyberPort.Procedures.Tests.Domain;

public sealed class CaseMoves
{
    /// <summary>Every state × move × kind × office: allowed exactly where the table has a line.</summary>
    public static TheoryData<string, string, string, bool> Everything()
    {
        var data = new TheoryData<string, string, string, bool>();
        foreach (var state in Enum.GetValues<CaseState>())
        {
            foreach (var kind in new[] { ProcedureKind.Application, ProcedureKind.Notification }.Where(k => Reachable(state, k)))
            {
                foreach (var move in Enum.GetValues<CaseMove>().Where(m => m != CaseMove.Submit))
                {
                    data.Add(state.ToString(), move.ToString(), kind.ToString(), false);
                    data.Add(state.ToString(), move.ToString(), kind.ToString(), true);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_move_is_made_exactly_where_the_table_has_a_line(string stateName, string moveName, string kindName, bool simple)
    {
        var (state, move, kind) = (Enum.Parse<CaseState>(stateName), Enum.Parse<CaseMove>(moveName), Enum.Parse<ProcedureKind>(kindName));
        var office = simple ? OfficeRules.Simple : OfficeRules.TwoPersons;
        var line = MoveTable.Rules.SingleOrDefault(r => r.Move == move && r.From == state && r.Kinds.HasFlag(kind) && (!r.OnePersonOnly || simple) && !r.HoldsPermit);
        var application = In(state, kind);
        if (move == CaseMove.Renew)
        {
            application.ProposeRenewal(Anyone, new(null, null, new(2028, 3, 31))); // where two persons decide
        }

        var version = application.Version;

        var done = application.Make(move, As(line?.By == CaseActors.Applicant ? CaseActors.Applicant : CaseActors.Staff, office: office));

        if (line is null)
        {
            done.Error!.Code.ShouldBe("case.illegal-move");
            done.Error.Kind.ShouldBe(ErrorKind.Conflict);
            done.Error.Title.Ja.ShouldContain(CaseWords.Of(state).Ja);
            done.Error.Title.Ja.ShouldContain(CaseWords.Of(move).Ja);
            (application.State, application.Version).ShouldBe((state, version));
        }
        else
        {
            done.Error.ShouldBeNull();
            (application.State, application.Version).ShouldBe((line.To, version + 1));
            application.History.Count.ShouldBe(version + 1);
        }
    }

    [Theory]
    [InlineData(CaseActors.Receiver, "receiver")]
    [InlineData(CaseActors.Reviewer, "reviewer")]
    internal void Only_deciders_decide(CaseActors roles, string _)
    {
        In(CaseState.AwaitingDecision).Grant(As(roles), new(null, null, null), null, "P").Error!.Code.ShouldBe("case.role-needed");
        In(CaseState.AwaitingDecision).Refuse(As(roles), "理由").Error!.Code.ShouldBe("case.role-needed");
        In(CaseState.Granted).Revoke(As(roles), "理由").Error!.Code.ShouldBe("case.role-needed");
    }

    [Fact]
    public void A_receiver_does_not_put_a_case_forward() =>
        In(CaseState.InReview).Make(CaseMove.Recommend, As(CaseActors.Receiver)).Error!.Code.ShouldBe("case.role-needed");

    [Fact]
    public void The_one_who_put_it_forward_does_not_decide()
    {
        var application = In(CaseState.AwaitingDecision);
        var reviewer = As(CaseActors.Staff, id: application.OpenRecommendation!.ById);

        application.Grant(reviewer, new(null, null, null), null, "P").Error!.Code.ShouldBe("case.same-person");
        application.Refuse(reviewer, "理由").Error!.Code.ShouldBe("case.same-person");
        application.Grant(As(CaseActors.Decider), new(null, null, null), null, "P").IsError.ShouldBeFalse();
    }

    [Fact]
    public void Where_the_authority_allows_it_one_person_decides()
    {
        var one = As(CaseActors.Receiver, office: OfficeRules.Simple);
        var application = Submitted();

        application.Grant(one, new(["清掃すること"], null, null), null, "P").IsError.ShouldBeFalse();
        application.Permit!.Conditions.ShouldBe(["清掃すること"]);
    }

    [Fact]
    public void Nobody_handles_their_own_case()
    {
        var mine = Submitted();
        mine.Take(As(CaseActors.Staff, id: Applicant)).Error!.Code.ShouldBe("case.own-case");
    }

    [Fact]
    public void A_refusal_states_its_reasons()
    {
        In(CaseState.AwaitingDecision).Refuse(As(CaseActors.Decider), "  ").Error!.Code.ShouldBe("case.reasons-needed");
        In(CaseState.InReview).Recommend(Anyone, DecisionOutcome.Refuse, null, new([], null, null), "").Error!.Code.ShouldBe("case.reasons-needed");
        In(CaseState.Granted).Revoke(As(CaseActors.Decider), null).Error!.Code.ShouldBe("case.reasons-needed");
        In(CaseState.Granted).Amend(As(CaseActors.Decider), new(null, null, null), "").Error!.Code.ShouldBe("case.reasons-needed");
    }

    [Fact]
    public void A_correction_asks_for_something()
    {
        In(CaseState.InReview).RequestCorrection(Anyone, [], " ").Error!.Code.ShouldBe("case.nothing-asked");
        In(CaseState.InReview).RequestCorrection(Anyone, [], "図面を添えてください").IsError.ShouldBeFalse();
        In(CaseState.InReview).RequestCorrection(Anyone, [new("cargo[0].tons", "単位")], null).IsError.ShouldBeFalse();
    }

    [Fact]
    public void A_correction_opens_the_asked_questions_only()
    {
        var application = In(CaseState.CorrectionRequested);
        application.OpenCorrection!.Opens("vessel").ShouldBeTrue();
        application.OpenCorrection.Opens("period").ShouldBeFalse();
    }

    [Fact]
    public void The_permit_takes_over_the_recommended_terms()
    {
        var application = In(CaseState.InReview);
        application.Recommend(Anyone, DecisionOutcome.Grant, "よい", new(["条件一"], new(2026, 12, 1), new(2026, 12, 3)), null);
        application.Grant(As(CaseActors.Decider), new(null, null, new(2026, 12, 4)), null, "P-9");

        application.Permit!.Conditions.ShouldBe(["条件一"]);
        (application.Permit.ValidFrom, application.Permit.ValidTo).ShouldBe((new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 4)));
        application.OpenRecommendation.ShouldBeNull();
    }

    [Fact]
    public void A_permit_ends_after_it_begins() =>
        In(CaseState.AwaitingDecision).Grant(As(CaseActors.Decider), new(null, new(2026, 12, 3), new(2026, 12, 1)), null, "P")
            .Error!.Code.ShouldBe("case.period-reversed");

    [Fact]
    public void An_amendment_makes_the_next_edition_of_the_same_number()
    {
        var application = In(CaseState.Granted);
        application.Amend(As(CaseActors.Decider), new(["新しい条件"], null, null), "期間の変更").IsError.ShouldBeFalse();

        application.Permits.Select(p => (p.Number, p.Edition, p.EndedAt is null)).ShouldBe([("P-1", 1, false), ("P-1", 2, true)]);
        application.Decisions.Count.ShouldBe(2);
    }

    [Fact]
    public void A_stale_version_tells_who_was_first()
    {
        var application = In(CaseState.InReview);
        var refused = application.CheckVersion(1).Error!;

        refused.Code.ShouldBe("case.stale");
        refused.Kind.ShouldBe(ErrorKind.Stale);
        refused.Details["lastAction"].ShouldBe(new LastActionView("審査 花子", "take", Monday));
        application.CheckVersion(2).IsError.ShouldBeFalse();
    }

    [Fact]
    public void Sending_back_ends_an_open_correction()
    {
        var application = In(CaseState.CorrectionRequested);
        application.SendBack(Anyone, null, Rules);
        application.OpenCorrection.ShouldBeNull();
        application.State.ShouldBe(CaseState.InReview);
        application.Clock.ShouldBe(ClockState.Running);
    }

    [Fact]
    public void Each_move_is_told_once_with_its_version()
    {
        var application = In(CaseState.InReview);
        application.Events.OfType<Contracts.CaseMoved>().Select(e => (e.Move, e.Version)).ShouldBe([("submit", 1), ("take", 2)]);
    }

    [Fact]
    public void Staff_possibilities_are_those_of_the_table()
    {
        MoveTable.Possible(CaseState.AwaitingDecision, ProcedureKind.Application, OfficeRules.TwoPersons, CaseActors.Decider)
            .ShouldBe([
                CaseMove.Assign, CaseMove.SendBack, CaseMove.Grant, CaseMove.Refuse, CaseMove.Transfer, CaseMove.Extend, CaseMove.Consult,
                CaseMove.GiveOpinion, CaseMove.EndConsultation, CaseMove.LinkPermit, CaseMove.Freeze]);
        MoveTable.Possible(CaseState.Submitted, ProcedureKind.Notification, OfficeRules.Simple, CaseActors.Receiver)
            .ShouldBe([
                CaseMove.Take, CaseMove.Assign, CaseMove.RequestCorrection, CaseMove.Accept, CaseMove.Transfer, CaseMove.Extend, CaseMove.Consult,
                CaseMove.GiveOpinion, CaseMove.EndConsultation, CaseMove.LinkPermit, CaseMove.Freeze, CaseMove.Merge]);
    }

    private static bool Reachable(CaseState state, ProcedureKind kind) => kind == ProcedureKind.Application
        ? state != CaseState.Accepted
        : state is CaseState.Submitted or CaseState.InReview or CaseState.CorrectionRequested or CaseState.Accepted or CaseState.Withdrawn or CaseState.Frozen or CaseState.Merged;
}
