using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Clock;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Procedures.Tests.Domain;

public sealed class ClockCounting
{
    private static readonly ClockRules Closed = new(new(ClosedAtYearEnd: true), RollsOver: true);
    private static readonly ClockRules AsCounted = new(new(ClosedAtYearEnd: true), RollsOver: false);

    private static readonly Gen<DateOnly> Days = Gen.Choose(0, 365 * 30).Select(n => new DateOnly(2001, 1, 1).AddDays(n));

    private static readonly Gen<ProcessingPeriod> Periods =
        from unit in Gen.Elements(PeriodUnit.Days, PeriodUnit.BusinessDays, PeriodUnit.Months)
        from count in Gen.Choose(1, unit == PeriodUnit.Months ? 24 : 90)
        select new ProcessingPeriod(unit, count);

    [Theory]
    [InlineData("2026-11-20", 10, "2026-11-30")] // Friday + 10 days, first day not counted.
    [InlineData("2026-11-19", 10, "2026-11-30")] // ends on Sunday 29: rolls over to Monday.
    [InlineData("2026-11-13", 10, "2026-11-24")] // ends on 勤労感謝の日 (Monday 23).
    [InlineData("2026-12-20", 10, "2027-01-04")] // ends on 12/30: the next open day is 1/4.
    public void Days_are_counted_from_the_next_day_and_end_on_an_open_day(string arrived, int days, string due) =>
        Due(arrived, new(PeriodUnit.Days, days), Closed).ShouldBe(DateOnly.Parse(due));

    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2028-01-31", 1, "2028-02-29")]
    [InlineData("2026-01-30", 1, "2026-02-28")] // begins 1/31, February has no 31st: its last day.
    [InlineData("2026-02-28", 1, "2026-03-31")] // begins 3/1: the whole of March.
    [InlineData("2026-04-15", 1, "2026-05-15")]
    [InlineData("2026-08-31", 6, "2027-02-28")]
    public void Months_go_by_the_calendar(string arrived, int months, string due) =>
        Due(arrived, new(PeriodUnit.Months, months), AsCounted).ShouldBe(DateOnly.Parse(due));

    [Theory]
    [InlineData("2026-11-20", 3, true, "2026-11-26")] // Mon 23 is a holiday.
    [InlineData("2026-12-25", 3, true, "2027-01-05")]
    [InlineData("2026-12-25", 3, false, "2026-12-30")]
    public void Open_days_leave_out_what_is_closed(string arrived, int days, bool yearEnd, string due) =>
        Due(arrived, new(PeriodUnit.BusinessDays, days), new(new(yearEnd), true)).ShouldBe(DateOnly.Parse(due));

    [Fact]
    public void The_due_date_is_never_on_a_closed_day() => Prop.ForAll(
        Gen.Zip(Days, Periods).ToArbitrary(),
        x => Closed.Calendar.IsOpen(ProcessingClock.Due(x.Item1, x.Item2, Closed, []).On)).QuickCheckThrowOnFailure();

    [Fact]
    public void More_stopped_days_never_make_it_earlier() => Prop.ForAll(
        Gen.Zip(Gen.Zip(Days, Periods), Gen.Zip(Gen.Choose(0, 60), Gen.Choose(0, 60))).ToArbitrary(),
        x =>
        {
            var ((arrived, period), (first, more)) = x;
            var asked = arrived.AddDays(2);
            var shorter = ProcessingClock.Due(arrived, period, Closed, [new(asked, asked.AddDays(first))]).On;
            var longer = ProcessingClock.Due(arrived, period, Closed, [new(asked, asked.AddDays(first + more))]).On;
            return longer >= shorter;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_later_arrival_is_never_due_earlier() => Prop.ForAll(
        Gen.Zip(Days, Periods).ToArbitrary(),
        x => ProcessingClock.Due(x.Item1.AddDays(1), x.Item2, Closed, []).On >= ProcessingClock.Due(x.Item1, x.Item2, Closed, []).On)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Open_days_counted_back_give_the_period() => Prop.ForAll(
        Gen.Zip(Days, Gen.Choose(1, 90)).ToArbitrary(),
        x => Closed.Calendar.OpenDaysBetween(x.Item1, Closed.Calendar.AddOpenDays(x.Item1, x.Item2)) == x.Item2).QuickCheckThrowOnFailure();

    [Fact]
    public void Days_of_correction_are_given_back()
    {
        var application = ACase.Submitted(period: new(PeriodUnit.Days, 10));
        application.DueOn.ShouldBe(new DateOnly(2026, 11, 26));
        application.RequestCorrection(ACase.Anyone, [new("vessel", "船名")], null);
        application.Clock.ShouldBe(ClockState.Stopped);

        application.Make(CaseMove.AnswerCorrection, ACase.As(CaseActors.Applicant, at: ACase.Monday.AddDays(5)));

        (application.Clock, application.StoppedDays, application.DueOn).ShouldBe((ClockState.Running, 5, new DateOnly(2026, 12, 1)));
        var reasons = application.Due(ACase.Rules)!.Reasons;
        reasons.ShouldContain(r => r.Ja.Contains("5日を加えました") && r.En.Contains("5 days"));
        reasons.ShouldAllBe(r => r.Easy != null);
    }

    [Fact]
    public void What_arrives_late_in_the_evening_in_UTC_arrived_on_the_next_day_in_Japan() =>
        ACase.Submitted(at: new DateTimeOffset(2026, 11, 16, 23, 30, 0, TimeSpan.Zero)).ArrivedOn.ShouldBe(new DateOnly(2026, 11, 17));

    private static DateOnly Due(string arrived, ProcessingPeriod period, ClockRules rules) =>
        ProcessingClock.Due(DateOnly.Parse(arrived), period, rules, []).On;
}
