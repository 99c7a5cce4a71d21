using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Security;

/// <summary>How often one address may call; section <c>Cyberport:Limits</c>. An office of many people behind one address must fit.</summary>
/// <param name="CallsPerMinute">Calls of the API.</param>
/// <param name="WritesPerMinute">Those that change something.</param>
/// <param name="LongListsAtOnce">Pages out of long lists that one node reads at once; 0: three for each processor. The others wait, the first to come first.</param>
/// <param name="SparesThisMachine">Calls straight from this machine are not counted: probes and measurements. A proxy here tells the true address.</param>
internal sealed record RequestLimits(int CallsPerMinute = 3000, int WritesPerMinute = 600, int LongListsAtOnce = 0, bool SparesThisMachine = true)
{
    /// <summary>The policy of <see cref="LongLists.InTurn"/>.</summary>
    public const string InTurn = "in turn";

    private const int WaitingAtMost = 1000;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly Error TooMany = new("request.too-many", ErrorKind.Limited, new(
        "短い時間に操作が多すぎます。少し待ってから、もう一度お試しください。入力した内容は残っています。",
        "Too many requests in a short time. Please wait a moment and try again. Nothing you entered is lost."));

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.GetSection("Cyberport:Limits").Get<RequestLimits>() ?? new RequestLimits();
        services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(http => limits.Partition(http, "call", limits.CallsPerMinute)),
                PartitionedRateLimiter.Create<HttpContext, string>(http => IsSafe(http.Request.Method)
                    ? RateLimitPartition.GetNoLimiter("") : limits.Partition(http, "write", limits.WritesPerMinute)));
            options.AddConcurrencyLimiter(InTurn, turn =>
            {
                turn.PermitLimit = limits.LongListsAtOnce > 0 ? limits.LongListsAtOnce : 3 * Environment.ProcessorCount;
                turn.QueueLimit = WaitingAtMost;
                turn.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
            });
            options.OnRejected = async (rejected, _) => await RefuseAsync(rejected);
        });
    }

    private RateLimitPartition<string> Partition(HttpContext http, string what, int perMinute)
    {
        var address = http.Connection.RemoteIpAddress;
        var counted = http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && address is not null && !(SparesThisMachine && IPAddress.IsLoopback(address));
        return counted
            ? RateLimitPartition.GetSlidingWindowLimiter($"{what} {Neighbourhood(address!)}", _ => new()
            {
                PermitLimit = perMinute, Window = Minute, SegmentsPerWindow = 6, QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter("");
    }

    // One household or office has a whole /64 of IPv6: counted as one.
    private static string Neighbourhood(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static async Task RefuseAsync(OnRejectedContext rejected)
    {
        var http = rejected.HttpContext;
        http.RequestServices.GetRequiredService<CurrentActor>().Language = Languages.FromHeader(http.Request.Headers.AcceptLanguage);
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await new Problem(TooMany).ExecuteAsync(http);
    }
}

/// <summary>Pages out of long lists.</summary>
public static class LongLists
{
    /// <summary>
    /// So many at once as the processors can work on, the others in the order in which they came: sixteen at once take longer each
    /// than four times four, and the last one is served by luck.
    /// </summary>
    public static TBuilder InTurn<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireRateLimiting(RequestLimits.InTurn);
}
