using CyberPort.Forms.Contracts;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using FluentValidation;
using System.Text.Json;

namespace CyberPort.Procedures.Sharing;

/// <summary>What stands on the door: who asks for what, until when. No answers.</summary>
internal sealed record SharedView(
    ShareKind Kind, string From, string Name, string EmailHint, string Tenant, LocalText AuthorityName, LocalText ProcedureTitle, string? Message, DateTimeOffset ExpiresAt, DateTimeOffset? DoneAt);

internal sealed record SharedPass(string Pass);

/// <summary>What the visitor fills in, or reads and signs.</summary>
internal sealed record SharedDraft(ShareKind Kind, string Tenant, FormDefinition Form, JsonElement Answers, int Version, DateTimeOffset? DoneAt);

internal sealed record OpenSharedRequest(string Token);

internal sealed class OpenSharedValidator : AbstractValidator<OpenSharedRequest>
{
    public OpenSharedValidator() => RuleFor(r => r.Token).IsToken();
}

internal sealed record EnterSharedRequest(string Token, string Code);

internal sealed class EnterSharedValidator : AbstractValidator<EnterSharedRequest>
{
    public EnterSharedValidator()
    {
        RuleFor(r => r.Token).IsToken();
        RuleFor(r => r.Code).NotEmpty().MaximumLength(20).Says("code.required", "6桁のコードを入力してください。", "Enter the six-digit code.", "6つの 数字を 入れてください。");
    }
}

internal sealed record VisitRequest(string Token, string Pass);

internal sealed class VisitValidator : AbstractValidator<VisitRequest>
{
    public VisitValidator()
    {
        RuleFor(r => r.Token).IsToken();
        RuleFor(r => r.Pass).IsToken();
    }
}

internal static class TokenRules
{
    public static IRuleBuilderOptions<T, string> IsToken<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().MaximumLength(100).Says("shared.token", "リンクを確かめてください。", "Please check the link.", "リンクを たしかめて ください。");

    // One sentence for all that can be wrong: a rule of its own each would leave the first without words.
    public static IRuleBuilderOptions<T, string> IsMail<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(mail => mail?.Trim() is { Length: >= 3 and <= 254 } text && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
                && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
            .Says("email.invalid", "メールアドレスを確認してください（例：tanto@example.jp）。", "Check the e-mail address (example: name@example.com).", "メールアドレスを たしかめて ください。");

    public static IRuleBuilderOptions<T, string> IsName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(name => name?.Trim() is { Length: >= 1 and <= 100 } && !name.Any(OneLine.IsUnseen))
            .Says("required", "お名前を入力してください（100文字まで）。", "Enter the name (at most 100 characters).", "名前を 書いて ください。");
}
