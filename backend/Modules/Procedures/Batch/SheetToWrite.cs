namespace CyberPort.Procedures.Batch;

/// <summary>How a cell looks; the order is that of the styles in <see cref="Spreadsheet"/>.</summary>
internal enum CellLook : uint
{
    /// <summary>As text: leading zeros stay, and what begins with = is no formula.</summary>
    Text,
    /// <summary>A heading.</summary>
    Heading,
    /// <summary>Small print below a heading.</summary>
    Note,
    /// <summary>An example, or what is wrong.</summary>
    Marked,
}

/// <summary>One cell.</summary>
internal sealed record SheetCell(string? Text, CellLook Look = CellLook.Text);

/// <summary>One sheet to write.</summary>
/// <param name="Name">Name on the tab.</param>
/// <param name="Rows">Rows of cells.</param>
internal sealed record SheetToWrite(string Name, IReadOnlyList<IReadOnlyList<SheetCell>> Rows)
{
    /// <summary>Rows that stay in view.</summary>
    public int Frozen { get; init; }

    /// <summary>The first row is for programs and is not shown.</summary>
    public bool HidesFirstRow { get; init; }

    /// <summary>Nobody sees the sheet.</summary>
    public bool Hidden { get; init; }

    /// <summary>Column number (from 1) → range to choose from.</summary>
    public IReadOnlyDictionary<int, string> Lists { get; init; } = new Dictionary<int, string>();
}
