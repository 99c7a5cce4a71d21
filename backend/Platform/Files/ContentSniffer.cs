using System.Text;

namespace CyberPort.Platform.Files;

/// <summary>Tells the type of a file by its first bytes; archives and texts are looked at whole.</summary>
internal static class ContentSniffer
{
    /// <summary>How many bytes the first look wants.</summary>
    public const int HeaderLength = 4096;

    /// <summary>The type, <see cref="FileTypes.Zip"/> or <see cref="FileTypes.Text"/> for "look at it whole", or null.</summary>
    public static string? FirstLook(ReadOnlySpan<byte> header) => header switch
    {
        _ when header.StartsWith("%PDF-"u8) => FileTypes.Pdf,
        _ when header.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => FileTypes.Png,
        _ when header.StartsWith<byte>([0xFF, 0xD8, 0xFF]) => FileTypes.Jpeg,
        _ when header.Length >= 12 && header.StartsWith("RIFF"u8) && header[8..].StartsWith("WEBP"u8) => FileTypes.WebP,
        _ when header.StartsWith<byte>([0x49, 0x49, 0x2A, 0x00]) || header.StartsWith<byte>([0x4D, 0x4D, 0x00, 0x2A]) => FileTypes.Tiff,
        _ when header.StartsWith("GIF87a"u8) || header.StartsWith("GIF89a"u8) => FileTypes.Gif,
        _ when IsHeif(header) => FileTypes.Heic,
        _ when header.StartsWith<byte>([0x50, 0x4B, 0x03, 0x04]) || header.StartsWith<byte>([0x50, 0x4B, 0x05, 0x06]) => FileTypes.Zip,
        _ when IsDwg(header) => FileTypes.Dwg,
        _ when header.StartsWith("AutoCAD Binary DXF"u8) || IsDxfText(header) => FileTypes.Dxf,
        _ when LooksLikeText(header) => FileTypes.Text,
        _ => null,
    };

    // ISO base media file: a box 'ftyp' with the major brand, then the brands it is compatible with.
    private static bool IsHeif(ReadOnlySpan<byte> header)
    {
        if (header.Length < 12 || !header[4..].StartsWith("ftyp"u8))
        {
            return false;
        }

        var end = Math.Min(header.Length, Math.Clamp((header[2] << 8) | header[3], 12, 128));
        for (var at = 8; at + 4 <= end; at += 4)
        {
            if (at != 12 && Encoding.ASCII.GetString(header.Slice(at, 4)) is "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "mif1" or "msf1")
            {
                return !header.Slice(8, 4).SequenceEqual("avif"u8) && !header.Slice(8, 4).SequenceEqual("avis"u8);
            }
        }

        return false;
    }

    private static bool IsDwg(ReadOnlySpan<byte> header) =>
        header.Length >= 6 && header.StartsWith("AC10"u8) && char.IsAsciiDigit((char)header[4]) && char.IsAsciiDigit((char)header[5]);

    private static bool IsDxfText(ReadOnlySpan<byte> header)
    {
        var lines = Encoding.ASCII.GetString(header[..Math.Min(header.Length, 1024)]).Split('\n', StringSplitOptions.TrimEntries);
        var at = 0;
        while (at + 1 < lines.Length && lines[at] == "999")
        {
            at += 2; // a comment and its text
        }

        return at + 1 < lines.Length && lines[at] == "0" && lines[at + 1] == "SECTION";
    }

    private static bool LooksLikeText(ReadOnlySpan<byte> header)
    {
        foreach (var b in header)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1A))
            {
                return false;
            }
        }

        return !header.IsEmpty;
    }

    /// <summary>Reads a stream to its end: is it text in UTF-8 or Shift_JIS?</summary>
    public static async Task<bool> IsTextAsync(Stream stream, CancellationToken cancel)
    {
        var buffer = new byte[64 * 1024];
        var (utf8, shiftJis) = (new Utf8Check(), new ShiftJisCheck());
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (!LooksLikeText(buffer.AsSpan(0, read)))
            {
                return false;
            }

            for (var at = 0; at < read; at++)
            {
                utf8.Take(buffer[at]);
                shiftJis.Take(buffer[at]);
            }

            if (utf8.Broken && shiftJis.Broken)
            {
                return false;
            }
        }

        return utf8.Complete || shiftJis.Complete;
    }

    private struct Utf8Check
    {
        private int pending;
        public bool Broken { get; private set; }
        public readonly bool Complete => !Broken && pending == 0;

        public void Take(byte b)
        {
            if (pending > 0)
            {
                pending--;
                Broken |= (b & 0xC0) != 0x80;
            }
            else if (b >= 0x80)
            {
                pending = b switch { >= 0xC2 and <= 0xDF => 1, >= 0xE0 and <= 0xEF => 2, >= 0xF0 and <= 0xF4 => 3, _ => 0 };
                Broken |= pending == 0;
            }
        }
    }

    private struct ShiftJisCheck
    {
        private bool lead;
        public bool Broken { get; private set; }
        public readonly bool Complete => !Broken && !lead;

        public void Take(byte b)
        {
            if (lead)
            {
                Broken |= b is < 0x40 or 0x7F or > 0xFC;
                lead = false;
            }
            else
            {
                lead = b is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC);
                Broken |= !lead && b is 0x80 or 0xA0 or > 0xFC;
            }
        }
    }
}
