using Microsoft.AspNetCore.WebUtilities;

namespace CyberPort.Procedures.Applications;

/// <summary>Where a page of a list ended: the last row's time and id.</summary>
internal sealed record Cursor(DateTimeOffset At, Guid Id)
{
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
            var bytes = text is null ? [] : WebEncoders.Base64UrlDecode(text);
            return bytes.Length == 24
                ? new(new(BitConverter.ToInt64(bytes), TimeSpan.Zero), new(bytes.AsSpan(8)))
                : null;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
