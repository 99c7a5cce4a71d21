using System.Text.Json.Nodes;

namespace CyberPort.Testing;

/// <summary>Reads a list to its end, as somebody who presses もっと見る again and again.</summary>
public static class PagedLists
{
    /// <summary>Every row of every page, and the count that the first page told.</summary>
    public static async Task<(IReadOnlyList<JsonNode> Rows, int? Count)> PagesAsync(this PortClient person, string address)
    {
        var (rows, count, next) = (new List<JsonNode>(), (int?)null, (string?)null);
        do
        {
            var page = (await person.GetAsync(address + (next is null ? "" : (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "after=" + Uri.EscapeDataString(next)))).Ok();
            rows.AddRange(page["items"]!.AsArray().Select(row => row!));
            (count, next) = (count ?? (int?)page["count"], (string?)page["next"]);
        }
        while (next is not null);
        return (rows, count);
    }

    /// <summary>One member of each row.</summary>
    public static IReadOnlyList<string> All(this (IReadOnlyList<JsonNode> Rows, int? Count) read, string name) => [.. read.Rows.Select(row => row[name]!.ToString())];
}
