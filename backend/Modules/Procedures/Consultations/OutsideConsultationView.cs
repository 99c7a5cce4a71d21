using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Catalogue;
using FluentValidation;

namespace CyberPort.Procedures.Consultations;

/// <summary>One answer that the office chose to show.</summary>
internal sealed record ShownAnswer(string Label, string Text);

/// <summary>照会 as the outside body sees it. State: open, answered.</summary>
internal sealed record OutsideConsultationView(
    LocalText AuthorityName, ProcedureContact Contact, LocalText ProcedureTitle, string Number, string Addressee, string Question, string AskedBy, DateOnly DueOn,
    string State, IReadOnlyList<ShownAnswer> Answers, IReadOnlyList<FileRow> Files, Opinion? Opinion, string? Text, DateTimeOffset? AnsweredAt,
    IReadOnlyList<OpinionFileRow> Sent);

internal sealed record OutsideAnswerRequest(Opinion Opinion, string Name, string? Text = null);

internal sealed class OutsideAnswerValidator : AbstractValidator<OutsideAnswerRequest>
{
    public OutsideAnswerValidator()
    {
        RuleFor(r => r.Name).NotEmpty().MaximumLength(60).Says("required", "回答する方の部署と氏名を書いてください。", "Please give your department and name.");
        RuleFor(r => r.Text).Words(4000);
    }
}
