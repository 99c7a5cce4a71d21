using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Exports;

/// <summary>書き出しの形式</summary>
internal enum ExportFormat
{
    /// <summary>CSV, UTF-8 with BOM</summary>
    Csv,
    /// <summary>CSV, Shift_JIS (CP932)</summary>
    CsvShiftJis,
    /// <summary>Excel</summary>
    Xlsx,
    /// <summary>JSON</summary>
    Json,
    /// <summary>PDF をまとめた ZIP</summary>
    Zip,
}

/// <summary>What is written out.</summary>
internal enum ExportSource
{
    /// <summary>受付箱, as it is filtered</summary>
    Queue,
    /// <summary>許可台帳, as it is filtered</summary>
    Permits,
    /// <summary>一つの手続の回答, one column for each question</summary>
    Answers,
}

/// <summary>One column: its key for programs and its heading for people.</summary>
internal sealed record ExportColumn(string Key, string Heading);

/// <summary>Rows that are read while they are written.</summary>
internal sealed record ExportTable(string Name, IReadOnlyList<ExportColumn> Columns, IAsyncEnumerable<object?[]> Rows);

/// <summary>Names and types of the files.</summary>
internal static class ExportFiles
{
    public static readonly Error UnknownFormat = new("export.unknown-format", ErrorKind.Invalid, new(
        "形式は csv、csvShiftJis、xlsx、json のいずれかです。", "The format is csv, csvShiftJis, xlsx or json."));

    /// <summary>The format of a table that is asked for in an address; CSV when none is, null for what is none.</summary>
    public static ExportFormat? Asked(string? format) =>
        Enum.TryParse<ExportFormat>(format ?? "csv", ignoreCase: true, out var wanted) && Enum.IsDefined(wanted) && wanted != ExportFormat.Zip ? wanted : null;

    public static string Extension(ExportFormat format) => format switch
    {
        ExportFormat.Xlsx => "xlsx", ExportFormat.Json => "json", ExportFormat.Zip => "zip", _ => "csv",
    };

    public static string Type(ExportFormat format) => format switch
    {
        ExportFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ExportFormat.Json => "application/json",
        ExportFormat.Zip => "application/zip",
        ExportFormat.CsvShiftJis => "text/csv; charset=Shift_JIS",
        _ => "text/csv; charset=utf-8",
    };
}
