using System.Text.Json.Nodes;
using CyberPort.Platform.Documents.Engine;
using CyberPort.Platform.Results;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CyberPort.Platform.Files;

/// <summary>Shows pictures of phones (HEIC) as JPEG, which every browser can draw.</summary>
public interface IImagePreviews
{
    /// <summary>A JPEG of the stored picture; made once, then kept beside the files.</summary>
    Task<Result<Stream>> JpegAsync(string key, CancellationToken cancel);
}

/// <summary>By libheif in a worker process of its own.</summary>
internal sealed class HeicPreviews : IImagePreviews, IAsyncDisposable
{
    private static readonly Error NoPreview = new("file.no-preview", ErrorKind.Unavailable, new(
        "この写真はここでは表示できません。ダウンロードして御覧ください。", "This picture cannot be shown here. Please download it."));

    private readonly IFileStore files;
    private readonly string folder;
    private readonly NodeWorker worker;

    public HeicPreviews(IFileStore files, IOptions<CyberPortSettings> settings, WorkerSettings workers, TimeProvider clock, ILogger<HeicPreviews> log)
    {
        this.files = files;
        folder = Path.GetFullPath(Path.Combine(settings.Value.DataFolder, "previews"));
        worker = new("preview.mjs", workers, null, clock, log);
    }

    public async Task<Result<Stream>> JpegAsync(string key, CancellationToken cancel)
    {
        await using var original = await files.OpenReadAsync(key, cancel);
        if (original is null)
        {
            return Error.NotFound("file");
        }

        var path = Path.Combine(folder, key + ".jpg");
        if (!File.Exists(path))
        {
            var content = new byte[original.Length];
            await original.ReadExactlyAsync(content, cancel);
            if (await ConvertAsync(content, cancel) is not { } jpeg)
            {
                return NoPreview;
            }

            Directory.CreateDirectory(folder);
            var incoming = Path.Combine(folder, Guid.CreateVersion7().ToString("n"));
            await File.WriteAllBytesAsync(incoming, jpeg, cancel);
            File.Move(incoming, path, overwrite: true);
        }

        return File.OpenRead(path);
    }

    private async Task<byte[]?> ConvertAsync(byte[] content, CancellationToken cancel)
    {
        try
        {
            return (await worker.AskAsync(new JsonObject { ["op"] = "jpeg" }, content, TimeSpan.FromSeconds(30), cancel))?.Body.ToArray();
        }
        catch (WorkerRefusedException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => worker.DisposeAsync();
}
