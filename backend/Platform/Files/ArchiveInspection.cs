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

            return await IsBombAsync(archive, stream.Length, cancel) ? FileErrors.UnsafeArchive : TypeOf(archive);
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

    private static async Task<bool> IsBombAsync(ZipArchive archive, long packed, CancellationToken cancel)
    {
        var most = Math.Min(MostBytes, Math.Max(HarmlessBytes, packed * MostRatio));
        var buffer = new byte[64 * 1024];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            await using var content = await entry.OpenAsync(cancel);
            int read;
            while ((read = await content.ReadAsync(buffer, cancel)) > 0)
            {
                total += read;
                if (total > most)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
