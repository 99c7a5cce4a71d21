using System.IO.Compression;
using CyberPort.Platform.Files;
using CyberPort.Platform.Results;
using Microsoft.Extensions.Options;

namespace CyberPort.Platform.Tests.Files;

/// <summary>An empty store of files in a folder of its own.</summary>
public abstract class FileRoom : IDisposable
{
    protected static readonly byte[] PdfBytes = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8.ToArray();
    protected string Folder { get; } = Directory.CreateTempSubdirectory("cyberport-files-").FullName;

    private protected FolderFileStore Kept { get; }

    protected FileRoom() => Kept = Store(new NoScanner());

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private protected FolderFileStore Store(IVirusScanner scanner) => new(Options.Create(new CyberPortSettings { DataFolder = Folder }), scanner, TimeProvider.System);

    private protected Task<Result<StoredFile>> SaveAsync(byte[] content, string name, FileLimits? limits = null) =>
        Kept.SaveAsync(new MemoryStream(content), name, limits ?? FileLimits.Usual, default);

    protected static byte[] Archive(params (string Name, byte[] Content)[] entries)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    protected bool NothingLeft() => !Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Any();
}
