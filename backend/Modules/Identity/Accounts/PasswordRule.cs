using CyberPort.Platform.Endpoints;
using FluentValidation;

namespace CyberPort.Identity.Accounts;

/// <summary>Length protects, symbols annoy (NIST SP 800-63B): ten characters or more, and none of those that everybody tries first.</summary>
internal static class PasswordRule
{
    public const int Shortest = 10;
    public const int Longest = 200;

    private static readonly HashSet<string> Common = ReadCommon();

    public static void MustBeGoodPassword<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().Says("password.required", "パスワードを入力してください。", "Enter a password.", "パスワードを 入れてください。")
        .MinimumLength(Shortest).Says("password.too-short",
            "パスワードは10文字以上にしてください。長い言葉や文でもかまいません。", "Use at least 10 characters. A long phrase is fine.",
            "パスワードは 10文字より 長くしてください。")
        .MaximumLength(Longest).Says("password.too-long", "パスワードは200文字以内にしてください。", "Use at most 200 characters.", "パスワードが 長すぎます。")
        .Must(p => !IsCommon(p!)).Says("password.common",
            "このパスワードはよく使われるもので、推測されやすいため使えません。別のものにしてください。",
            "This password is too common and easy to guess. Please choose another one.",
            "この パスワードは よく 使われていて あぶないです。ちがうものに してください。");

    public static bool IsCommon(string password)
    {
        var plain = Typed.HalfWidth(password).ToLowerInvariant();
        return plain.Distinct().Count() < 4 || IsRun(plain) || Common.Contains(plain) || Common.Contains(plain.TrimEnd("0123456789!?.-_".ToCharArray()));
    }

    // 1234567890, abcdefghij, 9876543210 and the like.
    private static bool IsRun(string text) =>
        Enumerable.Range(1, text.Length - 1).All(i => text[i] - text[i - 1] is 1 or -9)
        || Enumerable.Range(1, text.Length - 1).All(i => text[i] - text[i - 1] is -1 or 9);

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRule).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }
}
