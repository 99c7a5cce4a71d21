using System.Globalization;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Documents;

namespace CyberPort.Procedures.Permits;

/// <summary>許可書に載せる答え: what of the answers stands on a letter, beside what was decided.</summary>
internal static class PermittedAnswers
{
    /// <summary>What the form puts on a permit; the period applied for gives way to the period permitted, where there is one.</summary>
    public static IReadOnlyList<SummaryLine> Of(FormDefinition form, JsonNode answers, ICodeLookup codes, Permit? permitted)
    {
        var period = permitted is null or { ValidFrom: null, ValidTo: null } ? null : WorkPlans.AskedPeriod(form, answers as JsonObject ?? [])?.Id;
        return [.. FormEngine.OnPermit(form, answers, "ja", codes).Where(line => line.Field != period)];
    }

    /// <summary>The period applied for, as it was answered.</summary>
    public static JsonObject? Asked(FormDefinition form, JsonObject answers) => WorkPlans.AskedPeriod(form, answers) is { } period ? answers[period.Id] as JsonObject : null;

    /// <summary>The first and the last day, with the hour where that day is the one that was applied for.</summary>
    public static (string? From, string? To) Span(JsonObject? asked, Permit permit)
    {
        return (Exact(permit.ValidFrom, "from"), Exact(permit.ValidTo, "to"));

        string? Exact(DateOnly? day, string part)
        {
            var iso = day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return iso is not null && asked?[part] is JsonValue said && said.TryGetValue<string>(out var text) && text.StartsWith(iso, StringComparison.Ordinal) ? text : iso;
        }
    }

    /// <summary>変更・更新の様式: whether the form always says which permit it speaks of, and so nothing of what that one permits.</summary>
    public static bool SpeaksOfAnother(FormDefinition form) =>
        Marked(form).Any(f => f is { Item: PermitLinks.Item, Required: true, ShowWhen: null });

    /// <summary>What such a form says beside the permit's name and date, the kind of filing and the table of changes.</summary>
    public static IEnumerable<SummaryLine> Beside(FormDefinition form, IEnumerable<SummaryLine> lines)
    {
        var told = Marked(form).Where(f => f.Item == PermitLinks.Item || f.Id is "permitDate" or "changeKind" || IsTable(f)).Select(f => f.Id).ToHashSet();
        return lines.Where(line => !told.Contains(line.Field));
    }

    /// <summary>変更する事項: the rows of such a form, each with what it was and what it becomes.</summary>
    public static IEnumerable<AmendedItem> Changes(FormDefinition form, JsonObject answers) =>
        from table in Marked(form).Where(IsTable)
        let asked = FormEngine.Visible(form, answers)
        where asked.Contains(table.Id)
        from row in (answers[table.Id] as JsonArray ?? []).OfType<JsonObject>()
        select new AmendedItem(Text(row, "item") ?? "", Text(row, "before"), Text(row, "after"));

    /// <summary>変更の理由: the applicant's own words; null where the form does not ask for them.</summary>
    public static string? WhyChanged(FormDefinition form, JsonObject answers) => FormEngine.Visible(form, answers)
        .Join(form.Steps.SelectMany(s => s.Fields).Where(f => f is { Id: "reason" or "changeReason", Type: FieldType.LongText or FieldType.Text }), id => id, f => f.Id, (_, f) => Text(answers, f.Id))
        .FirstOrDefault(text => text is not null);

    private static IEnumerable<FormField> Marked(FormDefinition form) => form.Steps.SelectMany(s => s.Fields).Where(f => f.OnPermit);

    private static bool IsTable(FormField field) =>
        field.Type == FieldType.Group && FormEngine.PartsOf(field).Select(p => p.Id).ToHashSet().IsSupersetOf(["item", "before", "after"]);

    private static string? Text(JsonObject of, string name) =>
        of[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
