using CyberPort.Platform.Actors;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Review;

namespace CyberPort.Procedures.Applications;

/// <summary>One line of what happened, in the reader's language.</summary>
internal sealed record TimelineRow(
    DateTimeOffset At, string Kind, string Text, string? Note, string Actor, bool ByApplicant, CaseState State, string? InPlaceOf)
{
    public static TimelineRow Of(CaseEvent happened, ICurrentActor reader, bool inside) => new(
        happened.At, CaseWords.Slug(happened.Move), reader.Say(CaseWords.Happened(happened.Move)),
        inside || happened.NoteIsPublic || (happened.ByApplicant && happened.Note is not null) ? happened.Note : null,
        happened.ActorName, happened.ByApplicant, happened.StateAfter, inside ? happened.InPlaceOf : null);
}

/// <summary>What is to be corrected.</summary>
internal sealed record CorrectionView(Guid Id, IReadOnlyList<AskedField> Fields, string? Note, DateTimeOffset RequestedAt, string RequestedBy, DateTimeOffset? AnsweredAt)
{
    public static CorrectionView Of(Correction c) => new(c.Id, c.Fields, c.Note, c.RequestedAt, c.RequestedByName, c.AnsweredAt);
}

/// <summary>A document of a case; while it is being made there is nothing to open yet.</summary>
internal sealed record DocumentRow(Guid Id, string Kind, string Name, string Code, string State, DateTimeOffset? MadeAt, DateOnly IssuedAt, string Number, long? Size)
{
    public static DocumentRow Of(IssuedDocument d, ICurrentActor reader) => new(
        d.Id, d.Kind, reader.Say(DocumentWords.Of(d)), d.Code, d.CanBeOpened ? "ready" : "pending", d.MadeAt, d.IssuedOn, d.Number, d.Size);
}

internal sealed record MessageRow(Guid Id, bool FromApplicant, string Author, string Text, DateTimeOffset At)
{
    public static MessageRow Of(Message m) => new(m.Id, m.FromApplicant, m.AuthorName, m.Text, m.At);
}

/// <summary>許可</summary>
internal sealed record PermitView(string Number, int Edition, IReadOnlyList<string> Conditions, DateOnly? ValidFrom, DateOnly? ValidTo, DateTimeOffset IssuedAt, string State)
{
    public static PermitView Of(Permit p, DateOnly today) => new(
        p.Number, p.Edition, p.Conditions, p.ValidFrom, p.ValidTo, p.IssuedAt, p.StateOn(today));
}
