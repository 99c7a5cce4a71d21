using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Applications;

namespace CyberPort.Procedures.Review;

/// <summary>メッセージ between the applicant and the office.</summary>
internal sealed class Message : CasePart
{
    public bool FromApplicant { get; init; }
    public Guid AuthorId { get; init; }
    public string AuthorName { get; init; } = "";
    public string Text { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>メモ: for the office only.</summary>
internal sealed class Note : CasePart
{
    public Guid AuthorId { get; init; }
    public string AuthorName { get; init; } = "";
    public string Text { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>保存した絞り込み of one officer.</summary>
internal sealed class SavedFilter : ITenantOwned
{
    public Guid TenantId { get; set; }
    public Guid AccountId { get; init; }
    public string Name { get; init; } = "";
    public string Query { get; set; } = "";
}
