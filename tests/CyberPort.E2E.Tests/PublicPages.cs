namespace CyberPort.E2E.Tests;

/// <summary>What anybody sees before signing in.</summary>
[Collection(nameof(Walks))]
public sealed class PublicPages(Harbour harbour)
{
    [Theory]
    [InlineData("/", "home")]
    [InlineData("/help", "help")]
    [InlineData("/aohama", "aohama")]
    [InlineData("/shiomi", "shiomi")]
    [InlineData("/chidori", "chidori")]
    [InlineData("/nowhere-at-all/or-here", "missing")]
    public async Task A_public_page_reads_well_on_a_phone_and_at_a_desk(string path, string page)
    {
        foreach (var arrive in new Func<Task<Person>>[] { () => harbour.OnPhoneAsync("visitor-phone"), () => harbour.AtDeskAsync("visitor-desk") })
        {
            await using var visitor = await arrive();
            await visitor.GoAsync(path);
            await visitor.JudgeAsync(page);
        }
    }
}
