using System.Text.Json.Nodes;

namespace CyberPort.Forms.Engine;

/// <summary>添付書類 as the answers name them; the content itself is checked where it is received.</summary>
internal static class FileText
{
    private const long Mega = 1024 * 1024;

    public static bool IsWhole(JsonObject file) =>
        Values.Text(file["id"]) is { Length: > 0 and <= 100 } && Values.Text(file["name"]) is { Length: > 0 and <= 255 } name
        && !name.Contains('\uFFFD', StringComparison.Ordinal)
        && Values.Number(file["size"]) is not null && Values.Text(file["contentType"]) is { Length: > 0 and <= 100 };

    public static bool IsAccepted(JsonNode file, IReadOnlyList<string> accept) =>
        Folding.Lower(Values.Text(file["contentType"])!) is var type && accept.Any(one =>
            one == type || (one.EndsWith("/*", StringComparison.Ordinal) && type.StartsWith(one[..^1], StringComparison.Ordinal)));

    public static double Size(JsonNode file) => Values.Number(file["size"])!.Value;

    public static string Name(JsonNode file) => Values.Text(file["name"])!;

    /// <summary>PDF・JPEG・PNG.</summary>
    public static string Kinds(IReadOnlyList<string> accept, string language) => string.Join(
        MessageTable.Word("or", language),
        accept.Select(type => MessageTable.Data.FileKinds.TryGetValue(type, out var kind) ? kind : type).Distinct());

    public static string Bytes(long bytes) =>
        bytes >= Mega ? $"{MessageTable.Invariant(bytes / Mega)} MB" : $"{MessageTable.Invariant(bytes / 1024)} kB";
}
