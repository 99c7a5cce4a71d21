using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;

namespace CyberPort.Procedures.Exports;

/// <summary>What was written.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Lacking">Characters that the code lacks and 〓 stands for.</param>
internal sealed record Written(int Rows, IReadOnlyCollection<string> Lacking);

/// <summary>Writes a table while it is read, a few hundred rows at a time; no more than those are ever held.</summary>
internal static class TableWriter
{
    private const int AtOnce = 500;

    public static Task<Written> WriteAsync(ExportTable table, ExportFormat format, Stream output, Func<int, Task>? progress, CancellationToken cancel) => format switch
    {
        ExportFormat.Json => JsonAsync(table, output, progress, cancel),
        ExportFormat.Xlsx => Workbook.WriteAsync(table, output, progress, cancel),
        _ => CsvAsync(table, format == ExportFormat.CsvShiftJis ? new Cp932() : null, output, progress, cancel),
    };

    /// <summary>A value as text: days as 2026-12-01, times in Japan.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.ToOffset(Platform.Time.JapaneseCalendar.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static async Task<Written> CsvAsync(ExportTable table, Cp932? shiftJis, Stream output, Func<int, Task>? progress, CancellationToken cancel)
    {
        using var chunk = new MemoryStream();
        // A cell that a spreadsheet would take for a formula is told to be text (CSV injection).
        await using var csv = CsvWriter.Create(
            chunk, new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = shiftJis is null }, leaveOpen: true);
        csv.WriteRecord([.. table.Columns.Select(c => Cell(c.Heading))]);
        var rows = 0;
        await foreach (var row in table.Rows.WithCancellation(cancel))
        {
            csv.WriteRecord([.. row.Select(value => Cell(Text(value) ?? ""))]);
            if (++rows % AtOnce == 0)
            {
                await FlushAsync();
            }
        }

        await FlushAsync();
        return new(rows, shiftJis?.Lacking ?? []);

        // Made plain before it is escaped: a dash that the code lacks becomes a hyphen, which begins a formula.
        string Cell(string text) => shiftJis?.Plain(text) ?? text;

        async Task FlushAsync()
        {
            await csv.FlushAsync(cancel);
            await output.WriteAsync(shiftJis is null ? chunk.ToArray() : Cp932.Bytes(Encoding.UTF8.GetString(chunk.ToArray())), cancel);
            chunk.SetLength(0);
            await (progress?.Invoke(rows) ?? Task.CompletedTask);
        }
    }

    private static async Task<Written> JsonAsync(ExportTable table, Stream output, Func<int, Task>? progress, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartArray();
        var rows = 0;
        await foreach (var row in table.Rows.WithCancellation(cancel))
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Length; i++)
            {
                Member(json, table.Columns[i].Key, row[i]);
            }

            json.WriteEndObject();
            if (++rows % AtOnce == 0)
            {
                await json.FlushAsync(cancel);
                await (progress?.Invoke(rows) ?? Task.CompletedTask);
            }
        }

        json.WriteEndArray();
        await json.FlushAsync(cancel);
        return new(rows, []);
    }

    private static void Member(Utf8JsonWriter json, string key, object? value)
    {
        switch (value)
        {
            case int number:
                json.WriteNumber(key, number);
                break;
            case decimal number:
                json.WriteNumber(key, number);
                break;
            case Coded choice:
                json.WriteString(key, choice.Words);
                json.WritePropertyName(key + "#code");
                choice.Code.WriteTo(json);
                break;
            default:
                json.WriteString(key, value switch
                {
                    DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
                    DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
                    _ => Text(value),
                });
                break;
        }
    }
}
