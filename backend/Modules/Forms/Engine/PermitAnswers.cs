using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Engine;

/// <summary>許可書に載せる答え: what the form marks, in its order; a form that marks nothing tells it by the kinds of its questions.</summary>
internal static class PermitAnswers
{
    private const int Usual = 6;

    private static readonly FieldType[] Naming = [FieldType.Vessel, FieldType.Facility, FieldType.Port, FieldType.Period, FieldType.Cargo];
    private static readonly FieldType[] Plain = [FieldType.Text, FieldType.LongText, FieldType.Number, FieldType.Date, FieldType.DateTime, FieldType.Choice];

    /// <summary>Whether an answer of this kind can stand on a letter: a file is not read there, and a tick says nothing about the matter.</summary>
    public static bool CanStand(FieldType type) => type is not (FieldType.File or FieldType.Declaration or FieldType.Info);

    public static IReadOnlyList<SummaryLine> Of(FormDefinition definition, JsonObject answers, string language, ICodeLookup? codes)
    {
        var answered = SummaryText.Lines(definition, answers, language, codes).Where(line => line.Value is not null).Select(line => line.Path).ToHashSet();
        var fields = definition.Steps.SelectMany(step => step.Fields).Where(field => answered.Contains(field.Id)).ToList();
        var chosen = (definition.Steps.SelectMany(step => step.Fields).Any(field => field.OnPermit)
            ? fields.Where(field => field.OnPermit && CanStand(field.Type)) : ByKind(fields)).Select(field => field.Id).ToHashSet();
        return [.. SummaryText.Of(definition, answers, language, codes, official: true).Where(line => chosen.Contains(line.Field))];
    }

    /// <summary>Vessel, facility, place and period; up to six with the first plain answers. Whom to call is no part of the matter.</summary>
    private static IEnumerable<FormField> ByKind(List<FormField> fields)
    {
        var naming = fields.Where(field => Naming.Contains(field.Type)).Take(Usual).ToList();
        return naming.Concat(fields.Where(field => Plain.Contains(field.Type) && !IsContact(field)).Take(Usual - naming.Count));
    }

    private static bool IsContact(FormField field) => field.Item is { } item && (item.StartsWith("applicant.", StringComparison.Ordinal) || item.StartsWith("contact.", StringComparison.Ordinal));
}
