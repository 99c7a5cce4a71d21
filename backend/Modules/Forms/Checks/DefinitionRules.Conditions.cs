using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Engine;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Checks;

/// <summary>Conditions: each looks at something that is asked before, compares as its answers allow, and can hold.</summary>
internal sealed partial class DefinitionRules
{
    /// <summary>True when nothing is wrong; <paramref name="also"/> holds wherever this condition is looked at.</summary>
    private bool Conditions(LocalText label, Condition? condition, IReadOnlyList<Condition> also, Surroundings around, int order, string at)
    {
        if (condition is null)
        {
            return true;
        }
        var before = findings.Count;
        foreach (var leaf in Leaves(condition))
        {
            Leaf(label, leaf, around, order, at);
        }
        if (findings.Count == before && !new Satisfiability(around).CanHold([condition, .. also]))
        {
            Add("condition.never", at, ("label", label));
        }
        return findings.Count == before;
    }

    private static IEnumerable<Condition> Leaves(Condition condition) =>
        condition.Not is { } not ? Leaves(not) : (condition.All ?? condition.Any) is { } inner ? inner.SelectMany(Leaves) : [condition];

    private void Leaf(LocalText label, Condition leaf, Surroundings around, int order, string at)
    {
        var said = ("label", label);
        var bare = leaf.Is is Comparison.Answered or Comparison.Empty;
        if (leaf.Field is not { Length: > 0 } path || leaf.Is is not { } how || (!bare && Blank(leaf.Value)))
        {
            Add("condition.incomplete", at, said);
        }
        else if (around.At(path) is not { } target)
        {
            Add(around.LeavesOut(path) ? "condition.hidden" : "condition.field", at, said, ("id", Plain(path)));
        }
        else if (target.Leaf.Type == FieldType.Info)
        {
            Add("condition.hidden", at, said, ("id", Plain(path)));
        }
        else if (target.Head.Order >= order)
        {
            Add("condition.later", at, said, ("other", target.Head.Field.Label));
        }
        else if (!bare)
        {
            Compares(said, leaf, how, target.Leaf, at);
        }
    }

    private static bool Blank(JsonNode? value) => value is null || value is JsonArray { Count: 0 } || Values.Text(value) is { Length: 0 };

    private void Compares((string, LocalText) said, Condition leaf, Comparison how, FormField other, string at)
    {
        var values = leaf.Value is JsonArray list ? [.. list] : new List<JsonNode?> { leaf.Value };
        if (leaf.Value is JsonArray != (how == Comparison.In) || !values.TrueForAll(value => Fits(other.Type, how, value)))
        {
            Add("condition.type", at, said, ("other", other.Label));
            return;
        }
        foreach (var code in values.Select(Values.Text).OfType<string>())
        {
            Demand(other.Options is not { } options || options.Any(option => option.Code == code), "condition.value", at, said,
                ("other", other.Label), ("value", Plain(code)));
        }
        foreach (var number in values.Select(Values.Number).OfType<double>().Where(NumberText.IsWritable))
        {
            var exact = NumberText.Decimal(number);
            var outside = how switch
            {
                Comparison.AtLeast => exact > other.Max,
                Comparison.Below => exact <= other.Min,
                Comparison.NotEquals => false,
                _ => exact < other.Min || exact > other.Max,
            };
            Demand(!outside, "condition.limits", at, said, ("other", other.Label), ("value", Plain(NumberText.Grouped(exact))));
        }
    }

    private static bool Fits(FieldType type, Comparison how, JsonNode? value)
    {
        var ordered = how is Comparison.AtLeast or Comparison.Below;
        return type switch
        {
            FieldType.Number or FieldType.Money or FieldType.Computed => Values.Number(value) is not null,
            FieldType.Date or FieldType.DateTime => Values.Text(value) is { Length: >= 10 } day && DateText.Iso(day[..10]) is not null,
            FieldType.YesNo or FieldType.Declaration => !ordered && Values.Bool(value) is not null,
            FieldType.Choice or FieldType.Choices or FieldType.Text or FieldType.LongText or FieldType.Port or FieldType.Facility
                or FieldType.Email or FieldType.Phone => !ordered && Values.Text(value) is not null,
            _ => false,
        };
    }
}
