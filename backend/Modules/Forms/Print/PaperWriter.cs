using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Engine;

namespace CyberPort.Forms.Print;

/// <summary>
/// Turns a form, with answers or without, into what stands on the paper. Without answers every question is printed, each
/// with its condition in words; with answers only what was asked.
/// </summary>
internal sealed class PaperWriter
{
    /// <summary>Wider rows than this do not fit beside each other on A4: each becomes a list of its own.</summary>
    private const int MostColumns = 6;

    private readonly FormDefinition form;
    private readonly JsonObject? answers;
    private readonly string language;
    private readonly DisplayText display;
    private readonly PaperConditions conditions;
    private readonly List<PaperBlock> blocks = [];
    private readonly List<PaperOption> declarations = [];
    private readonly List<PaperAttachment> attachments = [];

    public PaperWriter(FormDefinition form, JsonObject? answers, string language, ICodeLookup? codes)
    {
        (this.form, this.answers, this.language) = (form, answers, language);
        display = new(language, codes, official: true); // as the number, the day and the hour above them
        conditions = new(form, language);
        Write();
    }

    public IReadOnlyList<PaperBlock> Blocks => blocks;
    public IReadOnlyList<PaperOption> Declarations => declarations;
    public IReadOnlyList<PaperAttachment> Attachments => attachments;
    public PaperApplicant? Applicant { get; private set; }

    private bool Blank => answers is null;

    private void Write()
    {
        var scope = Scope.Of(form, answers ?? []);
        var applicant = ApplicantField();
        foreach (var step in form.Steps)
        {
            var rows = new List<PaperRow>();
            var first = true;
            foreach (var field in step.Fields.Where(field => Blank || scope.IsVisible(field)))
            {
                var value = answers?[field.Id];
                if (field == applicant)
                {
                    Applicant = new(field.Label.In(language), Parts(scope, field, value as JsonObject));
                }
                else if (field.Type == FieldType.Declaration)
                {
                    declarations.Add(new(field.Label.In(language), Values.Bool(value) == true));
                }
                else if (field.Type == FieldType.File)
                {
                    attachments.Add(new(field.Label.In(language), IsOptional(field), NoteOf(field), Names(value)));
                }
                else if (FieldParts.IsRows(field.Type))
                {
                    Flush();
                    var note = Join(Blank && first ? conditions.Of(step.When) : null, NoteOf(field));
                    Rows(scope, field, value as JsonArray, Heading(), note);
                    first = false;
                }
                else
                {
                    rows.Add(Row(scope, field, value, step.Fields));
                }
            }

            Flush();

            string? Heading() => first ? step.Title.In(language) : null;

            void Flush()
            {
                if (rows.Count > 0)
                {
                    blocks.Add(new(Heading()) { Note = Blank && first ? conditions.Of(step.When) : null, Rows = [.. rows] });
                    rows.Clear();
                    first = false;
                }
            }
        }
    }

    /// <summary>The party that stands at the top right: the named one, or the first that is always asked.</summary>
    private FormField? ApplicantField() => form.Steps.SelectMany(step => step.Fields.Select(field => (step, field)))
        .Where(one => one.field.Type == FieldType.Party)
        .OrderBy(one => one.field.Id == form.Print?.Applicant ? 0 : one.field.ShowWhen is null && one.step.When is null ? 1 : 2)
        .Select(one => one.field).FirstOrDefault();

    private PaperRow Row(Scope scope, FormField field, JsonNode? value, IReadOnlyList<FormField>? beside)
    {
        var row = new PaperRow(field.Label.In(language))
        {
            Reading = language == "easy" ? field.Reading : null,
            Optional = IsOptional(field),
            Note = Blank ? conditions.Of(field.ShowWhen, beside) : null,
        };
        return field.Type switch
        {
            FieldType.Info => row with { Wide = true, Value = Join(row.Label, field.Help?.In(language)) },
            FieldType.Party or FieldType.Vessel => row with { Parts = Parts(scope, field, value as JsonObject) },
            FieldType.YesNo or FieldType.Declaration or FieldType.Choice or FieldType.Choices when Options(field, value) is { } options => row with { Options = options },
            _ when !Values.IsEmpty(value) => row with { Value = Text(field, value!) },
            _ when !Blank => row with { Value = PaperWords.EmptyAnswer.In(language) },
            _ => row with { Value = PaperWords.Pattern(field, language), Unit = PaperWords.Unit(field, language), Lines = PaperWords.Lines(field) },
        };
    }

