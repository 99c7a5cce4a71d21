using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Permits;
using static CyberPort.Procedures.Tests.Domain.ACase;

namespace CyberPort.Procedures.Tests.Domain;

public sealed class PermitChains
{
    private static Application Following(Application before, FilingRelation relation, Guid? applicant = null)
    {
        var filing = Application.Submit(
            new(Guid.CreateVersion7(), before.TenantId, "AOHAMA-2026-000002", "mooring-use", Relations.KindsFor(relation).HasFlag(ProcedureKind.Application) ? ProcedureKind.Application : ProcedureKind.Notification,
                "mooring-use", "2026.1", "{}", applicant ?? Applicant, "ja", null, new("海野 航", null, new("岸壁", ""), "", [])) { Follows = new(relation, before.Permit!.ChainId, before.Id) },
            As(CaseActors.Applicant, id: applicant), Rules);
        return filing;
    }

    private static Platform.Results.Result Grants(Application filing, Application before, DateOnly? from = null, DateOnly? to = null) =>
        filing.Grant(As(CaseActors.Staff, office: OfficeRules.Simple), new(null, from, to), null, "P-2", new(before, before.Permit!));

    [Fact]
    public void A_renewal_begins_the_day_after_and_leaves_the_old_permit_to_run_out()
    {
        var before = In(CaseState.Granted);
        var renewal = Following(before, FilingRelation.Renewal);

        Grants(renewal, before, to: new(2028, 3, 31)).Error.ShouldBeNull();

        renewal.Permit!.ValidFrom.ShouldBe(new DateOnly(2027, 4, 1));
        (renewal.Permit.ChainId, renewal.Permit.PreviousId).ShouldBe((before.Permit!.ChainId, before.Permit.Id));
        before.Permit.IsEnded.ShouldBeFalse();
        before.History[^1].Note.ShouldBe("AOHAMA-2026-000002");
    }

    [Fact]
    public void A_renewal_that_overlaps_names_the_first_day_that_is_possible()
    {
        var before = In(CaseState.Granted);
        var refused = Grants(Following(before, FilingRelation.Renewal), before, new(2027, 3, 1), new(2028, 3, 31)).Error!;

        refused.Code.ShouldBe("permit.overlap");
        refused.Details["earliest"].ShouldBe("2027-04-01");
    }

    [Theory]
    [InlineData("Change", "Replaced")]
    [InlineData("Succession", "Succeeded")]
    public void A_change_or_succession_takes_the_permit_over_under_its_number(string relation, string end)
    {
        var before = In(CaseState.Granted);
        var filing = Following(before, Enum.Parse<FilingRelation>(relation), Guid.CreateVersion7());

        Grants(filing, before).Error.ShouldBeNull();

        (filing.Permit!.Number, filing.Permit.Edition, filing.Permit.ValidTo).ShouldBe(("P-1", 2, before.Permit!.ValidTo));
        before.Permit.EndedBecause.ShouldBe(Enum.Parse<PermitEnd>(end));
        before.Revoke(As(CaseActors.Decider), "違反").Error!.Code.ShouldBe("permit.not-in-force");
        Grants(Following(before, FilingRelation.Renewal), before, to: new(2028, 3, 31)).Error!.Code.ShouldBe("permit.not-in-force");
    }

    [Fact]
    public void A_surrender_ends_the_permit_and_makes_none()
    {
        var before = In(CaseState.Granted);
        var filing = Following(before, FilingRelation.Surrender);

        filing.Accept(Anyone, null, new(before, before.Permit!)).Error.ShouldBeNull();

        before.Permit!.EndedBecause.ShouldBe(PermitEnd.Surrendered);
        filing.Permits.ShouldBeEmpty();
    }

    [Fact]
    public void A_report_of_start_leaves_the_permit_as_it_is()
    {
        var before = In(CaseState.Granted);
        Following(before, FilingRelation.StartReport).Accept(Anyone, null).Error.ShouldBeNull();
        (before.Permit!.IsEnded, before.Version).ShouldBe((false, 4));
    }

    [Fact]
    public void The_days_on_hold_are_given_back_where_the_procedure_says_so()
    {
        foreach (var stops in new[] { true, false })
        {
            var application = Submitted();
            var due = application.DueOn;
            application.Freeze(Anyone, "調整中", stops).IsError.ShouldBeFalse();
            application.Take(Anyone).Error!.Code.ShouldBe("case.illegal-move");
            application.Unfreeze(As(CaseActors.Staff, at: Monday.AddDays(7)), null, Rules).IsError.ShouldBeFalse();
            application.StoppedDays.ShouldBe(stops ? 7 : 0);
            (application.DueOn > due).ShouldBe(stops);
        }
    }

    [Fact]
    public void A_duplicate_is_merged_into_an_open_case_of_the_same_applicant_only()
    {
        var survivor = Submitted();
        In(CaseState.InReview).Merge(Anyone, In(CaseState.Withdrawn)).Error!.Code.ShouldBe("case.cannot-merge");
        survivor.Merge(Anyone, survivor).Error!.Code.ShouldBe("case.cannot-merge");
        var duplicate = In(CaseState.InReview);
        duplicate.Merge(Anyone, survivor).IsError.ShouldBeFalse();
        (duplicate.MergedIntoId, duplicate.IsClosed).ShouldBe((survivor.Id, true));
    }
}
