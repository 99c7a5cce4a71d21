using CyberPort.Platform.Endpoints;
using CyberPort.Procedures.Applications;
using FluentValidation;

namespace CyberPort.Procedures.Notices;

/// <summary>定型文</summary>
internal sealed record TextBlockRow(Guid Id, string Kind, string? ProcedureCode, string Name, string Body, DateTimeOffset SavedAt, string SavedBy);

internal sealed record KeepTextBlockRequest(string Kind, string Name, string Body, string? ProcedureCode = null);

internal sealed class KeepTextBlockValidator : AbstractValidator<KeepTextBlockRequest>
{
    public KeepTextBlockValidator()
    {
        RuleFor(r => r.Kind).Must(TextBlock.Kinds.Contains).Says("required", "使う場所を選んでください。", "Please choose where it is used.");
        RuleFor(r => r.Name).NotEmpty().MaximumLength(60).Says("required", "名前を60文字以内で付けてください。", "Please give it a name of at most 60 characters.");
        RuleFor(r => r.Body).Must(t => !string.IsNullOrWhiteSpace(t)).Says("required", "文を書いてください。", "Please write the text.");
        RuleFor(r => (string?)r.Body).Words(4000).OverridePropertyName("body");
    }
}
