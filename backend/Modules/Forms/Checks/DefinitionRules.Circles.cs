using CyberPort.Forms.Contracts;
using CyberPort.Forms.Engine;

namespace CyberPort.Forms.Checks;

/// <summary>Circles: conditions and computations that wait for themselves.</summary>
internal sealed partial class DefinitionRules
{
    /// <summary>Questions that decide about each other in a circle have no answer to begin with.</summary>
    private void Circles(IEnumerable<(FormField Field, Condition? When)> fields, string at) => Circle("condition.circle", at, fields
        .DistinctBy(one => one.Field.Id)
        .ToDictionary(one => one.Field.Id, one => Heads(one.When).Concat(Heads(one.Field.ShowWhen)).ToHashSet()));

    /// <summary>A computed number that waits for itself, also by way of whether what it uses is asked.</summary>
    private void ComputedCircles(IEnumerable<(FormField Field, Condition? When)> fields, string at)
    {
        var all = fields.DistinctBy(one => one.Field.Id).ToList();
        if (!findings.Any(finding => finding.Code == "condition.circle") && all.Any(one => Computation.Uses(one.Field).Any()))
        {
            Circle("computed.circle", at, all.ToDictionary(one => one.Field.Id,
                one => Computation.Uses(one.Field).Concat(Heads(one.When)).Concat(Heads(one.Field.ShowWhen)).ToHashSet()));
        }
    }

    private void Circle(string code, string at, Dictionary<string, HashSet<string>> asks)
    {
        bool known;
        do
        {
            // Whoever asks nobody left is settled; what never settles stands in a circle or hangs on one.
            known = asks.Where(one => !one.Value.Any(asks.ContainsKey)).Select(one => one.Key).ToList() is { Count: > 0 } settled
                && settled.All(asks.Remove);
        }
        while (known);
        Demand(asks.Count == 0, code, at, ("id", Plain(string.Join(", ", asks.Keys))));
    }

    private static IEnumerable<string> Heads(Condition? condition) => condition is null ? []
        : Leaves(condition).Select(leaf => leaf.Field).OfType<string>().Select(path => path.Split('.')[0]);
}
