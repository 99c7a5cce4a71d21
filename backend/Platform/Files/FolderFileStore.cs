using System.Security.Cryptography;
using CyberPort.Platform.Results;
using Microsoft.Extensions.Options;

namespace CyberPort.Platform.Files;

/// <summary>Content in a local folder under its own digest: <c>files/ab/cd/abcd…</c>. What arrives waits in <c>incoming/</c> until it has passed.</summary>
internal sealed class FolderFileStore(IOptions<CyberPortSettings> settings, IVirusScanner scanner, TimeProvider clock) : IFileStore
{
    private const int BufferSize = 80 * 1024;
    private readonly string folder = Path.GetFullPath(Path.Combine(settings.Value.DataFolder, "files"));

    private int swept;

    public async Task<Result<StoredFile>> SaveAsync(Stream content, string declaredName, FileLimits limits, CancellationToken cancel)
    {
        var incoming = Directory.CreateDirectory(Path.Combine(folder, "incoming")).FullName;
        Sweep(incoming);
        var path = Path.Combine(incoming, Guid.CreateVersion7().ToString("n"));
        try
        {
            await using var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous,
            });
            var received = await ReceiveAsync(content, file, limits, cancel);
            if (received.IsError)
            {
                return received.Error;
            }

            var name = FileNames.Clean(declaredName);
            var type = await DecideTypeAsync(file, Path.GetExtension(name), received.Value.Look, limits, cancel);
            if (type.IsError)
            {
                return type.Error;
            }

            file.Position = 0;
            var scan = await scanner.ScanAsync(file, cancel);
            if (scan.IsError)
            {
                return scan.Error;
            }

            file.Flush(flushToDisk: true);
            Keep(path, received.Value.Sha256);
            return new StoredFile(received.Value.Sha256, Named(name, type.Value), file.Length, received.Value.Sha256, type.Value);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public Task<Stream?> OpenReadAsync(string key, CancellationToken cancel)
    {
        var path = PathOf(key);
        return Task.FromResult<Stream?>(path is null || !File.Exists(path) ? null : new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        }));
    }

    public Task<bool> DeleteAsync(string key, DateTimeOffset unlessSince, CancellationToken cancel)
    {
        var path = PathOf(key);
        if (path is null || !File.Exists(path) || File.GetLastWriteTimeUtc(path) >= unlessSince.UtcDateTime)
        {
            return Task.FromResult(false);
        }

        File.Delete(path);
        return Task.FromResult(true);
    }

    private sealed record Received(string Sha256, string? Look);

    // One pass: counted, digested and looked at while it is written; a wrong or too large file is refused as soon as that is known.
    private static async Task<Result<Received>> ReceiveAsync(Stream content, FileStream file, FileLimits limits, CancellationToken cancel)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        var total = 0L;
        string? look = null;
        int read;
        while ((read = await content.ReadAtLeastAsync(buffer, total == 0 ? ContentSniffer.HeaderLength : 1, throwOnEndOfStream: false, cancel)) > 0)
        {
            look = total == 0 ? ContentSniffer.FirstLook(buffer.AsSpan(0, Math.Min(read, ContentSniffer.HeaderLength))) : look;
            total += read;
            if (total > limits.MaxBytes)
            {
                return FileErrors.TooLarge(limits.MaxBytes);
            }

            digest.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        return total == 0 ? FileErrors.Empty : new Received(Convert.ToHexStringLower(digest.GetHashAndReset()), look);
    }

    // What a killed process left half-way; younger ones may belong to another node.
    private void Sweep(string incoming)
    {
        if (Interlocked.Exchange(ref swept, 1) == 0)
        {
            foreach (var left in new DirectoryInfo(incoming).EnumerateFiles().Where(f => f.LastWriteTimeUtc < clock.GetUtcNow().UtcDateTime.AddDays(-1)))
            {
                left.Delete();
            }
        }
    }

    private static async Task<Result<string>> DecideTypeAsync(FileStream file, string extension, string? found, FileLimits limits, CancellationToken cancel)
    {
        file.Position = 0;
        if (found == FileTypes.Zip)
        {
            var inspected = await ArchiveInspection.InspectAsync(file, cancel);
            if (inspected.IsError)
            {
                return inspected.Error;
            }

            found = inspected.Value;
        }
        else if (found == FileTypes.Text && !await ContentSniffer.IsTextAsync(file, cancel))
        {
            found = null;
        }

        var promised = FileTypes.Promised(extension);
        if (found == FileTypes.Text && promised == FileTypes.Csv)
        {
            found = FileTypes.Csv;
        }

        if (extension.Length > 0 && promised is not null && found != promised && !(found is not null && FileTypes.IsPicture(found) && FileTypes.IsPicture(promised)))
        {
            return FileErrors.TypeMismatch(extension, found);
        }

        if (found is null || !FileTypes.Accepts(limits.Accept, found))
        {
            return FileErrors.TypeNotAllowed(found, limits.Accept);
        }

        return extension.Length > 0 && promised is null ? FileErrors.TypeMismatch(extension, found) : found;
    }

    private static string Named(string name, string type) => FileTypes.Promised(Path.GetExtension(name)) == type
        ? name
        : Path.GetFileNameWithoutExtension(name) + FileTypes.ExtensionOf(type);

    private void Keep(string path, string digest)
    {
        var target = PathOf(digest)!;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        try
        {
            File.Move(path, target, overwrite: false);
        }
        catch (IOException) when (File.Exists(target))
        {
            // The same content is there already; it was named again just now.
            File.SetLastWriteTimeUtc(target, clock.GetUtcNow().UtcDateTime);
        }
    }

    private string? PathOf(string key) => key.Length == 64 && key.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(folder, key[..2], key[2..4], key)
        : null;
}
