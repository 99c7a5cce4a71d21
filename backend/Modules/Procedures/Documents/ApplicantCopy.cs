using CyberPort.Platform.Documents;

namespace CyberPort.Procedures.Documents;

/// <summary>One section of the form with its answers.</summary>
/// <param name="Title">Title of the step.</param>
/// <param name="Items">Answers as they should be read; without a value: not answered.</param>
internal sealed record CopySection(string Title, IReadOnlyList<LetterItem> Items);

/// <summary>申請書控え: what the applicant sent, to keep.</summary>
internal sealed record ApplicantCopy
{
    /// <summary>The authority.</summary>
    public required Letterhead Letterhead { get; init; }

    /// <summary>Reference number, day and procedure.</summary>
    public required AnsweredFiling Application { get; init; }

    /// <summary>When it was sent, Tokyo wall time <c>yyyy-MM-ddTHH:mm</c>.</summary>
    public required string SubmittedAt { get; init; }

    /// <summary>Who sent it.</summary>
    public required string Applicant { get; init; }

    /// <summary>Form and version on which the answers stand.</summary>
    public string? FormVersion { get; init; }

    /// <summary>All answers.</summary>
    public required IReadOnlyList<CopySection> Sections { get; init; }

    /// <summary>Attached files, as they should be read.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>連署: who signed with the applicant.</summary>
    public IReadOnlyList<string> CoSigners { get; init; } = [];

    /// <summary>Language of the fixed words: <c>ja</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "ja";
}
