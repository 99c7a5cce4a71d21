using System.Collections.Concurrent;
using CyberPort.Platform.Live;

namespace CyberPort.Procedures.Review;

/// <summary>How many cases each view of an office holds, whoever looks.</summary>
internal sealed record OfficeCounts(int All, int New, int DueSoon, int Correction, int Decision, int Closed);

/// <summary>
/// 受付箱の件数: counted once per office (or officer) and change instead of at every look. Counting is nineteen twentieths of what a
/// page of the queue asks of the database. A change made on any node is heard before the pages are told of it.
/// </summary>
internal sealed class QueueTallies
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<Guid, Tally> tallies = new();
    private readonly TimeProvider time;

    public QueueTallies(LiveNews news, TimeProvider time)
    {
        this.time = time;
        news.TenantChanged += Forget;
    }

    private sealed record Tally(DateOnly Soon, DateTimeOffset At, Lazy<Task<OfficeCounts>> Office)
    {
        public ConcurrentDictionary<Guid, Lazy<Task<OwnCounts>>> Own { get; } = new();
    }

    /// <summary>The office's counts and the officer's own; those who ask at the same moment share one answer.</summary>
    public async Task<QueueCounts> OfAsync(Guid tenant, Guid officer, DateOnly soon, Func<Task<OfficeCounts>> countOffice, Func<Task<OwnCounts>> countOwn)
    {
        var now = time.GetUtcNow();
        var tally = tallies.AddOrUpdate(
            tenant, _ => new(soon, now, new(countOffice)), (_, kept) => kept.Soon == soon && now - kept.At < Kept ? kept : new(soon, now, new(countOffice)));
        try
        {
            var office = await tally.Office.Value; // one after the other: both may run on this reader's one line
            return QueueCounts.Of(office, await tally.Own.GetOrAdd(officer, _ => new(countOwn)).Value);
        }
        catch
        {
            // The one who counted gave up; the others count for themselves.
            tallies.TryRemove(new(tenant, tally));
            return QueueCounts.Of(await countOffice(), await countOwn());
        }
    }

    /// <summary>Counts anew at the next look; null forgets every office.</summary>
    public void Forget(Guid? tenant)
    {
        if (tenant is { } one)
        {
            tallies.TryRemove(one, out _);
        }
        else
        {
            tallies.Clear();
        }
    }
}
