using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;

namespace CyberPort.Procedures.Applications;

/// <summary>Forms and code lists of the entered authority, as cases need them.</summary>
internal sealed class CaseForms(IForms forms, ITenantContext scope)
{
    public static readonly Error Missing = new("form.not-found", ErrorKind.NotFound, new(
        "この手続の様式が見つかりません。窓口にご連絡ください。", "The form of this procedure is missing. Please contact the office."));

    /// <summary>A form, in the named version or the one in force.</summary>
    public async Task<Result<FormDefinition>> FindAsync(string code, string? version, CancellationToken cancel) =>
        await forms.GetAsync(scope.Current.Id, code, version, cancel) is { } definition ? definition : Missing;

    /// <summary>The code lists that answers are checked against.</summary>
    public Task<ICodeLookup> CodesAsync(CancellationToken cancel) => forms.CodesAsync(scope.Current.Id, cancel);
}

/// <summary>What lists and searches show of the answers.</summary>
internal static class Digest
{
    private static readonly FieldType[] Telling = [FieldType.Facility, FieldType.Period, FieldType.Date, FieldType.DateTime, FieldType.Text, FieldType.LongText];

    public static CaseDigest Of(FormDefinition definition, JsonObject answers, string fallbackName, string number, ICodeLookup codes)
    {
        var fields = definition.Steps.SelectMany(s => s.Fields).ToList();
        var party = First(fields, answers, FieldType.Party);
        var vessel = First(fields, answers, FieldType.Vessel);
        var applicant = Text(party, "name") ?? Text(answers, "applicantName") ?? fallbackName;
        var vesselName = Text(vessel, "name") ?? Text(answers, "vesselName");
        var search = SearchIndex.TextOf([applicant, Text(party, "kana"), Text(party, "representative"), vesselName, Text(vessel, "callSign"), Text(vessel, "imo")]);
        return new(
            Short(applicant, 100), vesselName is null ? null : Short(vesselName, 60), Summary(definition, fields, answers, codes),
            $"{search}|{SearchIndex.TextOf([number])}", SearchIndex.Grams(search));
    }

    private static LocalText Summary(FormDefinition definition, List<FormField> fields, JsonObject answers, ICodeLookup codes)
    {
        var lines = FormEngine.Summary(definition, answers, "ja", codes).ToLookup(l => l.Field);
        // What the form itself marks comes first; then where and when.
        var parts = fields.Where(f => f.Summary && Tells(f))
            .Concat(Telling.Take(4).Select(type => fields.FirstOrDefault(f => f.Type == type && !f.Summary && Tells(f))))
            .OfType<FormField>().Take(2)
            .ToList();
        if (parts.Count == 0)
        {
            // Whom to call is no matter of the case, wherever the form asks for it.
            parts = [.. fields.Where(f => Telling.Contains(f.Type) && Tells(f) && f.Item?.StartsWith("applicant.", StringComparison.Ordinal) != true).Take(1)];
        }

        // A question left open has words too (未記入); they tell nothing in a list.
        bool Tells(FormField field) => answers[field.Id] is not null && lines.Contains(field.Id);
        // Only what is shown is said again in English, as a form of these questions.
        var shown = new FormDefinition(definition.Code, definition.Version, definition.Title,
            [new("digest", definition.Title, [.. parts.Select(f => f with { ShowWhen = null, RequiredWhen = null, Required = false, NotBefore = null })])]);
        var english = FormEngine.Summary(shown, answers, "en", codes).ToLookup(l => l.Field);
        return new(Joined(lines), Joined(english));

        string Joined(ILookup<string, SummaryLine> said) =>
            Short(string.Join("　", parts.Select(f => said[f.Id].FirstOrDefault()?.Text.ReplaceLineEndings(" "))), 120);
    }

    private static JsonObject? First(List<FormField> fields, JsonObject answers, FieldType type) =>
        fields.Where(f => f.Type == type).Select(f => answers[f.Id] as JsonObject).FirstOrDefault(a => a is not null);

    private static string? Text(JsonObject? of, string name) =>
        of?[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static string Short(string text, int most) => text.Length <= most ? text
        : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1), "…");
}
