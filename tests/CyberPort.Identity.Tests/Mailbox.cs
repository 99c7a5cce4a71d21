using System.Text.RegularExpressions;
using System.Web;

namespace CyberPort.Identity.Tests;

/// <summary>Reads what the service wrote to somebody.</summary>
internal static partial class Mailbox
{
    public static async Task<IReadOnlyList<string>> SubjectsToAsync(this PortService port, string email) =>
        [.. (await MailsAsync(port, email)).Select(m => (string)m!["subject"]!)];

    public static async Task<(Guid Account, string Token)> NewestLinkToAsync(this PortService port, string email)
    {
        var text = (string)(await MailsAsync(port, email))[0]!["text"]!;
        var query = HttpUtility.ParseQueryString(new Uri(Link().Match(text).Value).Query);
        return (Guid.Parse(query["account"]!), query["token"]!);
    }

    private static async Task<System.Text.Json.Nodes.JsonArray> MailsAsync(PortService port, string email) =>
        (await port.Visitor().GetAsync($"/api/dev/mails?to={Uri.EscapeDataString(email)}")).Ok()["items"]!.AsArray();

    [GeneratedRegex(@"https?://\S+\?account=\S+")]
    private static partial Regex Link();
}
