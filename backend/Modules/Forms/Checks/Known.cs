using CyberPort.Forms.Contracts;
using CyberPort.Forms.Engine;

namespace CyberPort.Forms.Checks;

/// <summary>A question as a condition can see it: where it stands, and when it is asked.</summary>
/// <param name="Field">The question.</param>
/// <param name="Order">Its place in the order of asking.</param>
/// <param name="When">What must hold for it to be asked.</param>
internal sealed record Known(FormField Field, int Order, IReadOnlyList<Condition> When)
{
    public static Known Of(FormField field, int order, Condition? around) =>
        new(field, order, [.. new[] { around, field.ShowWhen }.OfType<Condition>()]);
}

/// <summary>What a path leads to.</summary>
/// <param name="Head">The question it begins with.</param>
/// <param name="Leaf">The question or part it ends at.</param>
/// <param name="When">What must hold for there to be an answer.</param>
internal sealed record Target(Known Head, FormField Leaf, IReadOnlyList<Condition> When);

/// <summary>The questions that a condition at some place can look at.</summary>
internal sealed class Surroundings(IReadOnlyDictionary<string, Known> known)
{
    public static readonly Surroundings None = new(new Dictionary<string, Known>());

    public Known? this[string id] => known.GetValueOrDefault(id);

    public Surroundings With(IEnumerable<Known> inner)
    {
        var all = new Dictionary<string, Known>(known);
        foreach (var one in inner.DistinctBy(one => one.Field.Id)) // of two that share an identifier the first counts, as in the engine
        {
            all[one.Field.Id] = one;
        }
        return new Surroundings(all);
    }

    public Target? At(string path)
    {
        var steps = path.Split('.');
        if (this[steps[0]] is not { } head)
        {
            return null;
        }
        var (leaf, when) = (head.Field, new List<Condition>(head.When));
        for (var i = 1; i < steps.Length; i++)
        {
            if (FieldParts.IsRows(leaf.Type) || FieldParts.Of(leaf).FirstOrDefault(part => part.Id == steps[i]) is not { } part)
            {
                return null;
            }
            if (part.ShowWhen is { } shown)
            {
                when.Add(Rebase(shown, string.Join('.', steps[..i])));
            }
            leaf = part;
        }
        return new Target(head, leaf, when);
    }

    /// <summary>A part that the type has but this form leaves out.</summary>
    public bool LeavesOut(string path)
    {
        var steps = path.Split('.');
        return this[steps[0]] is { } head && (head.Field.Type == FieldType.Info
            || (steps.Length > 1 && !FieldParts.IsRows(head.Field.Type) && FieldParts.Of(head.Field with { Parts = null }).Any(part => part.Id == steps[1])));
    }

    private static Condition Rebase(Condition condition, string whole) => condition with
    {
        Field = condition.Field is { } path ? $"{whole}.{path}" : null,
        All = condition.All?.Select(one => Rebase(one, whole)).ToList(),
        Any = condition.Any?.Select(one => Rebase(one, whole)).ToList(),
        Not = condition.Not is { } not ? Rebase(not, whole) : null,
    };
}
