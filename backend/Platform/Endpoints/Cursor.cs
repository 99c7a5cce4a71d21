using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace CyberPort.Platform.Endpoints;

/// <summary>Where a page of a list ended: the last row's time and id.</summary>
/// <param name="At">The time by which the list is ordered.</param>
/// <param name="Id">The row.</param>
public sealed record Cursor(DateTimeOffset At, Guid Id)
{
    /// <summary>As the answer gives it.</summary>
    public string Write()
    {
        Span<byte> bytes = stackalloc byte[24];
        BitConverter.TryWriteBytes(bytes, At.UtcTicks);
        Id.TryWriteBytes(bytes[8..]);
        return WebEncoders.Base64UrlEncode(bytes);
    }

    /// <summary>Null for none, and for what is not ours: the list begins at the top.</summary>
    public static Cursor? Read(string? text)
    {
        try
        {
            var bytes = CursorText.Bytes(text);
            return bytes.Length == 24 ? new(new(BitConverter.ToInt64(bytes), TimeSpan.Zero), new(bytes.AsSpan(8))) : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}

/// <summary>Where a page of a list in the order of names ended: the last row's name and id.</summary>
/// <param name="Name">The name.</param>
/// <param name="Id">The row.</param>
public sealed record NameCursor(string Name, Guid Id)
{
    /// <summary>As the answer gives it.</summary>
    public string Write() => WebEncoders.Base64UrlEncode([.. Id.ToByteArray(), .. Encoding.UTF8.GetBytes(Name)]);

    /// <summary>Null for none, and for what is not ours: the list begins at the top.</summary>
    public static NameCursor? Read(string? text)
    {
        var bytes = CursorText.Bytes(text);
        var name = bytes.Length > 16 ? Encoding.UTF8.GetString(bytes, 16, bytes.Length - 16) : "";
        return name.Length > 0 && !name.Contains('\0', StringComparison.Ordinal) ? new(name, new(bytes.AsSpan(0, 16))) : null;
    }
}

internal static class CursorText
{
    public static byte[] Bytes(string? text)
    {
        try
        {
            return text is null ? [] : WebEncoders.Base64UrlDecode(text);
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
