namespace CyberPort.Forms.Variants;

/// <summary>Orders compared: what was moved is what does not keep its place among the others.</summary>
internal static class Sequence
{
    /// <summary>The fewest of the common items that must move to turn one order into the other.</summary>
    public static HashSet<string> Moved(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var place = before.Select((item, i) => (item, i)).ToDictionary(one => one.item, one => one.i);
        var common = after.Where(place.ContainsKey).ToList();
        var kept = Longest([.. common.Select(item => place[item])]);
        return [.. common.Where((_, i) => !kept.Contains(i))];
    }

    /// <summary>Indexes of a longest rising run.</summary>
    private static HashSet<int> Longest(int[] numbers)
    {
        var (tails, previous) = (new List<int>(), new int[numbers.Length]);
        for (var i = 0; i < numbers.Length; i++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = numbers[tails[middle]] < numbers[i] ? (middle + 1, high) : (low, middle);
            }
            previous[i] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[low] = i;
            }
        }
        var kept = new HashSet<int>();
        for (var at = tails.Count > 0 ? tails[^1] : -1; at >= 0; at = previous[at])
        {
            kept.Add(at);
        }
        return kept;
    }
}
