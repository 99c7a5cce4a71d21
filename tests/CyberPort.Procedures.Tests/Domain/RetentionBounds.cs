using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Retention;

namespace CyberPort.Procedures.Tests.Domain;

public sealed class RetentionBounds
{
    /// <summary>What the database looks for and what the rule says are one and the same, on every day around the turn of a fiscal year.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(30)]
    public void The_moment_of_closing_that_the_database_asks_for_is_the_rule(int years)
    {
        var rule = new LifeRule { ProcedureCode = "x", RetentionYears = years, RetentionFrom = RetentionStart.Closing };
        foreach (var lastDay in Enumerable.Range(-3, 7).Concat([-200, 120]).Select(days => new DateOnly(2031, 3, 31).AddDays(days)))
        {
            var bound = RetentionPeriod.ClosedBefore(years, lastDay);
            for (var closed = bound.AddDays(-400); closed < bound.AddDays(400); closed = closed.AddHours(9))
            {
                var ends = RetentionPeriod.EndsOn(rule, new(Guid.Empty, "", "x", "", closed, null, StillInForce: false))!.Value;
                (ends <= lastDay).ShouldBe(closed < bound, $"{closed:O} {lastDay}");
            }
        }
    }
}
