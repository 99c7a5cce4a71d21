using CyberPort.Platform;
using Microsoft.Extensions.Options;

namespace CyberPort.Procedures.Exports;

/// <summary>Files that were written out, for a week; on the storage that all nodes share.</summary>
internal sealed class ExportFolder(IOptions<CyberPortSettings> settings)
{
    private readonly string folder = Path.GetFullPath(Path.Combine(settings.Value.DataFolder, "exports"));

    public FileStream Create(Guid id) => new(Path.Combine(Directory.CreateDirectory(folder).FullName, id.ToString("n")), new FileStreamOptions
    {
        Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous,
    });

    /// <summary>One that is gone when it is closed.</summary>
    public FileStream Scratch() => new(Path.Combine(Directory.CreateDirectory(folder).FullName, $"scratch-{Guid.NewGuid():n}"), new FileStreamOptions
    {
        Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
    });

    /// <summary>Whether the file is still there to be fetched.</summary>
    public bool Keeps(Guid id) => File.Exists(Path.Combine(folder, id.ToString("n")));

    public Stream? Open(Guid id)
    {
        var path = Path.Combine(folder, id.ToString("n"));
        return File.Exists(path) ? new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Options = FileOptions.Asynchronous }) : null;
    }

    /// <summary>Removes what is older; the number of files.</summary>
    public int Sweep(DateTimeOffset before)
    {
        var old = new DirectoryInfo(folder) is { Exists: true } found ? found.GetFiles().Where(f => f.LastWriteTimeUtc < before.UtcDateTime).ToList() : [];
        old.ForEach(f => f.Delete());
        return old.Count;
    }
}
