using CyberPort.Platform.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace CyberPort.Platform.Jobs;

/// <summary>Quartz on its clustered PostgreSQL store: several nodes, each run by one of them; what a dead node began is begun again.</summary>
internal static class Scheduling
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<JobRunner>();
        services.AddScheduledJob<PurgeDeliveredMessages>("0 15 3 * * ?");
        services.AddScheduledJob<PurgeIdempotencyKeys>("0 25 3 * * ?");
        services.AddScheduledJob<PurgeMails>("0 35 3 * * ?");
        services.AddScheduledJob<PurgeNotifications>("0 45 3 * * ?");
        if (configuration["Cyberport:Jobs"] is "off")
        {
            return; // A node that only serves people; tests run jobs by hand.
        }

        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "cyberport";
                scheduler.GenerateInstanceId = true;
            });
            quartz.UseDefaultThreadPool(2);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.DataSourceFactory = p => p.GetRequiredService<WorkerDatabase>().Source);
                store.ConfigureStore(options => options.TablePrefix = "platform.qrtz_");
                store.UseClustering(_ => { });
            });
        });
        services.AddHostedService<JobBook>();
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}

/// <summary>Brings the registered jobs and the stored ones into line, before the scheduler starts.</summary>
internal sealed class JobBook(ISchedulerFactory schedulers, IEnumerable<ScheduledJobRegistration> jobs) : IHostedService
{
    private const string Group = "cyberport";
    private static readonly TimeZoneInfo Japan = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var job in jobs)
        {
            var key = new TriggerKey(job.Name, Group);
            if (await scheduler.GetTrigger(key, cancellationToken) is ICronTrigger known && known.CronExpressionString == job.Cron)
            {
                continue;
            }

            var detail = JobBuilder.Create<RunScheduledJob>().WithIdentity(job.Name, Group).UsingJobData(RunScheduledJob.JobName, job.Name).Build();
            var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(detail)
                .WithSchedule(CronScheduleBuilder.Create(job.Cron).InTimeZone(Japan)).Build();
            await scheduler.ScheduleJob(detail, [trigger], new ScheduleJobOptions { Replace = true }, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>What Quartz calls.</summary>
[DisallowConcurrentExecution]
internal sealed class RunScheduledJob(JobRunner runner, IEnumerable<ScheduledJobRegistration> jobs) : IJob
{
    public const string JobName = "job";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.MergedJobDataMap.GetString(JobName);
        if (jobs.FirstOrDefault(j => j.Name == name) is { } job)
        {
            await runner.RunAsync(job, cancellationToken);
        }
    }
}
