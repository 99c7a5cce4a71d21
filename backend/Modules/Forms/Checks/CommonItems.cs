using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Engine;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Checks;

/// <summary>共通項目の保護: what the national form asks everywhere, a variant may reword and move, but not remove or loosen.</summary>
internal static class CommonItems
{
    public static IEnumerable<FormFinding> Findings(FormDefinition master, FormDefinition form)
    {
        var asked = form.Steps.SelectMany(step => step.Fields.Select(field => (Step: step, Field: field))).DistinctBy(one => one.Field.Id).ToDictionary(one => one.Field.Id);
        foreach (var step in master.Steps)
        {
            foreach (var common in step.Fields.Where(field => field.Origin == FieldOrigin.Common && field.Type != FieldType.Info))
            {
                if (!asked.TryGetValue(common.Id, out var own))
                {
                    yield return FormFinding.Of("common.missing", "steps", ("label", common.Label));
                    continue;
                }
                var at = $"steps/{own.Step.Id}/fields/{common.Id}";
                foreach (var finding in Against(common, step.When, own.Field, own.Step.When, at))
                {
                    yield return finding;
                }
                foreach (var inner in InRows(common, own.Field, at))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<FormFinding> InRows(FormField common, FormField own, string at)
    {
        foreach (var inner in (common.Fields ?? []).Where(field => field.Origin == FieldOrigin.Common && field.Type != FieldType.Info))
        {
            var place = $"{at}/fields/{inner.Id}";
            foreach (var finding in own.Fields?.FirstOrDefault(field => field.Id == inner.Id) is { } found
                ? Against(inner, null, found, null, place) : [FormFinding.Of("common.missing", at, ("label", inner.Label))])
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<FormFinding> Against(FormField common, Condition? commonWhen, FormField own, Condition? ownWhen, string at)
    {
        var label = ("label", common.Label);
        if (own.Type != common.Type)
        {
            yield return FormFinding.Of("common.type", $"{at}/type", label);
            yield break;
        }
        if (own.Origin != FieldOrigin.Common)
        {
            yield return FormFinding.Of("common.origin", $"{at}/origin", label);
        }
        if (own.Item != common.Item)
        {
            yield return FormFinding.Of("common.item", $"{at}/item", label, ("id", new(common.Item ?? "–", common.Item ?? "–")));
        }
        if (Loosened(common, own))
        {
            yield return FormFinding.Of("common.required", $"{at}/required", label);
        }
        if (!(Same(own.ShowWhen, common.ShowWhen) || own.ShowWhen is null) || !(Same(ownWhen, commonWhen) || ownWhen is null))
        {
            yield return FormFinding.Of("common.hidden", $"{at}/showWhen", label);
        }
        var parts = FieldParts.Of(own).ToDictionary(part => part.Id);
        foreach (var part in common.Type == FieldType.Group ? [] : FieldParts.Of(common).Where(part => part.Required && part.RequiredWhen is null))
        {
            if (!parts.TryGetValue(part.Id, out var kept) || !kept.Required)
            {
                yield return FormFinding.Of("common.parts", $"{at}/parts", label, ("id", part.Label));
            }
        }
    }

    /// <summary>Mandatory stays mandatory; under a condition it may become mandatory always, but under no other condition.</summary>
    private static bool Loosened(FormField common, FormField own)
    {
        var always = own.Required && own.RequiredWhen is null;
        return !always && (common.RequiredWhen is { } when ? !Same(own.RequiredWhen, when) : common.Required);
    }

    private static bool Same(Condition? one, Condition? other) =>
        one is null || other is null ? one is null && other is null : FormJson.Write(one) == FormJson.Write(other);
}
