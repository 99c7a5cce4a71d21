using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CyberPort.Contract.Tests;

/// <summary>One operation of the contract.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Template.</param>
/// <param name="Node">What the document says of it.</param>
/// <param name="Document">The whole document, for its schemas.</param>
public sealed record Operation(HttpMethod Method, string Path, JsonNode Node, JsonNode Document)
{
    public string Id => (string?)Node["operationId"] ?? $"{Method} {Path} has no id";

    public string Access => (string?)Node["x-access"] ?? "nobody knows";

    public string[] Roles => Node["x-roles"]?.AsArray().Select(r => (string)r!).ToArray() ?? [];

    public bool IsUnsafe => Method != HttpMethod.Get;

    public bool InTenantPlane => Path.StartsWith("/api/t/{tenant}/", StringComparison.Ordinal);

    public bool InMyPlane => Path.StartsWith("/api/my/", StringComparison.Ordinal);

    public string[] Inputs => [.. Regex.Matches(Path, @"\{(\w+)\}").Select(m => m.Groups[1].Value)];

    /// <summary>What the address names beside the authority: <c>cases/{id}</c> names <c>cases.id</c>.</summary>
    public string[] Names => [.. Regex.Matches(Path, @"([\w-]+)/\{(\w+)\}").Select(m => $"{m.Groups[1].Value}.{m.Groups[2].Value}").Where(n => n != "t.tenant")];

    public bool NeedsVersion => Node["parameters"]?.AsArray().Any(p => (string?)p!["name"] == "If-Match") == true;

    /// <summary>The address with its parts filled in, and the query that is required.</summary>
    public string At(string? tenant, IReadOnlyDictionary<string, string> ids)
    {
        var path = Regex.Replace(Path, @"([\w-]+)/\{(\w+)\}", m => m.Groups[2].Value == "tenant" ? $"t/{tenant}" : $"{m.Groups[1].Value}/{ids[$"{m.Groups[1].Value}.{m.Groups[2].Value}"]}");
        var query = Node["parameters"]?.AsArray().Where(p => (string?)p!["in"] == "query" && (bool?)p["required"] == true).Select(p => $"{(string?)p!["name"]}=name.pdf").ToArray() ?? [];
        return query.Length == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    /// <summary>A body that has the right shape.</summary>
    public JsonNode? Body() => Node["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema ? Sample(schema, []) : null;

    // A shape within itself (a condition of conditions) ends at its second appearance.
    private JsonNode? Sample(JsonNode schema, string[] within)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            return within.Contains(reference) ? null : Sample(Document["components"]!["schemas"]![reference.Split('/')[^1]]!, [.. within, reference]);
        }

        if ((schema["oneOf"] ?? schema["anyOf"])?.AsArray() is { } choices)
        {
            return Sample(choices.FirstOrDefault(c => (string?)c!["type"] != "null") ?? choices[0]!, within);
        }

        if (schema["enum"]?.AsArray() is [{ } first, ..])
        {
            return first.DeepClone();
        }

        var type = schema["type"] is JsonArray several ? (string?)several.First(t => (string?)t != "null") : (string?)schema["type"];
        return type switch
        {
            "object" => new JsonObject((schema["properties"]?.AsObject() ?? []).Select(p => KeyValuePair.Create(p.Key, Sample(p.Value!, within)))),
            "array" => Sample(schema["items"]!, within) is { } item ? new JsonArray(item) : [],
            "integer" or "number" => 1,
            "boolean" => true,
            "string" => (string?)schema["format"] switch
            {
                "uuid" => Guid.CreateVersion7().ToString(),
                "date" => "2026-12-01",
                "date-time" => "2026-12-01T09:00:00+09:00",
                "time" => "09:00:00",
                _ => "text",
            },
            _ => new JsonObject(),
        };
    }

    public override string ToString() => Id;
}
