using System.Net.Mail;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using FluentValidation;

namespace CyberPort.Identity.Accounts;

/// <summary>Rules that several requests share.</summary>
internal static class AccountRules
{
    public static void MustBeName<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Cascade(CascadeMode.Stop)
        .Must(n => !string.IsNullOrWhiteSpace(n)).Says("name.required", "お名前を入力してください。", "Enter your name.", "名前を 入れてください。")
        .MaximumLength(100).Says("name.too-long", "お名前は100字以内で入力してください。", "Use at most 100 characters.", "名前が 長すぎます。")
        .Must(n => !n!.Any(OneLine.IsUnseen)).Says("name.invalid", "お名前に使えない文字が入っています。", "The name contains characters that cannot be used.", "名前に 使えない 文字が あります。");

    public static void MustBeLanguage<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Must(Languages.Has).Says("language.unknown", "言語を選んでください。", "Choose a language.", "ことばを えらんでください。");

    public static void MustBeEmail<T>(this IRuleBuilderInitial<T, string?> rule) => rule.Cascade(CascadeMode.Stop)
        .NotEmpty().Says("email.required", "メールアドレスを入力してください。", "Enter an e-mail address.", "メールアドレスを 入れてください。")
        .MaximumLength(254).Says("email.too-long", "メールアドレスが長すぎます。", "The e-mail address is too long.", "メールアドレスが 長すぎます。")
        .Must(IsAddress).Says("email.invalid", "メールアドレスの形を確かめてください（例：taro@example.jp）。", "Check the e-mail address (for example taro@example.jp).", "メールアドレスを たしかめてください（れい：taro@example.jp）。");

    public static void MustBeLink<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Must(t => t is { Length: > 0 and < 2000 }).Says("token.required", "メールのリンクをもう一度開いてください。", "Open the link in the mail again.", "メールの リンクを もう一度 開いてください。");

    private static bool IsAddress(string? text)
    {
        var typed = Typed.HalfWidth(text!).Trim();
        return MailAddress.TryCreate(typed, out var address) && address.Address == typed && typed.All(c => c is > ' ' and < '\x7f')
            && address.Host.Contains('.', StringComparison.Ordinal) && !address.Host.EndsWith('.');
    }
}
