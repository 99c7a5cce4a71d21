using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Engine;

/// <summary>
/// 計算: numbers worked out from other answers, exactly, whatever was sent in their place. An answer that is missing,
/// unreadable or not asked counts as none. Twin of computation.ts.
/// </summary>
internal static class Computation
{
    /// <summary>Fills the computed numbers in, again and again until nothing moves: one may stand on another.</summary>
    public static void Fill(FormDefinition definition, JsonObject answers)
    {
        var fields = definition.Steps.SelectMany(step => step.Fields)
            .Where(field => field.Type == FieldType.Computed || (field.Type == FieldType.Group && Inner(field).Any())).ToList();
        var most = fields.Sum(field => 1 + Inner(field).Count());
        for (var pass = 0; pass < most && Pass(definition, fields, answers); pass++)
        {
        }
    }

    /// <summary>The top-level questions that a computed number, or a computed number in its rows, is worked out from.</summary>
    public static IEnumerable<string> Uses(FormField field) => field.Type == FieldType.Group
        ? Inner(field).SelectMany(Uses).Where(head => field.Fields!.All(one => one.Id != head))
        : (field.Compute?.Of ?? []).Select(path => path.Split('.')[0]);

    /// <summary>The question or part that a path ends at, through parts and rows.</summary>
    public static FormField? LeafAt(string path, Func<string, FormField?> find)
    {
        var steps = path.Split('.');
        return steps.Skip(1).Aggregate(find(steps[0]), (one, step) => one is null ? null : FieldParts.Of(one).FirstOrDefault(part => part.Id == step));
    }

    private static IEnumerable<FormField> Inner(FormField field) => (field.Fields ?? []).Where(one => one.Type == FieldType.Computed);

    private static bool Pass(FormDefinition definition, List<FormField> fields, JsonObject answers)
    {
        var moved = false;
        var scope = Scope.Of(definition, answers);
        foreach (var field in fields)
        {
            if (field.Type == FieldType.Computed)
            {
                moved |= Put(answers, field, scope);
                continue;
            }
            foreach (var row in (answers[field.Id] as JsonArray ?? []).OfType<JsonObject>())
            {
                var inRow = scope.Row(field.Fields!, row);
                foreach (var one in Inner(field))
                {
                    moved |= Put(row, one, inRow);
                }
            }
        }
        return moved;
    }

    private static bool Put(JsonObject into, FormField field, Scope scope)
    {
        var before = Values.Number(into[field.Id]);
        var now = field.Compute is { } compute && Work(compute, scope) is { } exact
            ? exact.Rounded(Math.Clamp(field.Decimals ?? 0, 0, 6), field.Rounding ?? Rounding.Half) : null;
        if (now is { } number)
        {
            into[field.Id] = JsonValue.Create(number);
        }
        else
        {
            into.Remove(field.Id);
        }
        return before != now;
    }

    private static Fraction? Work(Compute compute, Scope scope)
    {
        var given = compute.Of.Select(scope.FindAll).ToList();
        var numbers = given.SelectMany(one => one.Values).Select(Number).OfType<Fraction>().ToList();
        return compute.Op switch
        {
            ComputeOp.Sum => Total(numbers),
            ComputeOp.Minimum => numbers.Count == 0 ? null : numbers.Aggregate((a, b) => b.Minus(a).Top.Sign < 0 ? b : a),
            ComputeOp.Maximum => numbers.Count == 0 ? null : numbers.Aggregate((a, b) => b.Minus(a).Top.Sign > 0 ? b : a),
            ComputeOp.Difference => given.Count == 2 && Totals(given[0].Values) is { } first && Totals(given[1].Values) is { } second ? first.Minus(second) : null,
            ComputeOp.Product => RowByRow(given, values => values.Select(Number).ToList() is var factors && factors.TrueForAll(factor => factor is not null)
                ? factors.Aggregate(new Fraction(1, 1), (a, b) => a.Times(b!.Value)) : null),
            _ => RowByRow(given, values => Span(compute.Op, values)),
        };
    }

    /// <summary>Answers of one row go together; what stands outside of rows goes with each of them.</summary>
    private static Fraction? RowByRow(List<(bool Rows, IReadOnlyList<JsonNode?> Values)> given, Func<IReadOnlyList<JsonNode?>, Fraction?> one)
    {
        var inRows = given.Where(each => each.Rows).ToList();
        var count = inRows.Count == 0 ? 1 : inRows.Min(each => each.Values.Count);
        return Total([.. Enumerable.Range(0, count)
            .Select(row => one([.. given.Select(each => each.Rows ? each.Values[row] : each.Values.Count == 0 ? null : each.Values[0])])).OfType<Fraction>()]);
    }

    private static Fraction? Span(ComputeOp op, IReadOnlyList<JsonNode?> values)
    {
        var (from, to) = values.Count == 1 ? ((values[0] as JsonObject)?["from"], (values[0] as JsonObject)?["to"]) : (values[0], values[^1]);
        if (Moment(from) is not { } start || Moment(to) is not { } end)
        {
            return null;
        }
        var days = end.Day - start.Day + 1; // both days count
        var minutes = start.Minute is { } a && end.Minute is { } b ? ((end.Day - start.Day) * 1440) + b - a : days * 1440;
        return minutes < 0 || days <= 0 ? null : op == ComputeOp.Days ? new Fraction(days, 1) : new Fraction(minutes, 60);
    }

    private static (int Day, int? Minute)? Moment(JsonNode? value)
    {
        if (Values.Text(value) is not { } text || (DateText.ParseDate(text) ?? DateText.ParseDateTime(text)) != text)
        {
            return null;
        }
        var day = DateText.Iso(text[..10])!.Value.DayNumber;
        return text.Length == 10 ? (day, null)
            : (day, (int.Parse(text[11..13], CultureInfo.InvariantCulture) * 60) + int.Parse(text[14..16], CultureInfo.InvariantCulture));
    }

    private static Fraction? Totals(IEnumerable<JsonNode?> values) => Total([.. values.Select(Number).OfType<Fraction>()]);

    private static Fraction? Total(List<Fraction> numbers) => numbers.Count == 0 ? null : numbers.Aggregate((a, b) => a.Plus(b));

    private static Fraction? Number(JsonNode? value)
    {
        if (Values.Number(value) is not { } number || !NumberText.IsWritable(number))
        {
            return null;
        }
        var text = NumberText.Write(number);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? new Fraction(BigInteger.Parse(text, CultureInfo.InvariantCulture), 1)
            : new Fraction(BigInteger.Parse(text.Remove(point, 1), CultureInfo.InvariantCulture), BigInteger.Pow(10, text.Length - point - 1));
    }
}
