using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Tests;

/// <summary>Definitions that nobody thought of: any types, limits, conditions, rows and computed numbers, from a seed.</summary>
internal sealed class RandomForms(Random dice)
{
    private static readonly FieldType[] Plain =
    [
        FieldType.Text, FieldType.LongText, FieldType.Number, FieldType.YesNo, FieldType.Choice, FieldType.Choices, FieldType.Date, FieldType.DateTime,
        FieldType.Email, FieldType.Phone, FieldType.Port, FieldType.Facility, FieldType.Money, FieldType.Declaration, FieldType.Info, FieldType.File,
        FieldType.Number, FieldType.YesNo, FieldType.Choice,
    ];

    private static readonly FieldType[] Whole = [FieldType.Period, FieldType.Address, FieldType.Party, FieldType.Vessel, FieldType.Cargo, FieldType.Group];
    private int names;

    public static FormDefinition Of(int seed) => new RandomForms(new Random(seed)).Form();

    public FormDefinition Form()
    {
        var known = new List<FormField>();
        var steps = new List<FormStep>();
        for (var i = 0; i < dice.Next(1, 4); i++)
        {
            var when = known.Count > 0 && dice.Next(4) == 0 ? Condition(known, 1) : null;
            var fields = new List<FormField>();
            for (var n = 0; n < dice.Next(1, 6); n++)
            {
                fields.Add(Field([.. known, .. fields], true));
            }
            steps.Add(new FormStep($"s{i}", Said($"頁{i}"), fields) { When = when });
            known.AddRange(fields);
        }
        return FormDefinition.Parse(new FormDefinition("random", "1", Said("様式"), steps).ToJson());
    }

    public FormField Field(IReadOnlyList<FormField> known, bool top)
    {
        var type = top && dice.Next(5) == 0 ? One(Whole) : dice.Next(8) == 0 ? FieldType.Computed : One(Plain);
        var id = $"{(char)('a' + dice.Next(26))}{names++}";
        var field = new FormField(id, type, Said($"問{id}"))
        {
            Origin = One([FieldOrigin.Common, FieldOrigin.Optional, FieldOrigin.Own]), Required = dice.Next(3) > 0,
            ShowWhen = known.Count > 0 && dice.Next(4) == 0 ? Condition(known, 2) : null,
            RequiredWhen = known.Count > 0 && dice.Next(8) == 0 ? Condition(known, 1) : null,
        };
        return type switch
        {
            FieldType.Number => field with { Decimals = dice.Next(4), Min = Maybe(-5m), Max = Maybe(500m), Unit = Maybe("トン") },
            FieldType.Money => field with { Max = Maybe(100_000m) },
            FieldType.Text => field with { MaxLength = dice.Next(3) == 0 ? dice.Next(1, 30) : null, Format = dice.Next(4) == 0 ? One(Enum.GetValues<TextFormat>()) : null },
            FieldType.LongText => field with { MinLength = dice.Next(3) == 0 ? 3 : null },
            FieldType.Choice or FieldType.Choices => field with { Options = [.. "abcd"[..dice.Next(1, 5)].Select(code => new FormOption(code.ToString(), Said(code.ToString())))], MinItems = type == FieldType.Choices ? Maybe(1) : null },
            FieldType.Date => field with { MinDaysFromToday = Maybe(0), NotBefore = known.FirstOrDefault(one => one.Type == FieldType.Date)?.Id },
            FieldType.Period => field with { Precision = One(Enum.GetValues<Precision>()), MaxDays = Maybe(31) },
            FieldType.Port or FieldType.Facility => field with { AllowOther = dice.Next(2) == 0 },
            FieldType.Vessel => field with { Parts = dice.Next(2) == 0 ? new Dictionary<string, PartUse> { ["draught"] = PartUse.Hidden, ["imo"] = PartUse.Required } : null },
            FieldType.Group => field with { Fields = Rows(known), MaxItems = Maybe(2), MinItems = Maybe(1) },
            FieldType.Computed => field with { Compute = Compute(known), Decimals = dice.Next(4), Rounding = Maybe(One(Enum.GetValues<Rounding>())), Required = false, RequiredWhen = null, Max = Maybe(50m) },
            _ => field,
        };
    }

    private List<FormField> Rows(IReadOnlyList<FormField> known)
    {
        var fields = new List<FormField>();
        for (var n = 0; n < dice.Next(1, 4); n++)
        {
            fields.Add(Field([.. known.Where(one => one.Type != FieldType.Group), .. fields], false));
        }
        return fields;
    }

