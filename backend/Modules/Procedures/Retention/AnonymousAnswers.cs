using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Procedures.Retention;

/// <summary>統計に要る回答: what stays of answers when names, contacts and free texts go.</summary>
internal static class AnonymousAnswers
{
    /// <summary>Kinds of answers that say what was done and nothing of who did it.</summary>
    private static readonly FieldType[] Staying =
        [FieldType.Number, FieldType.YesNo, FieldType.Choice, FieldType.Choices, FieldType.Date, FieldType.DateTime, FieldType.Period, FieldType.Port, FieldType.Facility, FieldType.Cargo, FieldType.Money];

    /// <summary>Of a vessel: its size and kind, not its name.</summary>
    private static readonly string[] OfAVessel = ["type", "grossTonnage", "length", "draught", "flag"];

    public static JsonObject Of(FormDefinition? form, JsonObject answers) => form is null ? [] : Of(form.Steps.SelectMany(s => s.Fields), answers);

    private static JsonObject Of(IEnumerable<FormField> fields, JsonObject answers)
    {
        var kept = new JsonObject();
        foreach (var field in fields)
        {
            JsonNode? answer = (field.Type, answers[field.Id]) switch
            {
                (FieldType.Vessel, JsonObject vessel) => new JsonObject(OfAVessel.Where(vessel.ContainsKey).Select(p => KeyValuePair.Create(p, vessel[p]?.DeepClone()))),
                (FieldType.Group, JsonArray rows) => new JsonArray([.. rows.OfType<JsonObject>().Select(r => (JsonNode)Of(field.Fields ?? [], r))]),
                var (type, given) => Staying.Contains(type) ? given?.DeepClone() : null,
            };
            if (answer is not null)
            {
                kept[field.Id] = answer;
            }
        }

        return kept;
    }
}
