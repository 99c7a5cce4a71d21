using CyberPort.Platform.Text;
using CyberPort.Platform.Time;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CyberPort.Procedures.Exports;

/// <summary>XLSX, written front to back. Text stands as text in its cell, so that nothing of it is ever taken for a formula.</summary>
internal static class Workbook
{
    /// <summary>What a sheet holds at most.</summary>
    public const int MostRows = 1_048_575;

    private const int LongestCell = 32_767;
    private const uint AsDay = 1;
    private const uint AsMoment = 2;

    public static async Task<Written> WriteAsync(ExportTable table, Stream output, Func<int, Task>? progress, CancellationToken cancel)
    {
        using var document = SpreadsheetDocument.Create(output, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var sheet = book.AddNewPart<WorksheetPart>();
        var rows = 0;
        using (var writer = OpenXmlWriter.Create(sheet))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetViews(new SheetView(
                new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
            writer.WriteElement(new Columns(new Column { Min = 1, Max = (uint)table.Columns.Count, Width = 18, CustomWidth = true }));
            writer.WriteStartElement(new SheetData());
            Line(writer, table.Columns.Select(c => (object?)c.Heading));
            await foreach (var row in table.Rows.WithCancellation(cancel))
            {
                Line(writer, row);
                if (++rows % 500 == 0)
                {
                    await (progress?.Invoke(rows) ?? Task.CompletedTask);
                }

                if (rows == MostRows)
                {
                    break;
                }
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        using (var writer = OpenXmlWriter.Create(book))
        {
            writer.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Workbook());
            writer.WriteStartElement(new Sheets());
            writer.WriteElement(new Sheet { Name = table.Name.Length > 31 ? table.Name[..31] : table.Name, SheetId = 1, Id = book.GetIdOfPart(sheet) });
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return new(rows, []);
    }

    private static void Line(OpenXmlWriter writer, IEnumerable<object?> values)
    {
        writer.WriteStartElement(new Row());
        foreach (var value in values)
        {
            writer.WriteElement(NumberOf(value) is { } number
                ? new Cell { CellValue = new CellValue(number.Value), DataType = CellValues.Number, StyleIndex = number.Style }
                : new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(Clean(TableWriter.Text(value) ?? "")) { Space = SpaceProcessingModeValues.Preserve }) });
        }

        writer.WriteEndElement();
    }

    /// <summary>What a workbook can reckon with: numbers, and days and moments in Japan, which it counts from 1900 on.</summary>
    private static (decimal Value, uint Style)? NumberOf(object? value) => value switch
    {
        int number => (number, 0),
        decimal number => (number, 0),
        DateOnly { Year: > 1900 } day => (Days(day.ToDateTime(TimeOnly.MinValue)), AsDay),
        DateTime { Year: > 1900 } moment => (Days(moment), AsMoment),
        DateTimeOffset at => (Days(at.ToOffset(JapaneseCalendar.Offset).DateTime), AsMoment),
        _ => null,
    };

    private static decimal Days(DateTime at) => Math.Round((decimal)at.ToOADate(), 6);

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "yyyy-mm-dd hh:mm" }),
        new Fonts(new Font()),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 165, ApplyNumberFormat = true }));

    /// <summary>What XML can write; a cell has an end.</summary>
    private static string Clean(string text) => WritableText.Beginning(WritableText.Of(text), LongestCell);
}
