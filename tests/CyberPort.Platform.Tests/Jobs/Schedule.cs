using System.Collections.Concurrent;
using CyberPort.Platform.Jobs;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Tests.Probe;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Tests.Jobs;

public sealed class Schedule(ProbeService service) : IClassFixture<ProbeService>
{
    private static readonly ConcurrentQueue<Guid> Served = new();
    private static readonly ConcurrentQueue<DateTimeOffset> Ticks = new();
    private static Guid sick;

    internal sealed class ServeEach(ITenantContext scope, ProbeDb db) : IScheduledJob
    {
        public async Task RunAsync(CancellationToken cancel)
        {
            (await db.Notes.CountAsync(cancel)).ShouldBe(await db.Notes.CountAsync(n => n.TenantId == scope.Current.Id, cancel));
            if (scope.TenantId == sick)
            {
                throw new InvalidOperationException("This authority's data is broken.");
            }

            Served.Enqueue(scope.Current.Id);
        }
    }

    [AcrossTenants("it only ticks")]
    internal sealed class Tick(ITenantContext scope, TimeProvider time) : IScheduledJob
    {
        public Task RunAsync(CancellationToken cancel)
        {
            scope.TenantId.ShouldBeNull();
            Ticks.Enqueue(time.GetUtcNow());
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_job_runs_once_per_authority_and_one_failure_stops_no_other()
    {
        var (first, second, third) = (ProbeService.NewAuthority(), ProbeService.NewAuthority(), ProbeService.NewAuthority());
        sick = second.Id;
        await using var node = await ProbeNode.StartAsync(service.Database, add: s => s.AddScheduledJob<ServeEach>("0 0 4 * * ?"));

        var failures = await node.Services.GetRequiredService<JobRunner>().RunAsync(
            node.Services.GetServices<ScheduledJobRegistration>().Single(j => j.JobType == typeof(ServeEach)), default);

        failures.ShouldBe(1);
        Served.Count(id => id == first.Id).ShouldBe(1);
        Served.ShouldContain(third.Id);
        Served.ShouldNotContain(second.Id);
    }

    [Fact]
    public async Task Two_nodes_share_one_schedule_in_the_database()
    {
        static void Add(IServiceCollection services) => services.AddScheduledJob<Tick>("* * * * * ?");
        await using var first = await ProbeNode.StartAsync(service.Database, background: true, add: Add);
        await using var second = await ProbeNode.StartAsync(service.Database, background: true, add: Add);
        for (var i = 0; i < 200 && Ticks.Count < 9; i++)
        {
            await Task.Delay(100);
        }

        var ticks = Ticks.ToList();
        ticks.Count.ShouldBeGreaterThanOrEqualTo(9);
        // The first few make up for what starting took.
        (5 / (ticks[^1] - ticks[^6]).TotalSeconds).ShouldBeLessThan(1.6, "with a schedule per node there would be two each second");
        await using var owner = await service.OwnerAsync();
        (await owner.AskAsync<long>("select count(*) from platform.qrtz_job_details where job_name like '%Tick'")).ShouldBe(1);
        (await owner.AskAsync<long>("select count(*) from platform.qrtz_scheduler_state")).ShouldBe(2);
        (await owner.AskAsync<string>("select time_zone_id from platform.qrtz_cron_triggers where trigger_name like '%PurgeDeliveredMessages'")).ShouldBe("Asia/Tokyo");
    }

    [Fact]
    public async Task Old_delivered_messages_are_purged_and_dead_ones_are_kept()
    {
        await using var owner = await service.OwnerAsync();
        await owner.DoAsync("""
            insert into platform.outbox (id, name, payload, occurred_at, state, done_at) values
              (gen_random_uuid(), 'purge-me', '{}', now(), 'done', now() - interval '8 days'),
              (gen_random_uuid(), 'keep-new', '{}', now(), 'done', now() - interval '6 days'),
              (gen_random_uuid(), 'keep-dead', '{}', now() - interval '30 days', 'dead', null)
            """);
        var party = Guid.CreateVersion7();
        await owner.DoAsync("insert into platform.idempotency (party_id, key, call_hash, created_at) values ($1, 'old', '', now() - interval '2 days'), ($1, 'new', '', now())", party);

        foreach (var job in service.Node.Services.GetServices<ScheduledJobRegistration>())
        {
            (await service.Node.Services.GetRequiredService<JobRunner>().RunAsync(job, default)).ShouldBe(0);
        }

        (await owner.AskAsync<string[]>("select array_agg(name order by name) from platform.outbox where name like 'keep%' or name = 'purge-me'")).ShouldBe(["keep-dead", "keep-new"]);
        (await owner.AskAsync<string[]>("select array_agg(key) from platform.idempotency where party_id = $1", party)).ShouldBe(["new"]);
    }
}
