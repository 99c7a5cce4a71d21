namespace CyberPort.Platform.Documents;

/// <summary>差出人: who a letter comes from. Every template of <c>letter.typ</c> takes it as <c>letterhead</c>.</summary>
/// <param name="Authority">Name at the head of the sheet, for example 青浜県.</param>
/// <param name="IssuerTitle">Capacity of the issuer, for example 青浜県港湾管理者.</param>
/// <param name="IssuerName">Office and name, for example 青浜県知事　青木 一郎.</param>
public sealed record Letterhead(string Authority, string IssuerTitle, string IssuerName)
{
    /// <summary>Department for questions.</summary>
    public string? Department { get; init; }

    /// <summary>Address with postal code.</summary>
    public string? Address { get; init; }

    /// <summary>Telephone, as it should be read.</summary>
    public string? Phone { get; init; }

    /// <summary>Mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Opening hours, as they should be read.</summary>
    public string? Hours { get; init; }

    /// <summary>Colour of the line under the head, <c>#rrggbb</c>.</summary>
    public string? Accent { get; init; }

    /// <summary>紋章 as SVG text or as a <c>data:image/svg+xml</c> address; left out when it cannot be drawn.</summary>
    public string? Crest
    {
        get;
        init => field = SvgText(value);
    }

    private static string? SvgText(string? crest)
    {
        const string scheme = "data:image/svg+xml";
        if (crest is null || !crest.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return string.IsNullOrWhiteSpace(crest) ? null : crest;
        }

        var comma = crest.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
        {
            return null;
        }

        var body = crest[(comma + 1)..];
        if (!crest.AsSpan(0, comma).EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
        {
            return Uri.UnescapeDataString(body);
        }

        var bytes = new byte[body.Length];
        return Convert.TryFromBase64String(body, bytes, out var length) ? System.Text.Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
