using System.Globalization;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Engine;

namespace CyberPort.Forms.Checks;

/// <summary>
/// Whether conditions can hold together at all. They are written as alternatives of plain comparisons; for each answer
/// that is looked at, the values that could make a difference are tried with the engine's own comparison. An answer
/// that must be there must also be asked, so the conditions of its question join in.
/// </summary>
internal sealed class Satisfiability(Surroundings around)
{
    private const int MostAlternatives = 256;
    private const int Deepest = 4;
    private const int MostEffort = 20_000;
    private int effort;

    private sealed record Literal(Condition Leaf, bool Negated)
    {
        public bool Holds(JsonNode? value) => Scope.Compare(Leaf.Is, value, Leaf.Value) != Negated;
    }

    /// <summary>True also when it is too tangled to tell.</summary>
    public bool CanHold(IReadOnlyList<Condition> conditions) => CanHold(conditions, [], 0);

    private bool CanHold(IReadOnlyList<Condition> conditions, HashSet<string> asked, int depth) =>
        depth > Deepest || ++effort > MostEffort || Alternatives(new Condition { All = conditions }, false) is not { } alternatives
        || alternatives.Any(one => CanHold(one, conditions, asked, depth));

    private bool CanHold(List<Literal> together, IReadOnlyList<Condition> conditions, HashSet<string> asked, int depth)
    {
        var more = new List<Condition>();
        var now = new HashSet<string>(asked);
        foreach (var path in together.GroupBy(literal => literal.Leaf.Field!))
        {
            if (around.At(path.Key) is not { } target)
            {
                continue; // told elsewhere
            }
            var fitting = Candidates(target.Leaf, [.. path]).Where(value => path.All(literal => literal.Holds(value))).ToList();
            if (fitting.Count == 0)
            {
                return false;
            }
            if (fitting.All(value => value is not null) && now.Add(path.Key))
            {
                more.AddRange(target.When);
            }
        }
        return more.Count == 0 || CanHold([.. conditions.Concat(more)], now, depth + 1);
    }

    private static List<List<Literal>>? Alternatives(Condition condition, bool negated)
    {
        if (condition.Not is { } not)
        {
            return Alternatives(not, !negated);
        }
        if ((condition.All ?? condition.Any) is not { } inner)
        {
            return condition.Field is null ? null : [[new Literal(condition, negated)]];
        }
        var each = inner.Select(one => Alternatives(one, negated)).ToList();
        var joined = each.Contains(null) ? null : condition.All is not null != negated
            ? each.Aggregate<List<List<Literal>>?, List<List<Literal>>?>([[]], (so, one) => so is null || so.Count * one!.Count > MostAlternatives ? null
                : [.. so.SelectMany(left => one, (left, right) => (List<Literal>)[.. left, .. right])])
            : [.. each.SelectMany(one => one!)];
        return joined is null || joined.Count > MostAlternatives ? null : joined;
    }

    /// <summary>Values that could make a difference; nothing stands for no answer.</summary>
    private static IEnumerable<JsonNode?> Candidates(FormField field, IReadOnlyList<Literal> literals)
    {
        var named = literals.SelectMany(literal => literal.Leaf.Value is JsonArray list ? list.ToList() : [literal.Leaf.Value]).Where(value => value is not null).ToList();
        return field.Type switch
        {
            FieldType.YesNo or FieldType.Declaration => [null, JsonValue.Create(true), JsonValue.Create(false)],
            FieldType.Choices => Sets(field, literals, named),
            FieldType.Choice when field.Options is { } options => [null, .. options.Select(option => (JsonNode?)JsonValue.Create(option.Code))],
            FieldType.Number or FieldType.Money or FieldType.Computed => [null, .. Numbers(field, named)],
            FieldType.Date or FieldType.DateTime => [null, .. Days(named)],
            FieldType.Party or FieldType.Address or FieldType.Vessel or FieldType.Period => [null, new JsonObject { ["x"] = "x" }],
            FieldType.Group or FieldType.Cargo or FieldType.File => [null, new JsonArray(new JsonObject { ["x"] = "x" })],
            _ => [null, JsonValue.Create("\u0001"), .. named],
        };
    }

    private static IEnumerable<JsonNode?> Sets(FormField field, IReadOnlyList<Literal> literals, List<JsonNode?> named)
    {
        var codes = field.Options?.Select(option => option.Code).ToList() ?? [.. named.Select(Values.Text).OfType<string>(), "\u0001"];
        bool May(string code) => !literals.Any(literal => Names(literal.Leaf.Value, code)
            && (literal.Leaf.Is == Comparison.NotEquals ? !literal.Negated : literal.Leaf.Is is Comparison.Equals or Comparison.In && literal.Negated));
        yield return null;
        yield return new JsonArray([.. codes.Where(May).Select(code => (JsonNode?)code)]) is { Count: > 0 } most ? most : null;
        foreach (var code in codes)
        {
            yield return new JsonArray(code);
        }
    }

    private static bool Names(JsonNode? value, string code) =>
        value is JsonArray list ? list.Any(one => Values.Text(one) == code) : Values.Text(value) == code;

    private static IEnumerable<JsonNode?> Numbers(FormField field, IEnumerable<JsonNode?> named)
    {
        var step = (decimal)Math.Pow(10, -(field.Decimals ?? 0));
        var values = named.Select(Values.Number).OfType<double>().Where(NumberText.IsWritable).Select(NumberText.Decimal)
            .SelectMany(value => new[] { value, value - step, value + step, decimal.Floor(value / step) * step, decimal.Ceiling(value / step) * step })
            .Append(field.Min ?? 0).Append(field.Max ?? 1_000_000_000m);
        return values.Where(value => !(value < field.Min) && !(value > field.Max) && value % step == 0).Distinct()
            .Select(value => (JsonNode?)JsonValue.Create((double)value));
    }

    private static IEnumerable<JsonNode?> Days(IEnumerable<JsonNode?> named) => named.Select(Values.Text).OfType<string>()
        .SelectMany(text => text.Length >= 10 && DateText.Iso(text[..10]) is { Year: > 1 and < 9999 } day
            ? new[] { text, day.AddDays(-1).ToString("O", CultureInfo.InvariantCulture), day.AddDays(1).ToString("O", CultureInfo.InvariantCulture) } : [text])
        .Append("2026-11-21").Select(text => (JsonNode?)JsonValue.Create(text));
}
