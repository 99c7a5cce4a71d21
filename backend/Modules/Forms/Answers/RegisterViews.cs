using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using FluentValidation;

namespace CyberPort.Forms.Answers;

/// <summary>The refusals of the register.</summary>
internal static class RegisterErrors
{
    public static readonly Error NotFound = Error.NotFound("register");

    public static readonly Error Incomplete = new("register.invalid", ErrorKind.Invalid, new(
        "入力内容に確認が必要なところがあります。入力した内容は残っています。", "Some entries need your attention. Nothing you entered is lost.",
        "なおすところが あります。かいたものは のこっています。"));

    public static readonly Error Already = new("register.already-there", ErrorKind.Conflict, new(
        "同じものがすでに登録されています。登録済みの内容を新しくすることができます。", "This is in your register already. You can renew that entry.",
        "もう とうろく しています。あたらしく することが できます。"));

    public static readonly Error Full = new("register.full", ErrorKind.Limited, new(
        "登録できるのは500件までです。使わないものを消してください。", "The register holds 500 entries. Please delete some that you no longer need."));

    public static readonly Error Stale = new("register.stale", ErrorKind.Stale, new(
        "別の画面で先に変更されました。読み込み直してから、もう一度お試しください。", "It was changed on another page first. Please reload and try again."));
}

/// <summary>One entry of the caller's register.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Detail">What else tells it apart, in words.</param>
/// <param name="Answers">All of it.</param>
/// <param name="SavedAt">When it was last changed.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
internal sealed record RegisterRow(Guid Id, RegisterKind Kind, string Name, string Detail, JsonElement Answers, DateTimeOffset SavedAt, int Version)
{
    public static RegisterRow Of(RegisterEntry entry, string language, ICodeLookup codes)
    {
        var answers = (JsonObject)JsonNode.Parse(entry.Answers)!;
        var whole = FormEngine.Summary(RegisterForms.Of(entry.Kind), answers, language, codes).Single(l => l.Field == RegisterForms.WholeOf(entry.Kind));
        var told = whole.Parts.Where(p => !p.Field.EndsWith(".name", StringComparison.Ordinal) && Answered(answers, p.Field)).Take(4).Select(p => p.Text.ReplaceLineEndings(" "));
        return new(entry.Id, entry.Kind, entry.Name, string.Join(language == "en" ? ", " : "・", told), JsonElement.Parse(entry.Answers), entry.SavedAt, entry.Version);
    }

    private static bool Answered(JsonObject answers, string path) =>
        path.Split('.').Aggregate<string, JsonNode?>(answers, (node, part) => (node as JsonObject)?[part]) is not (null or JsonObject { Count: 0 });
}

/// <summary>What to keep.</summary>
internal sealed record AddToRegisterRequest(RegisterKind Kind, JsonElement Answers);

internal sealed class AddToRegisterValidator : AbstractValidator<AddToRegisterRequest>
{
    public AddToRegisterValidator() => RuleFor(r => r.Kind).IsInEnum().Says("register.kind", "種類を選んでください。", "Choose a kind.");
}

/// <summary>What it is now.</summary>
internal sealed record ChangeRegisterEntryRequest(JsonElement Answers);

internal sealed class ChangeRegisterEntryValidator : AbstractValidator<ChangeRegisterEntryRequest>
{
    public ChangeRegisterEntryValidator() => RuleFor(r => r.Answers).Must(a => a.ValueKind == JsonValueKind.Object)
        .Says("answers.unreadable", "入力内容を読み取れません。", "The entries cannot be read.");
}