    private Compute Compute(IReadOnlyList<FormField> known)
    {
        var numbers = known.Where(one => one.Type is FieldType.Number or FieldType.Money or FieldType.Computed).Select(one => one.Id)
            .Concat(known.Where(one => one.Type == FieldType.Group).SelectMany(one => one.Fields!.Where(inner => inner.Type is FieldType.Number or FieldType.Computed).Select(inner => $"{one.Id}.{inner.Id}")))
            .Concat(known.Where(one => one.Type == FieldType.Cargo).Select(one => $"{one.Id}.tons")).Append("nothing").ToArray();
        var moments = known.Where(one => one.Type is FieldType.Date or FieldType.DateTime).Select(one => one.Id).ToArray();
        var period = known.FirstOrDefault(one => one.Type == FieldType.Period)?.Id;
        var op = One(Enum.GetValues<ComputeOp>());
        return op is ComputeOp.Days or ComputeOp.Hours
            ? new(op, period is not null ? [period] : moments.Length > 0 ? [One(moments), One(moments)] : ["nothing"])
            : new(op, [.. Enumerable.Range(0, op == ComputeOp.Difference ? 2 : dice.Next(1, 4)).Select(_ => One(numbers))]);
    }

    private Condition Condition(IReadOnlyList<FormField> known, int depth)
    {
        if (depth > 0 && dice.Next(3) == 0)
        {
            var inner = new[] { Condition(known, depth - 1), Condition(known, depth - 1) };
            return dice.Next(3) switch { 0 => new() { All = inner }, 1 => new() { Any = inner }, _ => new() { Not = inner[0] } };
        }
        var field = known[dice.Next(known.Count)];
        var (path, leaf) = field.Type is FieldType.Party or FieldType.Vessel ? ($"{field.Id}.name", FieldType.Text) : (field.Id, field.Type);
        return leaf switch
        {
            FieldType.YesNo or FieldType.Declaration => new() { Field = path, Is = Comparison.Equals, Value = JsonValue.Create(dice.Next(2) == 0) },
            FieldType.Choice or FieldType.Choices => new() { Field = path, Is = One([Comparison.Equals, Comparison.NotEquals]), Value = "a" },
            FieldType.Number or FieldType.Money or FieldType.Computed => new() { Field = path, Is = One([Comparison.AtLeast, Comparison.Below]), Value = 10 },
            FieldType.Date => new() { Field = path, Is = Comparison.AtLeast, Value = "2027-01-01" },
            _ => new() { Field = path, Is = One([Comparison.Answered, Comparison.Empty]) },
        };
    }

    private T One<T>(IReadOnlyList<T> of) => of[dice.Next(of.Count)];

    private T? Maybe<T>(T value) where T : struct => dice.Next(2) == 0 ? value : null;

    private string? Maybe(string value) => dice.Next(2) == 0 ? value : null;

    public static LocalText Said(string text) => new(text, text, text);
}

/// <summary>Answers that are right, with some of them spoilt in every way that people and programs find.</summary>
internal static class RandomAnswers
{
    private static readonly string[] Telling =
    [
        "", " ", "あ", "ｶﾞ", "１２", "-5", "12,345トン", "R8.11.21", "2026-12-01", "2027-01-01T08:30", "24:00", "+81(0)3", "〒030-0803", "IMO9074729", "JPAOJ", "a", "b",
        "company", "person", "はい", "no", "{label}", "<script>", "taro@example.jp", "1e9", "0.1", "1.005", "￥1", "10", "3.14159",
    ];

    public static JsonObject Of(FormDefinition form, Random dice)
    {
        var answers = Sample.Of(form, dice.Next(4));
        for (var i = dice.Next(5); i > 0 && answers.Count > 0; i--)
        {
            var at = answers;
            var name = at.ElementAt(dice.Next(at.Count)).Key;
            while ((at[name] as JsonObject ?? (at[name] as JsonArray)?.OfType<JsonObject>().FirstOrDefault()) is { Count: > 0 } inner && dice.Next(4) > 0)
            {
                (at, name) = (inner, inner.ElementAt(dice.Next(inner.Count)).Key);
            }
            at[name] = dice.Next(8) switch
            {
                0 => null,
                1 => JsonValue.Create(dice.Next(2) == 0),
                2 => JsonValue.Create(dice.Next(-20, 2000) / 8.0),
                3 => new JsonArray(at[name]?.DeepClone(), at[name]?.DeepClone()),
                4 => new JsonObject { ["name"] = "x", ["from"] = "2026-12-05", ["to"] = "2026-12-01" },
                _ => JsonValue.Create(Telling[dice.Next(Telling.Length)]),
            };
        }
        return answers;
    }
}
