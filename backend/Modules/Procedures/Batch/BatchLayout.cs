using CyberPort.Forms.Contracts;

namespace CyberPort.Procedures.Batch;

/// <summary>One column of the spreadsheet.</summary>
/// <param name="Path">Path of the answer within the row, for example <c>vessel.name</c>.</param>
/// <param name="Field">The question or part.</param>
/// <param name="Label">Heading: 船舶：船名.</param>
/// <param name="Needed">Must be filled in, as far as no condition decides.</param>
internal sealed record BatchColumn(string Path, FormField Field, string Label, bool Needed);

/// <summary>One sheet: the filings, or the rows of one group or list of cargo.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Group">The question whose rows these are; null for the filings.</param>
/// <param name="Columns">Its columns after the number.</param>
internal sealed record BatchSheet(string Name, string? Group, IReadOnlyList<BatchColumn> Columns);

/// <summary>様式から表へ: a column per answer, a further sheet per question with rows. Files and declarations do not fit in cells.</summary>
internal static class BatchLayout
{
    private static readonly FieldType[] NotInCells = [FieldType.File, FieldType.Declaration, FieldType.Info];

    public static IReadOnlyList<BatchSheet> Of(FormDefinition form)
    {
        var fields = form.Steps.SelectMany(s => s.Fields).Where(f => !NotInCells.Contains(f.Type)).ToList();
        var names = new HashSet<string> { "申請", "選択肢", "説明" };
        return
        [
            new("申請", null, [.. fields.Where(f => !IsRows(f)).SelectMany(f => Columns(f, "", "", always: true))]),
            .. fields.Where(IsRows).Select(f => new BatchSheet(SheetName(f.Label.Ja, names), f.Id,
                [.. FormEngine.PartsOf(f).Where(p => !NotInCells.Contains(p.Type) && !IsRows(p)).SelectMany(p => Columns(p, "", "", always: true))])),
        ];
    }

    private static bool IsRows(FormField field) => field.Type is FieldType.Group or FieldType.Cargo;

    // Always: what holds the field is itself asked of everybody. A part of the agent is needed only where there is one.
    private static IEnumerable<BatchColumn> Columns(FormField field, string path, string label, bool always)
    {
        always = always && field is { Required: true, RequiredWhen: null, ShowWhen: null };
        var (at, name) = (path + field.Id, label.Length == 0 ? field.Label.Ja : $"{label}：{field.Label.Ja}");
        var parts = FormEngine.PartsOf(field);
        return parts.Count > 0 && !IsRows(field)
            ? parts.Where(p => !NotInCells.Contains(p.Type)).SelectMany(p => Columns(p, at + ".", label.Length == 0 ? name : label, always))
            : [new(at, field, name, always)];
    }

    private static string SheetName(string label, HashSet<string> taken)
    {
        var plain = string.Concat(label.Where(c => c is not (':' or '\\' or '/' or '?' or '*' or '[' or ']' or '\'')));
        plain = plain.Length > 25 ? plain[..25] : plain;
        var name = plain;
        for (var n = 2; !taken.Add(name); n++)
        {
            name = plain + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }
}
