using System.Text.Json;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Designer;

/// <summary>Reads a definition that somebody sent: half finished is fine, but nothing in it may be missing that the engine stands on.</summary>
internal static class DefinitionReading
{
    private const int MostQuestions = 2_000;
    private const int LongestText = 4_000;
    private const int MostJson = 8_000_000;

    public static Result<FormDefinition> Read(JsonElement sent)
    {
        if (sent.ValueKind != JsonValueKind.Object || sent.GetRawText() is not { Length: <= MostJson } raw || Fault(sent, 0) is not null)
        {
            return FormErrors.Unreadable.With("reason", sent.ValueKind == JsonValueKind.Object ? Fault(sent, 0) ?? "size" : "object");
        }

        try
        {
            var form = FormDefinition.Parse(raw);
            return form.CountQuestions() > MostQuestions ? FormErrors.TooLarge : form;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NotSupportedException)
        {
            return FormErrors.Unreadable.With("reason", (fault as JsonException)?.Path ?? "json");
        }
    }

    /// <summary>Texts the database cannot keep, lists with holes, and what is nested beyond any form.</summary>
    private static string? Fault(JsonElement value, int depth)
    {
        try
        {
            return value.ValueKind switch
            {
                _ when depth > 24 => "depth",
                JsonValueKind.String when value.GetString() is var text && (text!.Length > LongestText || text.Contains('\0', StringComparison.Ordinal)) => "text",
                JsonValueKind.Array => value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Null ? "list" : Fault(item, depth + 1)).FirstOrDefault(fault => fault is not null),
                JsonValueKind.Object => value.EnumerateObject().Select(member => member.Name.Contains('\0', StringComparison.Ordinal) ? "text" : Fault(member.Value, depth + 1))
                    .FirstOrDefault(fault => fault is not null),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return "text"; // half a surrogate pair
        }
    }
}
