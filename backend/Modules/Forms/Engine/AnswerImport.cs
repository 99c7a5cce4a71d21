using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CyberPort.Forms.Engine;

/// <summary>
/// Takes in whatever was sent and gives back plain JSON that nothing further on can stumble over: bounded depth, length
/// and count, well-formed characters, finite numbers. What cannot be read becomes <see cref="Unreadable"/>,
/// which no rule accepts, so that it ends as an error beside its field.
/// </summary>
internal static class AnswerImport
{
    /// <summary>Stands for anything that cannot be read (U+FFFD REPLACEMENT CHARACTER).</summary>
    public const string Unreadable = "\uFFFD";

    /// <summary>Longer than any allowed text twice over, so a cut text is still refused as too long.</summary>
    private const int LongestText = 20_001;
    private const int MostItems = 1_001;
    private const int Deepest = 8;

    /// <summary>Null when nothing was sent; the text <see cref="Unreadable"/> when it is no object.</summary>
    public static JsonNode? Read(JsonNode? answers)
    {
        if (answers is null)
        {
            return null;
        }
        try
        {
            return Read(JsonSerializer.SerializeToElement(answers, DeepOptions));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            return JsonValue.Create(Unreadable);
        }
    }

    public static JsonNode? Read(JsonElement answers) => answers.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.Object => Take(answers, 0),
        _ => JsonValue.Create(Unreadable),
    };

    private static readonly JsonSerializerOptions DeepOptions = new() { MaxDepth = 512 };

    private static JsonNode? Take(JsonElement value, int depth) => value.ValueKind switch
    {
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        JsonValueKind.Number => TakeNumber(value),
        JsonValueKind.String => JsonValue.Create(TakeText(value)),
        JsonValueKind.Array when depth < Deepest => TakeArray(value, depth),
        JsonValueKind.Object when depth < Deepest => TakeObject(value, depth),
        JsonValueKind.Array or JsonValueKind.Object => JsonValue.Create(Unreadable),
        _ => null,
    };

    private static JsonNode TakeNumber(JsonElement value) =>
        value.TryGetDouble(out var number) && double.IsFinite(number)
            ? JsonValue.Create(number == 0 ? 0d : number) // minus zero is zero
            : JsonValue.Create(Unreadable);

    private static JsonArray TakeArray(JsonElement value, int depth)
    {
        var array = new JsonArray();
        foreach (var item in value.EnumerateArray().Take(MostItems))
        {
            array.Add(Take(item, depth + 1));
        }
        return array;
    }

    private static JsonObject TakeObject(JsonElement value, int depth)
    {
        var result = new JsonObject();
        foreach (var member in value.EnumerateObject())
        {
            if (NameOf(member) is { } name)
            {
                result[name] = Take(member.Value, depth + 1); // a name said twice: the last one counts, as in JavaScript
            }
        }
        return result;
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair
        }
    }

    private static string TakeText(JsonElement value)
    {
        string text;
        try
        {
            text = value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unreadable; // half a surrogate pair
        }
        return Clean(text.Length > LongestText ? Cut(text) : text);
    }

    private static string Cut(string text) => char.IsHighSurrogate(text[LongestText - 1]) ? text[..(LongestText - 1)] : text[..LongestText];

    private static string Clean(string text)
    {
        if (!text.Any(c => IsControl(c) || IsInvisible(c)))
        {
            return text;
        }
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.Where(c => !IsInvisible(c)))
        {
            clean.Append(IsControl(c) ? '\uFFFD' : c);
        }
        return clean.ToString();
    }

    private static bool IsControl(char c) => (c < ' ' && c is not ('\t' or '\n' or '\r')) || c is (>= '\u007F' and <= '\u009F') or '\uFFFE' or '\uFFFF'; // the last two are no characters; XML cannot write them

    /// <summary>Zero-width and direction marks: they come along when copying, and can make a text read as another.</summary>
    private static bool IsInvisible(char c) =>
        c is '\u200B' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
