using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using FluentValidation;

namespace CyberPort.Procedures.Notices;

/// <summary>文書の本文 of one kind; without a body of its own the service's template prints. The version counts what was saved.</summary>
internal sealed record LetterTextRow(
    string Kind, string Name, string? Body, string Start, int Version, DateTimeOffset? SavedAt, string? SavedBy, IReadOnlyList<LetterWordRow> Words,
    IReadOnlyList<LetterDefaultRow> Defaults);

/// <summary>標準の文: what is printed for these procedures while the authority has no text of its own.</summary>
internal sealed record LetterDefaultRow(string Set, LocalText Name, string? Title, string Body, IReadOnlyList<LocalText> Procedures);

internal sealed record LetterWordRow(string Name, string Label, bool IsBlock);

internal sealed record KeepLetterTextRequest(string Body);

internal sealed record PreviewLetterTextRequest(string Body);

internal sealed class KeepLetterTextValidator : AbstractValidator<KeepLetterTextRequest>
{
    public KeepLetterTextValidator()
    {
        RuleFor(r => r.Body).Must(t => !string.IsNullOrWhiteSpace(t)).Says("required", "本文を書いてください。", "Please write the text.");
        RuleFor(r => (string?)r.Body).Words(20_000).OverridePropertyName("body");
    }
}

internal sealed class PreviewLetterTextValidator : AbstractValidator<PreviewLetterTextRequest>
{
    public PreviewLetterTextValidator()
    {
        RuleFor(r => r.Body).Must(t => !string.IsNullOrWhiteSpace(t)).Says("required", "本文を書いてください。", "Please write the text.");
        RuleFor(r => (string?)r.Body).Words(20_000).OverridePropertyName("body");
    }
}

/// <summary>The refusals of a letter's own words.</summary>
internal static class LetterTextErrors
{
    private static readonly Error Unsafe = new("letter-text.not-safe", ErrorKind.Invalid, new(
        "本文に使えない書き方があります。入力は残っています。", "The text uses something that is not allowed. What you typed is kept."));

    public static readonly Error CannotPrint = new("letter-text.cannot-print", ErrorKind.Invalid, new(
        "この本文は印刷できませんでした。命令の書き方を確認してください。入力は残っています。", "This text could not be printed. Please check its commands. What you typed is kept."));

    public static Error NotSafe(MarkupFault fault, ICurrentActor reader) => Unsafe
        .With([new("body", Unsafe.Code, reader.Language == "en" ? $"Line {fault.Line}: {fault.Why.En}" : $"{fault.Line}行目：{fault.Why.Ja}")])
        .With("line", fault.Line);
}
