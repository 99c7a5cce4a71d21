using System.Threading.RateLimiting;
using CyberPort.Identity.Accounts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CyberPort.Identity.SignIn;

/// <summary>A request that names the account it is about.</summary>
internal interface INamesAccount
{
    /// <summary>E-mail address.</summary>
    string? Email { get; }
}

/// <summary>How often somebody may try: per address, and per address and account.</summary>
internal sealed class AttemptLimits : IDisposable
{
    private readonly PartitionedRateLimiter<(string Ip, string Account)> signIns;
    private readonly PartitionedRateLimiter<(string Ip, string Account)> mails;

    public AttemptLimits(IOptions<IdentitySettings> settings)
    {
        var s = settings.Value;
        signIns = Chain(TimeSpan.FromMinutes(1), s.SignInsPerAddress, s.SignInsPerAccount);
        mails = Chain(TimeSpan.FromMinutes(10), s.MailsPerAddress, s.MailsPerAccount);
    }

    public bool AllowsSignIn(string ip, string account) => Allows(signIns, ip, account);

    public bool AllowsMail(string ip, string account) => Allows(mails, ip, account);

    public void Dispose()
    {
        signIns.Dispose();
        mails.Dispose();
    }

    private static bool Allows(PartitionedRateLimiter<(string, string)> limiter, string ip, string account)
    {
        using var lease = limiter.AttemptAcquire((ip, account));
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<(string Ip, string Account)> Chain(TimeSpan window, int perAddress, int perAccount) =>
        PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<(string Ip, string Account), string>(c => Window(c.Ip, window, perAddress)),
            PartitionedRateLimiter.Create<(string Ip, string Account), (string, string)>(c =>
                c.Account.Length == 0 ? RateLimitPartition.GetNoLimiter<(string, string)>(("", "")) : Window(c, window, perAccount)));

    private static RateLimitPartition<TKey> Window<TKey>(TKey key, TimeSpan window, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new()
        {
            Window = window,
            SegmentsPerWindow = 6,
            PermitLimit = permits,
            QueueLimit = 0,
        });
}

internal static class AttemptLimitsRules
{
    /// <summary>Refuses with 429 when this address tries too often.</summary>
    public static RouteHandlerBuilder LimitSignIns(this RouteHandlerBuilder endpoint) => Limit(endpoint, (limits, ip, account) => limits.AllowsSignIn(ip, account));

    /// <summary>Refuses with 429 when this address causes too many mails.</summary>
    public static RouteHandlerBuilder LimitMails(this RouteHandlerBuilder endpoint) => Limit(endpoint, (limits, ip, account) => limits.AllowsMail(ip, account));

    private static RouteHandlerBuilder Limit(RouteHandlerBuilder endpoint, Func<AttemptLimits, string, string, bool> allows) =>
        endpoint.AddEndpointFilter(async (call, next) =>
        {
            var services = call.HttpContext.RequestServices;
            var actor = services.GetRequiredService<ICurrentActor>();
            var account = call.Arguments.OfType<INamesAccount>().FirstOrDefault()?.Email is { } email ? Account.KeyOf(email) : actor.AccountId?.ToString() ?? "";
            if (allows(services.GetRequiredService<AttemptLimits>(), actor.Ip ?? "", account))
            {
                return await next(call);
            }

            call.HttpContext.Response.Headers.RetryAfter = "60";
            return new Problem(IdentityErrors.Limited);
        });
}