    private List<PaperRow> Parts(Scope scope, FormField field, JsonObject? value)
    {
        var parts = FieldParts.Of(field);
        var inner = scope.Row(parts, value);
        return [.. parts.Where(part => Blank || inner.IsVisible(part)).Select(part => Row(inner, part, value?[part.Id], parts))];
    }

    private List<PaperOption>? Options(FormField field, JsonNode? value) => field.Type switch
    {
        FieldType.YesNo =>
        [
            new(MessageTable.Word("yes", language), Values.Bool(value) == true), new(MessageTable.Word("no", language), Values.Bool(value) == false),
        ],
        FieldType.Declaration => [new(MessageTable.Word("ticked", language), Values.Bool(value) == true)],
        _ => field.Options is { } options
            ? [.. options.Select(option => new PaperOption(option.Label.In(language), IsChosen(option.Code, value)))] : null,
    };

    private static bool IsChosen(string code, JsonNode? value) =>
        value is JsonArray several ? several.Any(one => Values.Text(one) == code) : Values.Text(value) == code;

    private void Rows(Scope scope, FormField field, JsonArray? rows, string? heading, string? note)
    {
        var parts = FieldParts.Of(field).Where(part => part.Type != FieldType.Info).ToList();
        var label = field.Label.In(language);
        var flat = parts.Count <= MostColumns && !parts.Any(part => FieldParts.IsComposite(part.Type) && part.Type != FieldType.Period);
        var count = Blank ? EmptyRows(field, flat) : rows?.Count ?? 0;
        if (flat || count == 0)
        {
            blocks.Add(new(heading) { Note = note, Grid = new(label, [.. parts.Select(Head)], [.. Enumerable.Range(0, count).Select(i => Cells(rows?[i] as JsonObject))]) });
            return;
        }

        for (var i = 0; i < count; i++)
        {
            var row = rows?[i] as JsonObject;
            var inner = scope.Row(parts, row);
            var title = $"{label}（{MessageTable.Word("rowTitle", language, ("n", MessageTable.Invariant(i + 1)))}）";
            blocks.Add(new(i == 0 ? heading : null)
            {
                Note = i == 0 ? note : null,
                Rows = [new PaperRow(title) { Parts = [.. parts.Where(part => Blank || inner.IsVisible(part)).Select(part => Row(inner, part, row?[part.Id], parts))] }],
            });
        }

        string?[] Cells(JsonObject? row)
        {
            var inner = scope.Row(parts, row);
            return [.. parts.Select(part => Blank ? Cell(part) : inner.IsVisible(part) && !Values.IsEmpty(row?[part.Id]) ? Text(part, row![part.Id]!) : "")];
        }
    }

    private string Head(FormField part) => part.Label.In(language) + (Blank && PaperWords.Unit(part, language) is { } unit ? $"（{unit}）" : "");

    /// <summary>What stands in an empty cell: small choices as boxes.</summary>
    private string? Cell(FormField part) => Options(part, null) is { Count: <= 4 } options
        ? string.Join(' ', options.Select(option => "□" + option.Label)) : PaperWords.Pattern(part, language);

    private int EmptyRows(FormField field, bool flat) =>
        Math.Min(Math.Max(field.MinItems ?? 1, form.Print?.EmptyRows ?? (flat ? 5 : 2)), field.MaxItems ?? int.MaxValue);

    private string Text(FormField field, JsonNode value) =>
        field.Type == FieldType.Address && value is JsonObject address ? DisplayText.Address(address) : display.Of(field, value);

    private static string[] Names(JsonNode? files) =>
        [.. (files as JsonArray ?? []).Select(file => Values.Text((file as JsonObject)?["name"]) ?? "").Where(name => name.Length > 0)];

    private bool IsOptional(FormField field) => Blank && !field.Required && field.RequiredWhen is null && field.Type != FieldType.Info;

    private string? NoteOf(FormField field) => Blank ? conditions.Of(field.ShowWhen) : null;

    private static string? Join(string? one, string? other) => one is null ? other : other is null ? one : one + "\n" + other;
}
