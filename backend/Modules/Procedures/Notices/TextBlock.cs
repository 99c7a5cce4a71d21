using CyberPort.Platform.Persistence;

namespace CyberPort.Procedures.Notices;

/// <summary>定型文: words for a place where officers type, for all procedures or one.</summary>
internal sealed class TextBlock : ITenantOwned
{
    /// <summary>Places: 補正, 不許可の理由, メッセージ, 許可の条件, 合議・照会, 期間の延長.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["correction", "refusal", "message", "condition", "consultation", "extension"];

    public Guid TenantId { get; set; }
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Kind { get; set; } = "";
    public string? ProcedureCode { get; set; }
    public string Name { get; set; } = "";
    public string Body { get; set; } = "";
    public DateTimeOffset SavedAt { get; set; }
    public string SavedByName { get; set; } = "";
}

/// <summary>文書の本文: an authority's own words for a kind of letter, of all procedures or of one, in the safe part of Typst.</summary>
internal sealed class LetterText : ITenantOwned
{
    public Guid TenantId { get; set; }
    public string Kind { get; init; } = "";

    /// <summary>The procedure whose letters read so; null for all that have no text of their own.</summary>
    public string? ProcedureCode { get; init; }

    /// <summary>Counts over all texts of the kind: a letter that remembers it names its text.</summary>
    public int Version { get; init; }
    public string Body { get; init; } = "";
    public DateTimeOffset SavedAt { get; init; }
    public Guid SavedById { get; init; }
    public string SavedByName { get; init; } = "";
    public DateTimeOffset? RetiredAt { get; private set; }

    public void Retire(DateTimeOffset at) => RetiredAt ??= at;
}
