namespace CyberPort.Procedures.Clock;

/// <summary>補正のため時計が止まっていた期間: from the request to the answer.</summary>
internal sealed record Stop(DateOnly From, DateOnly To)
{
    /// <summary>The same time without overlaps: a day on which two things were waited for is given back once.</summary>
    public static IEnumerable<Stop> Apart(IEnumerable<Stop> stops)
    {
        Stop? open = null;
        foreach (var stop in stops.OrderBy(s => s.From))
        {
            if (open is null || stop.From > open.To)
            {
                if (open is not null)
                {
                    yield return open;
                }

                open = stop;
            }
            else if (stop.To > open.To)
            {
                open = open with { To = stop.To };
            }
        }

        if (open is not null)
        {
            yield return open;
        }
    }
}
