using CyberPort.Platform.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberPort.Platform.Jobs;

/// <summary>
/// Work at fixed times. Runs once per authority, each in a scope of its own with that authority entered, unless it is marked
/// <see cref="AcrossTenantsAttribute"/>. It may run twice (a node that died is replaced): it must be harmless to repeat.
/// </summary>
public interface IScheduledJob
{
    /// <summary>Does it for the entered authority.</summary>
    Task RunAsync(CancellationToken cancel);
}

/// <summary>A job that runs once for the whole service, with no authority entered.</summary>
/// <param name="reason">Why it belongs to no authority.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AcrossTenantsAttribute(string reason) : Attribute
{
    /// <summary>Why it belongs to no authority.</summary>
    public string Reason { get; } = reason;
}

/// <summary>A job as it was registered.</summary>
/// <param name="JobType">The job.</param>
/// <param name="Cron">When, in Japan: seconds, minutes, hours, day of month, month, day of week.</param>
internal sealed record ScheduledJobRegistration(Type JobType, string Cron)
{
    public string Name => JobType.FullName!;
}

/// <summary>Registers jobs.</summary>
public static class ScheduledJobs
{
    /// <summary>Adds a job.</summary>
    /// <param name="services">The services.</param>
    /// <param name="cron">When, in Japan, for example <c>0 15 3 * * ?</c> for 03:15 each night.</param>
    public static IServiceCollection AddScheduledJob<TJob>(this IServiceCollection services, string cron) where TJob : class, IScheduledJob
    {
        services.AddScoped<TJob>();
        return services.AddSingleton(new ScheduledJobRegistration(typeof(TJob), cron));
    }
}

/// <summary>Runs one job for everybody it concerns; what fails for one authority is logged and stops no other.</summary>
internal sealed class JobRunner(IServiceScopeFactory scopes, ITenantStore tenants, ILogger<JobRunner> log)
{
    /// <summary>Runs it; the number of failures.</summary>
    public async Task<int> RunAsync(ScheduledJobRegistration job, CancellationToken cancel)
    {
        if (job.JobType.IsDefined(typeof(AcrossTenantsAttribute), false))
        {
            return await TryAsync(job, null, cancel) ? 0 : 1;
        }

        var failures = 0;
        foreach (var tenant in await tenants.AllAsync(cancel))
        {
            failures += await TryAsync(job, tenant, cancel) ? 0 : 1;
        }

        return failures;
    }

    private async Task<bool> TryAsync(ScheduledJobRegistration job, TenantInfo? tenant, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (tenant is not null)
            {
                scope.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant);
            }

            await ((IScheduledJob)scope.ServiceProvider.GetRequiredService(job.JobType)).RunAsync(cancel);
            return true;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            log.LogError(fault, "Job {Job} failed for {Tenant}.", job.Name, tenant?.Slug ?? "the service");
            return false;
        }
    }
}
