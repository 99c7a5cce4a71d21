namespace CyberPort.Procedures.Applications;

/// <summary>意見</summary>
internal enum Opinion
{
    /// <summary>異議なし</summary>
    Agree,
    /// <summary>意見あり</summary>
    Remarks,
    /// <summary>反対</summary>
    Objects,
}

/// <summary>A file that an outside body sent with its answer.</summary>
internal sealed record OpinionFile(Guid Id, string Name, long Size, string ContentType, string Key);

/// <summary>
/// 合議・照会: somebody who is asked about a case, with a deadline. Inside: an officer or a desk. Outside: a body by link; it sees
/// the answers and files that were chosen for it and nothing else, and needs no account.
/// </summary>
internal sealed class Consultation : CasePart
{
    public string Addressee { get; init; } = "";
    public Guid? OfficerId { get; init; }
    public Guid? DeskId { get; init; }
    public string? Email { get; init; }

    /// <summary>In which language an outside body is written to.</summary>
    public string Language { get; init; } = "ja";
    public string Question { get; init; } = "";
    public DateOnly DueOn { get; init; }

    /// <summary>The case is not decided before it is answered or ended.</summary>
    public bool Mandatory { get; init; }

    /// <summary>Waiting for it is not counted into the processing period; the authority's choice per procedure.</summary>
    public bool StopsClock { get; init; }
    public List<string> ShownFields { get; init; } = [];
    public List<Guid> ShownFiles { get; init; } = [];
    public Guid AskedById { get; init; }
    public string AskedByName { get; init; } = "";
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>SHA-256 of each link's secret; a reminder carries a link of its own.</summary>
    public string[] LinkHashes { get; private set; } = [];
    public DateTimeOffset? LinkEndsAt { get; init; }

    public Opinion? Opinion { get; private set; }
    public string? Text { get; private set; }
    public string? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public List<OpinionFile> Files { get; private set; } = [];
    public DateTimeOffset? RevokedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public DateTimeOffset? RemindedAt { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public bool IsOutside => Email is not null;

    public void Answer(Opinion opinion, string? text, string by, DateTimeOffset at) =>
        (Opinion, Text, AnsweredBy, AnsweredAt, ClosedAt) = (opinion, string.IsNullOrWhiteSpace(text) ? null : text.Trim(), by, at, at);

    public void Revoke(DateTimeOffset at) => RevokedAt = ClosedAt = at;

    public void AddLink(string hash) => LinkHashes = [.. LinkHashes, hash];

    public void Reminded(DateTimeOffset at) => RemindedAt = at;
}
