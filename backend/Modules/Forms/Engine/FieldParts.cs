using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;

namespace CyberPort.Forms.Engine;

/// <summary>Limits that hold where a field says nothing.</summary>
internal sealed record TypeLimits(
    int Text, int LongText, int Email, int FileCount, long FileBytes, int Rows, int Other, decimal Money, IReadOnlyList<string> Accept);

/// <summary>Composite answers as data: Data/types.json, shared with the page.</summary>
internal sealed record TypeTable(
    TypeLimits Limits, IReadOnlyList<FieldType> Labelled, IReadOnlyDictionary<FieldType, IReadOnlyList<FormField>> Parts);

/// <summary>What the parts of a question are.</summary>
internal static class FieldParts
{
    private static readonly TypeTable Table = FormJson.Read<TypeTable>(FormJson.Data("types.json"));

    public static TypeLimits Limits => Table.Limits;

    /// <summary>Whether messages name the whole beside the part (申請者の電話番号), because several of a kind may stand on one form.</summary>
    public static bool IsLabelled(FieldType type) => Table.Labelled.Contains(type);

    public static bool IsComposite(FieldType type) => type is FieldType.Party or FieldType.Address or FieldType.Vessel or FieldType.Period;

    public static bool IsRows(FieldType type) => type is FieldType.Group or FieldType.Cargo;

    public static IReadOnlyList<FormField> Of(FormField field) => field.Type switch
    {
        FieldType.Group => field.Fields ?? [],
        FieldType.Period => Period(field),
        _ when !Table.Parts.TryGetValue(field.Type, out var parts) => [],
        _ when field.Parts is null => Table.Parts[field.Type],
        _ => [.. Table.Parts[field.Type].Where(part => Use(field, part) != PartUse.Hidden).Select(part => Adapt(field, part))],
    };

    private static IReadOnlyList<FormField> Period(FormField field)
    {
        var parts = Table.Parts[FieldType.Period];
        var type = field.Precision == Precision.Minute ? FieldType.DateTime : FieldType.Date;
        return
        [
            parts[0] with
            {
                Type = type, MinDaysFromToday = field.MinDaysFromToday, MaxDaysFromToday = field.MaxDaysFromToday, NotBefore = field.NotBefore,
            },
            parts[1] with { Type = type },
        ];
    }

    private static PartUse? Use(FormField field, FormField part) =>
        field.Parts!.TryGetValue(part.Id, out var use) ? use : null;

    private static FormField Adapt(FormField field, FormField part)
    {
        var inner = field.Parts!.Where(p => p.Key.StartsWith(part.Id + ".", StringComparison.Ordinal))
            .ToDictionary(p => p.Key[(part.Id.Length + 1)..], p => p.Value);
        var adapted = inner.Count > 0 ? part with { Parts = inner } : part;
        if (Use(field, part) is not null && part.ShowWhen?.Field is { } decides && field.Parts!.GetValueOrDefault(decides) == PartUse.Hidden)
        {
            adapted = adapted with { ShowWhen = null }; // What would decide is not asked: the form itself has decided.
        }

        return Use(field, part) switch
        {
            PartUse.Required => adapted with { Required = true, RequiredWhen = null },
            PartUse.Optional => adapted with { Required = false, RequiredWhen = null },
            _ => adapted,
        };
    }
}
