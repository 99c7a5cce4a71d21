using System.Text.Json.Nodes;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Contracts;

/// <summary>紙の様式: prints a form on A4, empty to be filled in by hand, or with the answers. One text, one template.</summary>
public interface IPaperForms
{
    /// <summary>Prints a form of the entered authority.</summary>
    /// <returns>The PDF, or <c>documents.engine-unavailable</c>.</returns>
    Task<Result<PaperForm>> PrintAsync(FormDefinition form, PaperOrder order, CancellationToken cancel);
}

/// <summary>What the filer does with the form; decides over the sentence under the title.</summary>
public enum PaperAct
{
    /// <summary>次のとおり申請します</summary>
    Apply,
    /// <summary>次のとおり届け出ます</summary>
    Notify,
    /// <summary>次のとおり報告します</summary>
    Report,
}

/// <summary>What is to be printed.</summary>
public sealed record PaperOrder
{
    /// <summary>Title of the procedure; the form's own when not given.</summary>
    public LocalText? Title { get; init; }

    /// <summary>様式番号 by which the procedure knows its paper; the form's own when not given.</summary>
    public string? FormNumber { get; init; }

    /// <summary>根拠条文, for the sentence under the title.</summary>
    public LocalText? LegalBasis { get; init; }

    /// <summary>申請, 届出 or 報告.</summary>
    public PaperAct Act { get; init; }

    /// <summary>Answers; without them the form is printed empty.</summary>
    public JsonObject? Answers { get; init; }

    /// <summary>What became of it, once it was sent.</summary>
    public PaperReceipt? Receipt { get; init; }

    /// <summary>試行: nothing was filed; the paper says so on every page and bears no number.</summary>
    public bool IsTrial { get; init; }

    /// <summary><c>ja</c>, <c>en</c> or <c>easy</c>.</summary>
    public string Language { get; init; } = "ja";
}

/// <summary>控え: what is printed on a form that was sent.</summary>
/// <param name="Number">受付番号.</param>
/// <param name="SentAt">提出日時.</param>
/// <param name="SentBy">Who sent it.</param>
public sealed record PaperReceipt(string Number, DateTimeOffset SentAt, string SentBy)
{
    /// <summary>確認番号 with the address of its public page.</summary>
    public (string Code, string Address)? Verification { get; init; }

    /// <summary>The applicant's own copy carries 控え in its title.</summary>
    public bool IsCopy { get; init; }

    /// <summary>Names of the files that were sent.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}

/// <summary>A printed form.</summary>
/// <param name="Pdf">The document.</param>
/// <param name="Tag">Changes exactly when anything on the paper changes.</param>
public sealed record PaperForm(byte[] Pdf, string Tag);
