using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CyberPort.Benchmarks;

/// <summary>What a run gave: how many per second, and how long single ones took.</summary>
public sealed record Measured(int Count, double PerSecond, double P50Ms, double P95Ms, double P99Ms, double MaxMs)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{PerSecond,9:F1} /s   p50 {P50Ms,7:F2} ms   p95 {P95Ms,7:F2} ms   p99 {P99Ms,7:F2} ms   max {MaxMs,7:F1} ms   ({Count})");
}

/// <summary>Closed loops: each client starts its next one when the last has ended.</summary>
public static class Load
{
    /// <summary>Clients at once.</summary>
    public const int Clients = 16;

    /// <summary>Runs <paramref name="count"/> times in all; each call gets the client's number and the run's number.</summary>
    public static async Task<Measured> RunAsync(int clients, int count, Func<int, int, Task> one)
    {
        var (times, span) = await TimesAsync(clients, count, one);
        return Of(times, span);
    }

    /// <summary>The single times of a run and its span, to be joined with other runs'.</summary>
    public static async Task<(IReadOnlyCollection<double> Times, TimeSpan Span)> TimesAsync(int clients, int count, Func<int, int, Task> one)
    {
        var times = new ConcurrentBag<double>();
        var next = -1;
        var whole = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) < count;)
            {
                var began = Stopwatch.GetTimestamp();
                await one(client, number);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        })));
        return (times, whole.Elapsed);
    }

    /// <summary>Percentiles of single times over a span.</summary>
    public static Measured Of(IEnumerable<double> milliseconds, TimeSpan whole)
    {
        var sorted = milliseconds.Order().ToArray();
        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
        return new(sorted.Length, sorted.Length / whole.TotalSeconds, At(0.50), At(0.95), At(0.99), sorted[^1]);
    }
}
