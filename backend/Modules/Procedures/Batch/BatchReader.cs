using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;
using ExcelDataReader;

namespace CyberPort.Procedures.Batch;

/// <summary>One row as it was written.</summary>
internal sealed record ReadRow(int RowNo, string Label, JsonObject Answers)
{
    /// <summary>Why nothing may be filed from it, whatever it says: nobody knows to which filing its rows belong.</summary>
    public Error? Fault { get; init; }
}

/// <summary>XLSX を読む: cell values only, never a formula; sheets and columns are found by their hidden names, so that order does not matter.</summary>
internal static class BatchReader
{
    public const int MostRows = 2000;

    /// <summary>Rows of further sheets are counted on from multiples of this, so that no two rows of a file share a number.</summary>
    public const int SheetStep = 100_000;

    private const int MostColumns = 1000;

    /// <summary>The reader holds all texts of a workbook in memory, several times as big as they are packed.</summary>
    private const long MostUnpacked = 50L * 1024 * 1024;

    static BatchReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Result<IReadOnlyList<ReadRow>> Read(Stream content, BatchStamp wanted, IReadOnlyList<BatchSheet> sheets, BatchChoices choices)
    {
        try
        {
            if (!Fits(content))
            {
                return BatchErrors.TooLarge;
            }

            using var reader = ExcelReaderFactory.CreateOpenXmlReader(content, new() { LeaveOpen = true });
            var cells = new Dictionary<string, List<object?[]>>();
            do
            {
                if (sheets.Any(s => s.Name == reader.Name) || reader.Name == BatchWorkbook.StampSheet)
                {
                    cells[reader.Name] = Take(reader);
                }
            }
            while (reader.NextResult());
            return Check(cells, wanted) is { } refused ? refused : Rows(cells, sheets, choices);
        }
        catch (Exception broken) when (broken is not (OutOfMemoryException or OperationCanceledException))
        {
            return BatchErrors.Unreadable; // The library throws many kinds of exceptions for files that are no workbooks.
        }
    }

