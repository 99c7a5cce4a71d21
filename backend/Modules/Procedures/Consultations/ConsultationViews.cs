using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Review;

namespace CyberPort.Procedures.Consultations;

/// <summary>A file that came with an answer.</summary>
internal sealed record OpinionFileRow(Guid Id, string Name, long Size, string ContentType)
{
    public static OpinionFileRow Of(OpinionFile f) => new(f.Id, f.Name, f.Size, f.ContentType);
}

/// <summary>合議・照会 as the office sees it. Kind: officer, desk, outside. State: open, late, answered, ended.</summary>
internal sealed record ConsultationView(
    Guid Id, string Kind, string Addressee, string? Email, string Question, DateOnly DueOn, bool Mandatory, bool StopsClock, string State, OfficerView AskedBy,
    DateTimeOffset AskedAt, Opinion? Opinion, string? Text, string? AnsweredBy, DateTimeOffset? AnsweredAt, IReadOnlyList<OpinionFileRow> Files,
    IReadOnlyList<string> ShownFields, IReadOnlyList<Guid> ShownFiles, bool MayAnswer)
{
    public static ConsultationView Of(Consultation c, MoveContext reader, DateOnly today) => new(
        c.Id, c.IsOutside ? "outside" : c.DeskId is null ? "officer" : "desk", c.Addressee, c.Email, c.Question, c.DueOn, c.Mandatory, c.StopsClock,
        c.AnsweredAt is not null ? "answered" : c.RevokedAt is not null ? "ended" : c.DueOn < today ? "late" : "open", new(c.AskedById, c.AskedByName),
        c.AskedAt, c.Opinion, c.Text, c.AnsweredBy, c.AnsweredAt, [.. c.Files.Select(OpinionFileRow.Of)], c.ShownFields, c.ShownFiles,
        c.IsOpen && !c.IsOutside && (c.DeskId is not null || reader.Capacities.Any(p => p.PersonId == c.OfficerId)));
}

/// <summary>The refusals of consulting.</summary>
internal static class ConsultationErrors
{
    public static readonly Error NotFound = Error.NotFound("consultation");

    public static readonly Error NotAsked = new("consultation.not-asked", ErrorKind.Forbidden, new(
        "この合議は、ほかの職員または係に求められています。", "Another officer or desk was asked for this opinion."));

    public static readonly Error LinkEnded = new("consultation.link-ended", ErrorKind.NotFound, new(
        "このリンクは使えません。期限が過ぎたか、照会が取りやめになりました。メールに書かれた連絡先にお問い合わせください。",
        "This link can no longer be used: it has expired, or the consultation was ended. Please contact the office named in the mail."));

    public static readonly Error NotShown = new("consultation.not-of-the-case", ErrorKind.Invalid, new(
        "見せる項目または書類が、この案件にありません。", "An item or file chosen to be shown is not in this case."));

    public static readonly Error TooManyFiles = new("consultation.too-many-files", ErrorKind.Limited, new(
        "添付できるファイルは5つまでです。", "Up to five files can be attached."));
}
