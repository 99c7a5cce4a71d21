using System.Threading.RateLimiting;

namespace CyberPort.Procedures.Sharing;

/// <summary>How many mails to others somebody may cause: twenty in ten minutes from one address, ten for one account or recipient. Per node.</summary>
internal sealed class MailLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> perAddress = Make(20);
    private readonly PartitionedRateLimiter<string> perPerson = Make(10);

    public bool Allows(string ip, string person)
    {
        using var one = perAddress.AttemptAcquire(ip);
        using var two = perPerson.AttemptAcquire(person);
        return one.IsAcquired && two.IsAcquired;
    }

    public void Dispose()
    {
        perAddress.Dispose();
        perPerson.Dispose();
    }

    private static PartitionedRateLimiter<string> Make(int permits) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { Window = TimeSpan.FromMinutes(10), SegmentsPerWindow = 5, PermitLimit = permits, QueueLimit = 0 }));
}
