using CyberPort.Forms.Contracts;
using CyberPort.Forms.Engine;
using CyberPort.Platform.Files;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Checks;

/// <summary>Limits, options and parts.</summary>
internal sealed partial class DefinitionRules
{
    private const int MostFiles = 100;

    /// <summary>What the file store knows by its content; anything else would only be refused when somebody sends it.</summary>
    private static readonly HashSet<string> Acceptable = [.. FileTypes.Usual, .. FieldParts.Limits.Accept, FileTypes.Gif, FileTypes.Zip, FileTypes.AnyImage];

    private const decimal Largest = 1_000_000_000_000_000m;

    private void Limits(FormField field, Surroundings around, string at)
    {
        var label = ("label", field.Label);
        Demand(!(field.Min > field.Max), "limits.range", $"{at}/min", label);
        Demand(!(field.MinLength > field.MaxLength) && field.MaxLength is null or (>= 1 and <= 5000) && field.MinLength is null or >= 0, "limits.length", $"{at}/maxLength", label);
        Demand(!(field.MinItems > field.MaxItems) && field.MaxItems is null or (>= 1 and <= 1000) && field.MinItems is null or >= 0, "limits.items", $"{at}/maxItems", label);
        Demand(field.Type != FieldType.Choices || field.Options is not { } options || !(field.MinItems > options.Count), "limits.options", $"{at}/minItems", label);
        Demand(field.Decimals is null or (>= 0 and <= 6), "limits.decimals", $"{at}/decimals", label);
        Demand(Math.Abs(field.Min ?? 0) < Largest && Math.Abs(field.Max ?? 0) < Largest, "limits.digits", $"{at}/max", label);
        Demand(field.MinDaysFromToday is null or (>= -36500 and <= 36500) && field.MaxDaysFromToday is null or (>= -36500 and <= 36500)
            && !(field.MinDaysFromToday > field.MaxDaysFromToday), "limits.days", $"{at}/minDaysFromToday", label);
        Demand(field.MaxFiles is null or (>= 1 and <= MostFiles) && field.MaxBytes is null or (>= 1 and <= FileLimits.UsualSize), "limits.files", $"{at}/maxFiles", label);
        Demand(field.Accept is not { } accept || (accept.Count > 0 && accept.All(Acceptable.Contains)), "limits.accept", $"{at}/accept", label);
        Takes(field.Format is null || field.Type == FieldType.Text, "format");
        Takes(field.Precision is not null == (field.Type == FieldType.Period), "precision");
        Takes(field.Kinds is null || field.Type == FieldType.Facility, "kinds");
        Takes(field.Rounding is null || field.Type == FieldType.Computed, "rounding");
        Takes(!field.OnPermit || PermitAnswers.CanStand(field.Type), "onPermit");
        Demand(field.NotBefore is not { } path || around.At(path) is { Leaf.Type: FieldType.Date or FieldType.DateTime }, "notBefore.field",
            $"{at}/notBefore", label, ("id", Plain(field.NotBefore ?? "")));
        var parts = FieldParts.Of(field with { Parts = null }).Select(part => part.Id).ToHashSet();
        foreach (var part in (field.Parts ?? new Dictionary<string, PartUse>()).Keys)
        {
            Demand(parts.Contains(part.Split('.')[0]), "parts.unknown", $"{at}/parts", label, ("id", Plain(part)));
        }

        void Takes(bool holds, string setting) => Demand(holds, "limits.type", $"{at}/{setting}", label, ("id", Plain(setting)));
    }

    private void Paper(Surroundings top)
    {
        var print = form.Print ?? new();
        Demand(print.EmptyRows is null or (>= 1 and <= 40), "print.rows", "print/emptyRows");
        Demand(print.FormNumber is null or { Length: <= 60 }, "print.number", "print/formNumber");
        Demand(print.Applicant is not { } id || top[id]?.Field.Type == FieldType.Party, "print.applicant", "print/applicant", ("id", Plain(print.Applicant ?? "")));
    }

    private void Choices(FormField field, string at)
    {
        var chooses = field.Type is FieldType.Choice or FieldType.Choices;
        var label = ("label", field.Label);
        Demand(!chooses || field.Options is { Count: > 0 } || field.Codes is not null, "options.none", $"{at}/options", label);
        Demand(!chooses || field.Options is not { Count: > 0 } || field.Codes is null, "options.both", $"{at}/options", label);
        Demand(field.Options is not { Count: 1 }, "options.one", $"{at}/options", label);
        Demand(field.Options is null or { Count: 0 } || chooses, "options.unused", $"{at}/options", label);
        Demand(field.Codes is null || Lists.Contains(field.Codes), "codes.unknown", $"{at}/codes", ("id", Plain(field.Codes ?? "")));
        var options = field.Options ?? [];
        Once(options.Select(option => (option.Code, $"{at}/options/{option.Code}")));
        foreach (var option in options)
        {
            var place = $"{at}/options/{option.Code}/label";
            Demand(option.Code.Trim().Length is > 0 and <= 100, "id.plain", $"{at}/options/{option.Code}", label);
            Demand(option.Label.Ja.Trim().Length > 0, "option.label", place, label, ("id", Plain(option.Code)));
            Demand(option.Label.Ja.Trim().Length == 0 || option.Label.En.Trim().Length > 0, "label.english", place);
        }
        foreach (var same in options.Where(option => option.Label.Ja.Trim().Length > 0).GroupBy(option => option.Label.Ja.Trim()).Where(group => group.Count() > 1))
        {
            Add("option.same", $"{at}/options/{same.Last().Code}/label", label, ("text", same.Last().Label));
        }
    }

    private void Computed(FormField field, Surroundings around, string at)
    {
        var label = ("label", field.Label);
        if (field.Type != FieldType.Computed)
        {
            Demand(field.Compute is null, "computed.unused", $"{at}/compute", label);
            return;
        }
        Demand(field.RequiredWhen is null, "computed.condition", $"{at}/requiredWhen", label);
        if (field.Compute is not { Of.Count: > 0 } compute)
        {
            Add("computed.missing", $"{at}/compute", label);
            return;
        }
        var moments = compute.Op is ComputeOp.Days or ComputeOp.Hours;
        var periods = 0;
        foreach (var path in compute.Of)
        {
            if (Computation.LeafAt(path, id => around[id]?.Field) is not { } leaf)
            {
                Add("computed.field", $"{at}/compute", label, ("id", Plain(path)));
                continue;
            }
            periods += leaf.Type == FieldType.Period ? 1 : 0;
            Demand(moments ? leaf.Type is FieldType.Period or FieldType.Date or FieldType.DateTime : leaf.Type is FieldType.Number or FieldType.Money or FieldType.Computed,
                "computed.type", $"{at}/compute", label, ("other", leaf.Label));
        }
        Demand(compute.Op switch
        {
            ComputeOp.Difference => compute.Of.Count == 2,
            ComputeOp.Days or ComputeOp.Hours => compute.Of.Count == (periods > 0 ? 1 : 2),
            _ => compute.Of.Count <= 100,
        }, "computed.count", $"{at}/compute", label);
        Demand(compute.Op != ComputeOp.Product || compute.Of.Select(path => path.Split('.')[0]).Distinct()
            .Count(head => around[head] is { } known && FieldParts.IsRows(known.Field.Type)) <= 1, "computed.rows", $"{at}/compute", label);
    }
}
