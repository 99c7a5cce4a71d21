using System.Text.Json;
using System.Text.Json.Nodes;

namespace CyberPort.Forms.Engine;

/// <summary>Looking at a JSON value without ever throwing.</summary>
internal static class Values
{
    public static string? Text(JsonNode? value) =>
        value is JsonValue v && v.GetValueKind() == JsonValueKind.String && v.TryGetValue<string>(out var text) ? text : null;

    public static double? Number(JsonNode? value) =>
        value is JsonValue v && v.GetValueKind() == JsonValueKind.Number && v.TryGetValue<double>(out var number) ? number : null;

    public static bool? Bool(JsonNode? value) =>
        value is JsonValue v ? v.GetValueKind() switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null } : null;

    /// <summary>No answer: nothing, an empty text, or a whole whose members are all empty.</summary>
    public static bool IsEmpty(JsonNode? value) => value switch
    {
        null => true,
        JsonArray array => array.Count == 0,
        JsonObject whole => whole.All(member => IsEmpty(member.Value)),
        _ => Text(value) is { Length: 0 },
    };

    public static bool Same(JsonNode? one, JsonNode? other) =>
        Text(one) is { } text ? Text(other) is { } otherText && text == otherText
        : Number(one) is { } number ? Number(other) is { } otherNumber && number == otherNumber
        : Bool(one) is { } yes && Bool(other) is { } otherYes && yes == otherYes;
}
