using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Applications;

/// <summary>
/// Answers of a draft are kept as they were typed, right or wrong. Only what PostgreSQL cannot hold (NUL, lone surrogates)
/// is taken out, and what nobody types (megabytes, deep nesting) is refused.
/// </summary>
internal static class RawAnswers
{
    private const int Longest = 512 * 1024;
    private const int Deepest = 10;

    private static readonly Error TooMuch = new("draft.too-large", ErrorKind.Invalid, new(
        "入力の量が多すぎて保存できません。長い説明や一覧は、添付書類にしてください。",
        "There is too much to save. Please attach long explanations or lists as files."));

    /// <summary>The answers as JSON text for the database.</summary>
    public static Result<string> Keep(JsonElement? answers)
    {
        if (answers is not { ValueKind: JsonValueKind.Object } given)
        {
            return "{}";
        }

        if (given.GetRawText().Length > Longest)
        {
            return TooMuch;
        }

        return Copy(given, 0) is { } copy ? copy.ToJsonString(Json.Options) : TooMuch;
    }

    private static JsonNode? Copy(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.Object when depth < Deepest => CopyObject(value, depth),
        JsonValueKind.Array when depth < Deepest => new JsonArray([.. value.EnumerateArray().Select(v => Copy(v, depth + 1))]),
        JsonValueKind.String => JsonValue.Create(Text(value)),
        JsonValueKind.Number => JsonValue.Create(value),
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        _ => null,
    };

    private static JsonObject CopyObject(JsonElement value, int depth)
    {
        var copy = new JsonObject();
        foreach (var member in value.EnumerateObject())
        {
            copy[Clean(member.Name)] = Copy(member.Value, depth + 1);
        }

        return copy;
    }

    private static string Text(JsonElement value)
    {
        try
        {
            return Clean(value.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD"; // A lone surrogate, escaped.
        }
    }

    private static string Clean(string text)
    {
        if (!text.Any(c => c == '\0' || char.IsSurrogate(c)))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != 0)
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}
