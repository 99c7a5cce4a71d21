using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Permits;

namespace CyberPort.Procedures.Applications;

/// <summary>Base of the rows that hang on a case; they belong to its authority.</summary>
internal abstract class CasePart : ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid TenantId { get; set; }
    public Guid ApplicationId { get; init; }
}

/// <summary>申請内容の一版: the answers as they were given at one moment; never changed afterwards.</summary>
internal sealed class AnswerSet : CasePart
{
    public int SetNo { get; init; }
    public string FormVersion { get; init; } = "";
    public string Answers { get; init; } = "{}";
    public DateTimeOffset GivenAt { get; init; }
}

/// <summary>One item that is to be corrected.</summary>
/// <param name="Field">Path of the field.</param>
/// <param name="Text">What is wrong and what to do.</param>
internal sealed record AskedField(string Field, string Text)
{
    /// <summary>The question that opens for this item: a path inside a group or a vessel opens the whole of it.</summary>
    public string Question => QuestionOf(Field);

    /// <summary>The question that a path lies in.</summary>
    public static string QuestionOf(string path) => path.Split('.', '[')[0];
}

/// <summary>補正: a request to put single items right, and its answer.</summary>
internal sealed class Correction : CasePart
{
    public List<AskedField> Fields { get; init; } = [];
    public string? Note { get; init; }
    public DateTimeOffset RequestedAt { get; init; }
    public Guid RequestedById { get; init; }
    public string RequestedByName { get; init; } = "";
    public DateTimeOffset? AnsweredAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    public bool IsOpen => ClosedAt is null;

    /// <summary>When only a note was written, every question is open. What the answers open besides: <see cref="OpenQuestions"/>.</summary>
    public bool Opens(string question) => Fields.Count == 0 || Fields.Any(f => f.Question == question);

    public void Answer(DateTimeOffset at) => AnsweredAt = ClosedAt = at;

    public void Cancel(DateTimeOffset at) => CancelledAt = ClosedAt = at;
}

/// <summary>決裁案: what the reviewer puts forward.</summary>
internal sealed class Recommendation : CasePart
{
    public DecisionOutcome Outcome { get; init; }
    public string? Comment { get; init; }
    public List<string> Conditions { get; init; } = [];
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public string? Reasons { get; init; }
    public Guid ById { get; init; }
    public string ByName { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? ClosedAt { get; private set; }

    public void Close(DateTimeOffset at) => ClosedAt ??= at;
}

/// <summary>処理期間の延長: the old and the new due date, and why.</summary>
internal sealed class Extension : CasePart
{
    public int No { get; init; }
    public int Days { get; init; }
    public DateOnly Before { get; init; }
    public DateOnly After { get; init; }
    public string Reason { get; init; } = "";
    public Guid ById { get; init; }
    public string ByName { get; init; } = "";
    public DateTimeOffset At { get; init; }
}

/// <summary>What was decided.</summary>
internal enum DecisionOutcome
{
    /// <summary>許可</summary>
    Grant,
    /// <summary>不許可</summary>
    Refuse,
    /// <summary>受理</summary>
    Accept,
    /// <summary>取消し</summary>
    Revoke,
    /// <summary>変更</summary>
    Amend,
    /// <summary>更新</summary>
    Renew,
}

/// <summary>決裁: a decision, by whom and why.</summary>
internal sealed class Decision : CasePart
{
    public DecisionOutcome Outcome { get; init; }
    public string? Reasons { get; init; }
    public string? Comment { get; init; }
    public Guid DecidedById { get; init; }
    public string DecidedByName { get; init; } = "";

    /// <summary>代決: the absent one in whose place it was decided.</summary>
    public Guid? InPlaceOfId { get; init; }
    public string? InPlaceOfName { get; init; }
    public DateTimeOffset DecidedAt { get; init; }
}

/// <summary>許可: what the applicant may do, under which conditions, until when. An amendment makes the next edition.</summary>
internal sealed class Permit : CasePart
{
    public Guid DecisionId { get; init; }

    /// <summary>許可の系列: the id of its first permit. One of a chain is in force on any day.</summary>
    public Guid ChainId { get; init; }

    /// <summary>The permit that it follows.</summary>
    public Guid? PreviousId { get; init; }
    public string Number { get; init; } = "";
    public int Edition { get; init; } = 1;
    public List<string> Conditions { get; init; } = [];
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public DateTimeOffset IssuedAt { get; init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public PermitEnd? EndedBecause { get; private set; }

    /// <summary>期間満了: when it was noted that the permit had run out.</summary>
    public DateTimeOffset? ExpiredAt { get; private set; }

    public bool IsEnded => EndedAt is not null;

    public void End(DateTimeOffset at, PermitEnd because)
    {
        if (EndedAt is null)
        {
            (EndedAt, EndedBecause) = (at, because);
        }
    }

    public void Expire(DateTimeOffset at) => ExpiredAt ??= at;

    /// <summary>Where it stands on this day: inForce, notYetInForce, expired, or why it ended.</summary>
    public string StateOn(DateOnly today) =>
        EndedBecause is { } why ? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(why.ToString())
        : ValidTo < today ? "expired"
        : ValidFrom > today ? "notYetInForce"
        : "inForce";
}

/// <summary>保留: a time in which nothing moves.</summary>
internal sealed class Freeze : CasePart
{
    public string Reason { get; init; } = "";
    public bool StopsClock { get; init; }
    public DateTimeOffset From { get; init; }
    public DateTimeOffset? To { get; private set; }

    public void End(DateTimeOffset at) => To ??= at;
}

/// <summary>経過の一行: what happened to a case; the reason when there was one.</summary>
internal sealed class CaseEvent : CasePart
{
    public int Version { get; init; }
    public CaseMove Move { get; init; }
    public CaseState StateAfter { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid ActorId { get; init; }
    public string ActorName { get; init; } = "";
    public bool ByApplicant { get; init; }
    public string? Note { get; init; }

    /// <summary>The applicant may read the note.</summary>
    public bool NoteIsPublic { get; init; }

    /// <summary>代決・代理: the absent one in whose place it was done.</summary>
    public string? InPlaceOf { get; init; }

    /// <summary>Steps inside the office that the applicant is not bothered with.</summary>
    public bool IsInternal => Move is CaseMove.Assign or CaseMove.ProposeRenewal or CaseMove.Release or CaseMove.Transfer or CaseMove.Consult or CaseMove.GiveOpinion or CaseMove.EndConsultation
        || (Move is CaseMove.Take && Version > 2);
}
