using CyberPort.Platform.Time;

namespace CyberPort.Platform.Tests.Time;

/// <summary>和暦: each era begins on its day, and its first year is 元年.</summary>
public sealed class Eras
{
    [Theory]
    [InlineData("2026-11-21", "令和8年11月21日")]
    [InlineData("2019-05-01", "令和元年5月1日")]
    [InlineData("2019-04-30", "平成31年4月30日")]
    [InlineData("1989-01-08", "平成元年1月8日")]
    [InlineData("1989-01-07", "昭和64年1月7日")]
    [InlineData("1926-12-25", "昭和元年12月25日")]
    [InlineData("1926-12-24", "大正15年12月24日")]
    [InlineData("1912-07-30", "大正元年7月30日")]
    [InlineData("1912-07-29", "明治45年7月29日")]
    [InlineData("1873-01-01", "明治6年1月1日")]
    [InlineData("1872-12-31", "1872-12-31")]
    public void A_day_is_written_by_era(string day, string written) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).InEra().ShouldBe(written);
}
