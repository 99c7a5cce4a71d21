using System.Collections.Concurrent;

namespace CyberPort.Procedures.Catalogue.Finder;

/// <summary>
/// 手続を探す: forgives spelling, reading, synonyms and slips. The index of an authority is built when its procedures have changed;
/// a search then looks at a few dozen small rows in memory.
/// </summary>
internal sealed class ProcedureFinder
{
    /// <summary>An answer less than this share as good as the best is left out.</summary>
    private const double WorthShowing = 0.34;

    /// <summary>What the authority itself puts first stands before what answers about as well.</summary>
    private const double OwnOrder = 0.6;

    private readonly ConcurrentDictionary<Guid, Shelf> shelves = new();

    /// <summary>The procedures that answer, the best first; all of them, in the authority's order, when nothing was typed.</summary>
    public IReadOnlyList<Procedure> Find(Guid authority, IReadOnlyList<Procedure> offered, string? typed)
    {
        var query = FinderQuery.Of(typed);
        if (query.IsEmpty || offered.Count == 0)
        {
            return offered;
        }

        var shelf = ShelfOf(authority, offered);
        var found = shelf.Procedures.Select(p => (p.Procedure, Score: p.Score(query, shelf.Rarity))).Where(p => p.Score > 0.25).ToList();
        var best = found.Count == 0 ? 0 : found.Max(p => p.Score);
        return [.. found.Where(p => p.Score >= best * WorthShowing)
            .OrderByDescending(p => p.Score + (OwnOrder * shelf.Before(p.Procedure))).ThenBy(p => p.Procedure.Position).Select(p => p.Procedure)];
    }

    private Shelf ShelfOf(Guid authority, IReadOnlyList<Procedure> offered)
    {
        var hash = new HashCode();
        foreach (var one in offered)
        {
            hash.Add(one.Code);
            hash.Add(one.Version);
            hash.Add(one.Title.Ja);
        }

        var state = hash.ToHashCode();
        return shelves.TryGetValue(authority, out var kept) && kept.State == state ? kept : shelves[authority] = Shelf.Of(state, offered);
    }

    private sealed record Shelf(int State, IReadOnlyList<ProcedureIndex> Procedures, double[] Rarity)
    {
        private readonly Dictionary<string, int> places = Procedures.Select((p, i) => (p.Procedure.Code, i)).ToDictionary(p => p.Code, p => p.i);

        /// <summary>1 for the first of the authority's list, towards 0 for the last.</summary>
        public double Before(Procedure procedure) => 1 - ((double)places[procedure.Code] / places.Count);

        public static Shelf Of(int state, IReadOnlyList<Procedure> offered)
        {
            List<ProcedureIndex> procedures = [.. offered.Select(p => new ProcedureIndex(p))];
            return new(state, procedures, [.. Enumerable.Range(0, FinderWords.Concepts)
                .Select(concept => Math.Log(1 + ((double)procedures.Count / (1 + procedures.Count(p => p.Knows(concept))))))]);
        }
    }
}
