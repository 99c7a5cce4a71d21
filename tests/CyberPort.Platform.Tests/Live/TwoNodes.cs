using CyberPort.Platform.Actors;
using CyberPort.Platform.Live;
using CyberPort.Platform.Tests.Probe;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Tests.Live;

/// <summary>Two application nodes on one database, as behind a load balancer.</summary>
public sealed class TwoNodes(ProbeService service) : IClassFixture<ProbeService>, IAsyncLifetime
{
    private ProbeNode first = null!;
    private ProbeNode second = null!;

    public async Task InitializeAsync()
    {
        first = await ProbeNode.StartAsync(service.Database, background: true);
        second = await ProbeNode.StartAsync(service.Database, background: true);
        await ListeningAsync(2);
    }

    public async Task DisposeAsync()
    {
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    private async Task<int> ListeningAsync(int wanted)
    {
        await using var owner = await service.OwnerAsync();
        for (var i = 0; i < 100; i++)
        {
            if (await owner.AskAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and query like 'listen cyberport_live%'") >= wanted)
            {
                return wanted;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The nodes do not listen.");
    }

    private static LiveMessage Change(Guid id) => new("case", id, DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task A_person_hears_on_every_node_and_nobody_else_does()
    {
        var (person, other, id) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var here = await LivePage.OpenAsync(first, person);
        await using var there = await LivePage.OpenAsync(second, person);
        await using var stranger = await LivePage.OpenAsync(second, other);
        await using var visitor = await LivePage.OpenAsync(second, null);

        await first.Services.GetRequiredService<ILivePush>().ToPartyAsync(person, Change(id), default);

        foreach (var page in new[] { here, there })
        {
            var message = (await page.NextAsync("changed"))!.Single()!;
            ((Guid)message["id"]!).ShouldBe(id);
            ((string)message["kind"]!).ShouldBe("case");
        }

        (await stranger.NextAsync("changed", 0.5)).ShouldBeNull();
        (await visitor.NextAsync("changed", 0.1)).ShouldBeNull();
    }

    [Fact]
    public async Task Staff_watch_their_own_authority_only()
    {
        var (mine, theirs) = (ProbeService.NewAuthority(), ProbeService.NewAuthority());
        var officer = Guid.CreateVersion7();
        ProbeDirectory.Roles[(officer, mine.Id)] = new HashSet<string> { StaffRoles.Review };
        await using var page = await LivePage.OpenAsync(second, officer);
        await using var visitor = await LivePage.OpenAsync(second, null);

        ((bool)(await page.CallAsync("WatchTenant", theirs.Slug))!).ShouldBeFalse();
        ((bool)(await page.CallAsync("WatchTenant", "nowhere"))!).ShouldBeFalse();
        ((bool)(await visitor.CallAsync("WatchTenant", mine.Slug))!).ShouldBeFalse();
        ((bool)(await page.CallAsync("WatchTenant", mine.Slug))!).ShouldBeTrue();

        var (foreign, own) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var push = first.Services.GetRequiredService<ILivePush>();
        await push.ToTenantAsync(theirs.Id, Change(foreign), default);
        await push.ToTenantAsync(mine.Id, Change(own), default);
        ((Guid)(await page.NextAsync("changed"))!.Single()!["id"]!).ShouldBe(own, "the other authority's came first and must not arrive");
    }

    [Fact]
    public async Task After_the_database_cut_the_line_pages_are_told_to_read_again_and_hear_on()
    {
        var (person, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var page = await LivePage.OpenAsync(first, person);
        await using (var owner = await service.OwnerAsync())
        {
            (await owner.AskAsync<long>("""
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where datname = current_database() and query like 'listen cyberport_live%'
                """)).ShouldBe(2);
        }

        (await page.NextAsync("reread")).ShouldNotBeNull();
        await ListeningAsync(2);
        await second.Services.GetRequiredService<ILivePush>().ToPartyAsync(person, Change(id), default);
        ((Guid)(await page.NextAsync("changed"))!.Single()!["id"]!).ShouldBe(id);
    }
}
