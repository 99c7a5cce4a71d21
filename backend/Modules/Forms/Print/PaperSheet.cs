using CyberPort.Platform.Documents;

namespace CyberPort.Forms.Print;

/// <summary>紙面: a form as its template <c>forms/paper</c> prints it.</summary>
internal sealed record PaperSheet
{
    public required Letterhead Letterhead { get; init; }
    public required string Title { get; init; }
    public required string To { get; init; }
    public required string Sentence { get; init; }
    public required string Version { get; init; }
    public required IReadOnlyList<PaperBlock> Blocks { get; init; }
    public string? FormNumber { get; init; }

    /// <summary>Nothing is filled in: room is left for the date, the applicant and the office's own marks.</summary>
    public bool Blank { get; init; }

    /// <summary>Day of filing, <c>yyyy-MM-dd</c>.</summary>
    public string? Date { get; init; }
    public PaperMarks? Marks { get; init; }
    public PaperApplicant? Applicant { get; init; }
    public IReadOnlyList<PaperOption> Declarations { get; init; } = [];
    public IReadOnlyList<PaperAttachment> Attachments { get; init; } = [];
    public IReadOnlyList<string> Notes { get; init; } = [];
    public string Language { get; init; } = "ja";

    /// <summary>Stands across every page of what was never filed.</summary>
    public string? Trial { get; init; }
    public string? VerifyUrl { get; init; }
    public string? Code { get; init; }
    public string? Qr { get; init; }
}

/// <summary>受付の欄.</summary>
internal sealed record PaperMarks(string Number, string SentAt, string SentBy);

/// <summary>申請者の欄 at the top right.</summary>
internal sealed record PaperApplicant(string Label, IReadOnlyList<PaperRow> Rows);

/// <summary>A part of the sheet: rows under a heading, or a table of its own.</summary>
internal sealed record PaperBlock(string? Title)
{
    public string? Note { get; init; }
    public IReadOnlyList<PaperRow> Rows { get; init; } = [];
    public PaperGrid? Grid { get; init; }
}

/// <summary>明細: a table with a head row; a cell without text is to be filled in.</summary>
internal sealed record PaperGrid(string Label, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string?>> Rows);

/// <summary>A line of the ruled table: what is asked, and the answer or the room for it.</summary>
internal sealed record PaperRow(string Label)
{
    public string? Reading { get; init; }
    public string? Note { get; init; }
    public bool Optional { get; init; }

    /// <summary>The answer in words, or the pattern to write into.</summary>
    public string? Value { get; init; }

    /// <summary>Unit at the right edge of an empty line.</summary>
    public string? Unit { get; init; }

    /// <summary>How many lines are left empty.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>Runs over the whole width: text to read.</summary>
    public bool Wide { get; init; }
    public IReadOnlyList<PaperOption>? Options { get; init; }
    public IReadOnlyList<PaperRow>? Parts { get; init; }
}

/// <summary>□ or ■ and what it stands for.</summary>
internal sealed record PaperOption(string Label, bool On);

/// <summary>添付書類: what is to be attached, and what was.</summary>
internal sealed record PaperAttachment(string Label, bool Optional, string? Note, IReadOnlyList<string> Files);
