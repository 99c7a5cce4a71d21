using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Clock;

namespace CyberPort.Procedures.Tests.Catalogue;

public sealed class TheNationalCatalogue
{
    [Fact]
    public void It_holds_the_whole_taxonomy()
    {
        NationalCatalogue.Classes.Select(c => c.Name.Ja).ShouldBe(["船舶入出港", "船舶動静", "港湾施設", "港湾区域", "臨港地区", "その他"]);
        NationalCatalogue.All.Select(p => p.Class).Distinct().ShouldBe(NationalCatalogue.Classes.Select(c => c.Code), ignoreOrder: true);
        NationalCatalogue.All.Select(p => p.Group).Distinct().ShouldBe(NationalCatalogue.Groups.Select(g => g.Code), ignoreOrder: true);
        NationalCatalogue.All.ShouldAllBe(p => NationalCatalogue.Groups.Single(g => g.Code == p.Group).Class == p.Class);
        NationalCatalogue.All.Select(p => p.Code).ShouldBeUnique();
    }

    [Fact]
    public void The_seventeen_of_the_law_are_in_it_and_sixteen_of_them_are_individual()
    {
        NationalCatalogue.All.Where(p => p.StatutoryNo is not null).Select(p => p.StatutoryNo!.Value).Distinct().Order().ShouldBe(Enumerable.Range(1, 17));
        NationalCatalogue.All.Where(p => p.StatutoryNo is >= 1 and <= 16).ShouldAllBe(p => p.Basis == IndividualBasis.Law);
        NationalCatalogue.All.Where(p => p.Naccs).ShouldAllBe(p => p.StatutoryNo != null);
    }

    [Fact]
    public void Every_entry_says_what_an_authority_needs_to_begin()
    {
        foreach (var one in NationalCatalogue.All)
        {
            one.Needs.ShouldNotBeEmpty(one.Code);
            new[] { one.Name.Ja, one.Name.En, one.Name.Easy, one.Summary.Ja, one.Summary.En, one.Summary.Easy, one.LegalBasis.Ja, one.LegalBasis.En, one.Keywords, one.Reading }
                .ShouldAllBe(t => !string.IsNullOrWhiteSpace(t), one.Code);
            one.AppealVariant.ShouldBeOneOf("A", "B");
            (one.Kind != Procedures.Applications.ProcedureKind.Application || one.Period is not null).ShouldBeTrue(one.Code);
        }
    }

    [Fact]
    public void The_rule_needs_both_numbers()
    {
        var rule = new CatalogueRule { Authorities = 10, Filings = 100 };
        rule.Reaches(10, 100).ShouldBeTrue();
        rule.Reaches(9, 1000).ShouldBeFalse();
        rule.Reaches(166, 99).ShouldBeFalse();
    }

    [Theory]
    [InlineData(3, "days", "2026-11-24")]
    [InlineData(1, "businessDays", "2026-11-24")] // 21 November 2026 is a Saturday, the 23rd a holiday.
    [InlineData(1, "months", "2026-12-21")]
    public void A_deadline_says_what_filing_today_is_in_time_for(int count, string unit, string first)
    {
        var deadline = new FilingDeadline(count, Enum.Parse<DeadlineUnit>(unit, ignoreCase: true), DeadlineSide.Before, DeadlineEvent.Use);
        deadline.Earliest(new(2026, 11, 21), new OfficeCalendar(true)).ShouldBe(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture));
        deadline.Words(new(2026, 11, 21), new OfficeCalendar(true)).Ja.ShouldContain("前までに提出してください。今日提出すると");
    }

    [Fact]
    public void A_season_decides_whether_filings_are_taken()
    {
        var procedure = NationalCatalogue.Find("generic")!.ToProcedure(Guid.NewGuid(), "generic", null, 0);
        procedure.OpenOn(new(2026, 11, 21)).ShouldBeTrue();
        procedure.Seasons = [new(new(2026, 12, 1), new(2026, 12, 25))];
        procedure.OpenOn(new(2026, 11, 30)).ShouldBeFalse();
        procedure.OpenOn(new(2026, 12, 1)).ShouldBeTrue();
        procedure.OpenOn(new(2026, 12, 25)).ShouldBeTrue();
        procedure.OpenOn(new(2026, 12, 26)).ShouldBeFalse();
    }
}
