using System.Globalization;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Procedures.Batch;

/// <summary>Which form a spreadsheet was made from; stands in a sheet that nobody sees.</summary>
internal sealed record BatchStamp(string Tenant, string Procedure, string Form, string Version);

/// <summary>A row as it is written back, with what is wrong with it.</summary>
internal sealed record RowToWrite(string Label, JsonObject Answers, IReadOnlyList<string> Faults);

/// <summary>入力用ファイル: the spreadsheet to fill in, made from the form's version; and the same with the rows that have errors.</summary>
internal static class BatchWorkbook
{
    public const string StampSheet = "_cyberport";
    public const string Number = "#";
    public const string Fault = "!";
    public const string Example = "例";
    public const int FirstRow = 4;
    private const int MostChoices = 1500;

    public static byte[] Write(FormDefinition form, BatchStamp stamp, IReadOnlyList<BatchSheet> sheets, BatchChoices choices, IReadOnlyList<RowToWrite> rows)
    {
        var (words, ranges) = Choices(sheets, choices);
        var list = sheets.Select(sheet => SheetOf(sheet, choices, ranges, rows)).ToList();
        list.Add(new("選択肢", words));
        list.Add(new("説明", [.. Guide(form).Select(line => (IReadOnlyList<SheetCell>)[new SheetCell(line)])]));
        list.Add(new(StampSheet, [[new(stamp.Tenant), new(stamp.Procedure), new(stamp.Form), new(stamp.Version)]]) { Hidden = true });
        return Spreadsheet.Write(list);
    }

    private static SheetToWrite SheetOf(BatchSheet sheet, BatchChoices choices, Dictionary<FormField, string> ranges, IReadOnlyList<RowToWrite> rows)
    {
        var faults = sheet.Group is null && rows.Count > 0;
        List<IReadOnlyList<SheetCell>> lines =
        [
            [new(Number), .. sheet.Columns.Select(c => new SheetCell(c.Path)), .. Extra(faults, new(Fault))],
            [new("番号", CellLook.Heading), .. sheet.Columns.Select(c => new SheetCell(c.Label, CellLook.Heading)), .. Extra(faults, new("エラー", CellLook.Heading))],
            [new(sheet.Group is null ? "1から" : "申請の番号", CellLook.Note), .. sheet.Columns.Select(c => new SheetCell(NoteOf(c), CellLook.Note))],
            [new(Example, CellLook.Marked), .. sheet.Columns.Select(c => new SheetCell(ExampleOf(c, choices), CellLook.Marked))],
        ];
        foreach (var row in rows)
        {
            foreach (var answers in sheet.Group is { } group ? (row.Answers[group] as JsonArray)?.OfType<JsonObject>() ?? [] : [row.Answers])
            {
                lines.Add([new(row.Label), .. sheet.Columns.Select(c => new SheetCell(Words(c.Field, At(answers, c.Path), choices))),
                    .. Extra(faults, new(string.Join("\n", row.Faults), CellLook.Marked))]);
            }
        }

        return new(sheet.Name, lines)
        {
            Frozen = FirstRow, HidesFirstRow = true,
            Lists = sheet.Columns.Select((c, i) => (Column: i + 2, c.Field)).Where(c => ranges.ContainsKey(c.Field)).ToDictionary(c => c.Column, c => ranges[c.Field]),
        };
    }

    private static SheetCell[] Extra(bool wanted, SheetCell cell) => wanted ? [cell] : [];

    /// <summary>The choices of each column below each other on a sheet, and where they stand.</summary>
    private static (List<IReadOnlyList<SheetCell>> Rows, Dictionary<FormField, string> Ranges) Choices(IReadOnlyList<BatchSheet> sheets, BatchChoices choices)
    {
        var columns = sheets.SelectMany(s => s.Columns).Where(c => c.Field.Type != FieldType.Choices).Select(c => (c.Field, Label: c.Label, All: choices.Of(c.Field)))
            .Where(c => c.All.Count is > 0 and <= MostChoices).ToList();
        var rows = new List<IReadOnlyList<SheetCell>> { columns.Select(c => new SheetCell(c.Label, CellLook.Heading)).ToList() };
        for (var i = 0; i < columns.Select(c => c.All.Count).DefaultIfEmpty().Max(); i++)
        {
            rows.Add([.. columns.Select(c => new SheetCell(i < c.All.Count ? c.All[i].Name.Ja : null))]);
        }

        var ranges = new Dictionary<FormField, string>();
        for (var i = 0; i < columns.Count; i++)
        {
            var name = Spreadsheet.NameOf(i + 1);
            ranges.TryAdd(columns[i].Field, $"'選択肢'!${name}$2:${name}${columns[i].All.Count + 1}");
        }

        return (rows, ranges);
    }

    private static string NoteOf(BatchColumn column) => string.Join("　", new[]
    {
        column.Needed ? "必須" : column.Field.Required ? "場合により必須" : "任意",
        column.Field.Unit, column.Field.Type switch { FieldType.Date => "例 2026-12-01", FieldType.DateTime => "例 2026-12-01 08:30", FieldType.Choices => "「、」で区切る", _ => null },
    }.OfType<string>());

    private static string ExampleOf(BatchColumn column, BatchChoices choices) =>
        choices.Of(column.Field) is { Count: > 0 } all ? all[0].Name.Ja
        : column.Field.Type switch
        {
            FieldType.Date => "2026-12-01",
            FieldType.DateTime => "2026-12-01 08:30",
            FieldType.Phone => "0176-12-3456",
            FieldType.Email => "tanto@example.jp",
            _ => column.Field.Example?.Ja ?? "",
        };

    private static string? Words(FormField field, JsonNode? value, BatchChoices choices) => value switch
    {
        null or JsonObject => null,
        JsonArray several => string.Join("、", several.Select(one => choices.WordsOf(field, one?.ToString() ?? ""))),
        JsonValue flag when flag.TryGetValue<bool>(out var yes) => choices.WordsOf(field, yes ? "yes" : "no"),
        JsonValue number when number.TryGetValue<double>(out var n) => n.ToString(CultureInfo.InvariantCulture),
        _ => choices.WordsOf(field, value.ToString()),
    };

    private static JsonNode? At(JsonObject answers, string path) => path.Split('.').Aggregate<string, JsonNode?>(answers, (node, key) => (node as JsonObject)?[key]);

    private static string[] Guide(FormDefinition form) =>
    [
        $"{form.Title.Ja}（様式の版 {form.Version}）",
        "1. 「申請」の5行目から、1行に1件ずつ入力します。番号の列に 1、2、3… と入れてください。",
        "2. 「例」の行は読み取りません。",
        "3. 貨物などの一覧は、ほかのシートに「申請の番号」を付けて入力します。",
        "4. 選択肢のある列は、「選択肢」のシートの言葉から選びます。",
        "5. 添付書類が必要な申請は、読み取ったあと下書きにして添付してください。",
    ];
}
