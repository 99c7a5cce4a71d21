using System.Net;

namespace CyberPort.Tenancy.Tests;

[CollectionDefinition(nameof(PortOnItsHost))]
public sealed class PortOnItsHostCollection : ICollectionFixture<PortOnItsHost>;

/// <summary>The service as people reach it: under a host name of its own.</summary>
public sealed class PortOnItsHost : PortService
{
    public override Task InitializeAsync()
    {
        Settings["Cyberport:PublicUrl"] = "https://www.port-service.example";
        return base.InitializeAsync();
    }
}

[Collection(nameof(PortOnItsHost))]
public sealed class Site(PortOnItsHost port)
{
    [Fact]
    public async Task Anyone_sees_an_authoritys_page()
    {
        var authority = await port.NewAuthorityAsync();

        var site = (await port.Visitor().GetAsync($"/api/t/{authority.Slug}/site")).Ok();

        ((string)site["name"]!["ja"]!).ShouldBe(authority.Name.Ja);
        site["ports"]!.AsArray().Count.ShouldBe(1);
        ((string)site["branding"]!["accent"]!).ShouldBe("#0017c1");
    }

    [Fact]
    public async Task Only_a_demonstration_says_that_its_ports_are_invented() =>
        ((bool)(await port.Visitor().GetAsync("/api/site")).Ok()["demo"]!).ShouldBeFalse();

    [Theory]
    [InlineData(2026, 12, 26, true)] // a Saturday
    [InlineData(2027, 1, 2, false)] // a Saturday at the year's end
    [InlineData(2026, 12, 28, false)] // a Monday, outside these hours
    public void An_office_of_the_weekend_is_closed_at_the_years_end_too(int year, int month, int day, bool open) =>
        (new Contracts.CalendarChoice(false, true).OpenOn(new(year, month, day), [new(6, 7, new(9, 0), new(12, 0))]) is not null).ShouldBe(open);

    [Fact]
    public async Task An_unknown_authority_is_not_found() =>
        (await port.Visitor().GetAsync("/api/t/nowhere/site")).Refused(HttpStatusCode.NotFound, "authority.not-found");

    [Fact]
    public async Task An_authority_is_found_by_the_katakana_of_its_port_in_half_width()
    {
        var authority = await port.NewAuthorityAsync();

        var found = (await port.Visitor().GetAsync("/api/authorities?query=" + Uri.EscapeDataString("ｼｹﾝ"))).Ok();

        found["items"]!.AsArray().Select(a => (string)a!["slug"]!).ShouldContain(authority.Slug);
    }

    [Fact]
    public async Task Branding_is_served_as_custom_properties()
    {
        var authority = await port.NewAuthorityAsync();

        var css = await port.Visitor().Http.GetStringAsync($"/api/t/{authority.Slug}/branding.css");

        css.ShouldContain("--authority-accent:#0017c1");
    }

    [Fact]
    public async Task Settings_are_closed_to_visitors()
    {
        var authority = await port.NewAuthorityAsync();

        (await port.Visitor().GetAsync($"/api/t/{authority.Slug}/settings")).Refused(HttpStatusCode.Unauthorized, "identity.sign-in-required");
    }
}
