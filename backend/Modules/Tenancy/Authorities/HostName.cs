using System.Globalization;
using System.Text.RegularExpressions;

namespace CyberPort.Tenancy.Authorities;

/// <summary>独自のホスト名: reached by it, the service shows this authority.</summary>
internal sealed partial class HostName
{
    public string Host { get; init; } = "";
    public Guid AuthorityId { get; init; }

    /// <summary>As browsers send it: lower case, Japanese words as <c>xn--…</c>; null when it is no host name.</summary>
    public static string? Read(string? typed)
    {
        try
        {
            var host = new IdnMapping().GetAscii((typed ?? "").Trim().TrimEnd('.')).ToLowerInvariant();
            return host.Length <= 253 && Shape().IsMatch(host) ? host : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])\z")]
    private static partial Regex Shape();
}
