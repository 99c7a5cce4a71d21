using System.Globalization;
using CyberPort.Platform.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CyberPort.Procedures.Batch;

/// <summary>XLSX を書く. Every cell is a text with quotePrefix: whatever an applicant typed stays text when somebody opens or edits it.</summary>
internal static class Spreadsheet
{
    private const int MostRows = 2100;

    public static byte[] Write(IReadOnlyList<SheetToWrite> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var list = new Sheets();
            for (var i = 0; i < sheets.Count; i++)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                WriteSheet(part, sheets[i]);
                list.Append(new Sheet
                {
                    Id = workbook.GetIdOfPart(part), SheetId = (uint)(i + 1), Name = sheets[i].Name, State = sheets[i].Hidden ? SheetStateValues.VeryHidden : SheetStateValues.Visible,
                });
            }

            workbook.Workbook = new Workbook(list);
        }

        return stream.ToArray();
    }

    private static void WriteSheet(WorksheetPart part, SheetToWrite sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        var view = new SheetView { WorkbookViewId = 0 };
        if (sheet.Frozen > 0)
        {
            view.Append(new Pane { VerticalSplit = sheet.Frozen, TopLeftCell = $"A{sheet.Frozen + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen });
        }

        writer.WriteElement(new SheetViews(view));
        var columns = sheet.Rows.Count == 0 ? 1 : sheet.Rows.Max(r => r.Count);
        writer.WriteElement(new Columns(new Column { Min = 1, Max = (uint)Math.Max(1, columns), Width = 22, CustomWidth = true, Style = (uint)CellLook.Text }));
        writer.WriteStartElement(new SheetData());
        for (var r = 0; r < sheet.Rows.Count; r++)
        {
            writer.WriteStartElement(new Row { RowIndex = (uint)(r + 1), Hidden = sheet.HidesFirstRow && r == 0 });
            for (var c = 0; c < sheet.Rows[r].Count; c++)
            {
                var cell = sheet.Rows[r][c];
                if (cell.Text is { Length: > 0 } text)
                {
                    writer.WriteElement(new Cell(new InlineString(new Text(WritableText.Of(text)) { Space = SpaceProcessingModeValues.Preserve }))
                    {
                        CellReference = NameOf(c + 1) + (r + 1).ToString(CultureInfo.InvariantCulture), DataType = CellValues.InlineString, StyleIndex = (uint)cell.Look,
                    });
                }
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        if (sheet.Lists.Count > 0)
        {
            writer.WriteElement(new DataValidations(sheet.Lists.Select(l => new DataValidation(new Formula1(l.Value))
            {
                Type = DataValidationValues.List, AllowBlank = true, ShowErrorMessage = false,
                SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{NameOf(l.Key)}{sheet.Frozen + 1}:{NameOf(l.Key)}{MostRows}" },
            })) { Count = (uint)sheet.Lists.Count });
        }

        writer.WriteEndElement();
    }

    /// <summary>1 → A, 27 → AA.</summary>
    public static string NameOf(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : NameOf((column - 1) / 26) + NameOf(((column - 1) % 26) + 1);

    private static Stylesheet Styles()
    {
        CellFormat Look(uint font, uint fill) => new() { NumberFormatId = 49, FontId = font, FillId = fill, ApplyNumberFormat = true, QuotePrefix = true, Alignment = new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top } };
        return new Stylesheet(
            new Fonts(new Font(), new Font(new Bold()), new Font(new FontSize { Val = 9 }, new Color { Rgb = "FF595959" }), new Font(new Color { Rgb = "FFB00020" })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8F1FE" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(Look(0, 0), Look(1, 2), Look(2, 2), Look(3, 0)));
    }
}
