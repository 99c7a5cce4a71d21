using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using FluentValidation;

namespace CyberPort.Procedures.Notices;

/// <summary>
/// 文書の本文 of one kind, for all procedures or for one: the own text, where there is one, and whose text is in force. The version counts what was saved.
/// </summary>
/// <param name="Kind">Kind of letter.</param>
/// <param name="Name">Its name.</param>
/// <param name="Procedure">The procedure that is spoken of; null for all.</param>
/// <param name="InForce">Whose text prints now.</param>
/// <param name="Body">The own text.</param>
/// <param name="Start">What prints without an own text, and from where writing begins.</param>
/// <param name="Version">The last that was saved; 0 when none was.</param>
/// <param name="SavedAt">When the own text was saved.</param>
/// <param name="SavedBy">By whom.</param>
/// <param name="Words">What may be filled in.</param>
/// <param name="Defaults">The national texts that would print.</param>
/// <param name="Procedures">The procedures that have a text of their own, where all are spoken of.</param>
internal sealed record LetterTextRow(
    string Kind, string Name, string? Procedure, LetterSource InForce, string? Body, string Start, int Version, DateTimeOffset? SavedAt, string? SavedBy,
    IReadOnlyList<LetterWordRow> Words, IReadOnlyList<LetterDefaultRow> Defaults, IReadOnlyList<LetterProcedureRow> Procedures);

/// <summary>誰の文か: whose text a letter is printed from.</summary>
internal enum LetterSource
{
    /// <summary>自庁の本文（この手続）: the authority's, for this procedure.</summary>
    Procedure,

    /// <summary>自庁の本文（すべての手続）: the authority's, for all procedures.</summary>
    Authority,

    /// <summary>国の標準の本文: the national one for the legal basis.</summary>
    National,

    /// <summary>CyberPortの本文: the service's own template.</summary>
    Service,
}

/// <summary>A procedure with a text of its own.</summary>
internal sealed record LetterProcedureRow(string Code, LocalText Title);

/// <summary>国の標準の本文: what is printed for these procedures while the authority has no text of its own.</summary>
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

    private static readonly Error Incomplete = new("letter-text.incomplete", ErrorKind.Invalid, new(
        "この文書に必要な言葉が足りません。入力は残っています。", "Something that this letter has to say is missing. What you typed is kept."));

    public static Error Lacks(IReadOnlyList<LetterWord> missing, ICurrentActor reader) => Incomplete.With([new("body", Incomplete.Code, reader.Language == "en"
        ? $"This letter has to hold {string.Join(" and ", missing.Select(w => $"#{w.Name} ({w.Label.En})"))}. Please put it in from the list of words."
        : $"この文書には{string.Join("と", missing.Select(w => $"「#{w.Name}」（{w.Label.Ja}）"))}が必要です。使える言葉の一覧から入れてください。")]);

    public static Error NotSafe(MarkupFault fault, ICurrentActor reader) => Unsafe
        .With([new("body", Unsafe.Code, reader.Language == "en" ? $"Line {fault.Line}: {fault.Why.En}" : $"{fault.Line}行目：{fault.Why.Ja}")])
        .With("line", fault.Line);
}