    /// <summary>Whether what is packed in the file fits into the memory: unpacked and counted, as nobody believes the sizes that it declares.</summary>
    private static bool Fits(Stream content)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        var (buffer, total) = (new byte[64 * 1024], 0L);
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                if ((total += read) > MostUnpacked)
                {
                    return false;
                }
            }
        }

        content.Position = 0;
        return true;
    }

    private static List<object?[]> Take(IExcelDataReader reader)
    {
        var rows = new List<object?[]>();
        while (reader.Read() && rows.Count <= MostRows + BatchWorkbook.FirstRow + 1)
        {
            rows.Add([.. Enumerable.Range(0, Math.Min(reader.FieldCount, MostColumns)).Select(i => reader.GetValue(i))]);
        }

        return rows;
    }

    private static Error? Check(Dictionary<string, List<object?[]>> cells, BatchStamp wanted)
    {
        if (!cells.TryGetValue(BatchWorkbook.StampSheet, out var stamp) || stamp is not [{ Length: >= 4 } found, ..]
            || found[0] as string != wanted.Tenant || found[1] as string != wanted.Procedure || found[2] as string != wanted.Form)
        {
            return BatchErrors.OtherForm;
        }

        return Text(found[3]) == wanted.Version ? null : BatchErrors.OldVersion;
    }

    private static Result<IReadOnlyList<ReadRow>> Rows(Dictionary<string, List<object?[]>> cells, IReadOnlyList<BatchSheet> sheets, BatchChoices choices)
    {
        if (!cells.TryGetValue(sheets[0].Name, out var main) || main.Count == 0)
        {
            return BatchErrors.OtherForm;
        }

        var filings = Filled(main, sheets[0], choices).ToList();
        if (filings.Count is 0 or > MostRows)
        {
            return filings.Count == 0 ? BatchErrors.Empty : BatchErrors.TooManyRows;
        }

        var twice = filings.Where(f => f.Number.Length > 0).GroupBy(f => f.Number).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        var rows = filings.Select(f => new ReadRow(f.RowNo, f.Number.Length > 0 ? f.Number : f.RowNo.ToString(CultureInfo.InvariantCulture), f.Answers)
        {
            Fault = twice.Contains(f.Number) ? BatchErrors.NumberTwice(f.Number) : null,
        }).ToList();
        var ofNumber = filings.Zip(rows).Where(f => f.First.Number.Length > 0).DistinctBy(f => f.First.Number).ToDictionary(f => f.First.Number, f => f.Second);
        for (var i = 1; i < sheets.Count; i++)
        {
            if (cells.TryGetValue(sheets[i].Name, out var written) && Distribute(written, sheets[i], i * SheetStep, ofNumber, rows, choices) is { } refused)
            {
                return refused;
            }
        }

        return rows;
    }

    /// <summary>Gives the rows of a list to the filings whose number they bear. Those of a number that no filing bears become rows of their own, with the fault.</summary>
    private static Error? Distribute(List<object?[]> written, BatchSheet sheet, int step, Dictionary<string, ReadRow> ofNumber, List<ReadRow> rows, BatchChoices choices)
    {
        var strays = new Dictionary<string, ReadRow>();
        var count = 0;
        foreach (var inner in Filled(written, sheet, choices))
        {
            if (++count > MostRows)
            {
                return BatchErrors.TooManyRows;
            }

            if (!ofNumber.TryGetValue(inner.Number, out var row) && !strays.TryGetValue(inner.Number, out row))
            {
                row = strays[inner.Number] = new ReadRow(step + inner.RowNo, inner.Number, []) { Fault = BatchErrors.NumberUnknown(sheet.Name, inner.RowNo, inner.Number) };
            }

            var list = row.Answers[sheet.Group!] as JsonArray ?? [];
            row.Answers[sheet.Group!] = list;
            list.Add(inner.Answers);
        }

        rows.AddRange(strays.Values);
        return null;
    }

    private static IEnumerable<(int RowNo, string Number, JsonObject Answers)> Filled(List<object?[]> cells, BatchSheet sheet, BatchChoices choices)
    {
        var columns = (cells.Count == 0 ? [] : cells[0]).Select((key, i) => (i, Column: sheet.Columns.FirstOrDefault(c => c.Path == key as string))).Where(c => c.Column is not null).ToList();
        for (var i = BatchWorkbook.FirstRow - 1; i < cells.Count; i++)
        {
            var number = Text(cells[i].FirstOrDefault()).Trim();
            var answers = new JsonObject();
            foreach (var (at, column) in columns)
            {
                if (at < cells[i].Length && Answer(column!.Field, cells[i][at], choices) is { } answer)
                {
                    Put(answers, column.Path.Split('.'), answer);
                }
            }

            if (number != BatchWorkbook.Example && answers.Count > 0)
            {
                yield return (i + 1, number, answers);
            }
        }
    }

    private static JsonNode? Answer(FormField field, object? cell, BatchChoices choices)
    {
        var text = Text(cell).Trim();
        return text.Length == 0 ? null : field.Type switch
        {
            FieldType.Choices => new JsonArray([.. text.Split(['、', ',', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(one => (JsonNode)choices.CodeOf(field, one))]),
            FieldType.Choice or FieldType.YesNo or FieldType.Facility or FieldType.Port => choices.CodeOf(field, text),
            _ => text,
        };
    }

    /// <summary>A cell as people would write it; the form reads it as it reads what is typed.</summary>
    private static string Text(object? cell) => cell switch
    {
        null => "",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        double number => number.ToString("0.############", CultureInfo.InvariantCulture),
        bool flag => flag ? "はい" : "いいえ",
        _ => cell.ToString() ?? "",
    };

    private static void Put(JsonObject into, string[] path, JsonNode value)
    {
        foreach (var key in path[..^1])
        {
            var inner = into[key] as JsonObject ?? [];
            into[key] = inner;
            into = inner;
        }

        into[path[^1]] = value;
    }
}
