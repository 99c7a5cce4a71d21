using System.IO.Compression;
using CyberPort.Platform.Results;

namespace CyberPort.Platform.Files;

/// <summary>Looks into a ZIP: which office document it is, and whether it would burst whoever opens it.</summary>
internal static class ArchiveInspection
{
    private const int MostEntries = 10_000;
    private const long MostBytes = 400L * 1024 * 1024;
    private const long HarmlessBytes = 20L * 1024 * 1024;
    private const int MostRatio = 150;

    /// <summary>The type, or why it is refused. Declared sizes are not believed: everything is unpacked and counted.</summary>
    public static async Task<Result<string>> InspectAsync(Stream stream, CancellationToken cancel)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries || archive.Entries.Sum(entry => Math.Max(0, entry.Length)) > MostBytes)
            {
                return FileErrors.UnsafeArchive;
            }

            var refusal = await UnpackAsync(archive, stream.Length, cancel);
            return refusal is not null ? refusal : TypeOf(archive);
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or ArgumentException or EndOfStreamException)
        {
            return FileErrors.Damaged;
        }
    }

    private static string TypeOf(ZipArchive archive)
    {
        var names = archive.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!names.Contains("[Content_Types].xml") || names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            return FileTypes.Zip; // A document with macros is no document we know.
        }

        return names switch
        {
            _ when names.Contains("word/document.xml") => FileTypes.Docx,
            _ when names.Contains("xl/workbook.xml") => FileTypes.Xlsx,
            _ when names.Contains("ppt/presentation.xml") => FileTypes.Pptx,
            _ => FileTypes.Zip,
        };
    }

    // The reader stops at the size that an entry declares. One that declares less than it holds is found by its checksum.
    private static async Task<Error?> UnpackAsync(ZipArchive archive, long packed, CancellationToken cancel)
    {
        var most = Math.Min(MostBytes, Math.Max(HarmlessBytes, packed * MostRatio));
        var buffer = new byte[64 * 1024];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            var checksum = uint.MaxValue;
            await using var content = await entry.OpenAsync(cancel);
            int read;
            while ((read = await content.ReadAsync(buffer, cancel)) > 0)
            {
                total += read;
                if (total > most)
                {
                    return FileErrors.UnsafeArchive;
                }

                checksum = Crc32(checksum, buffer.AsSpan(0, read));
            }

            if (~checksum != entry.Crc32)
            {
                return FileErrors.Damaged;
            }
        }

        return null;
    }

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n =>
        Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    private static uint Crc32(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            crc = CrcTable[(byte)crc ^ b] ^ (crc >> 8);
        }

        return crc;
    }
}
