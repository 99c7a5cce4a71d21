using CyberPort.Platform.Documents.Engine;
using CyberPort.Platform.Results;
using Microsoft.Extensions.Options;

namespace CyberPort.Platform.Files;

/// <summary>Shows pictures of phones (HEIC) as JPEG, which every browser can draw.</summary>
public interface IImagePreviews
{
    /// <summary>A JPEG of the stored picture; made once, then kept beside the files.</summary>
    Task<Result<Stream>> JpegAsync(string key, CancellationToken cancel);
}

/// <summary>By libheif in the worker for pictures.</summary>
internal sealed class HeicPreviews(IFileStore files, IOptions<CyberPortSettings> settings, PictureWorker pictures) : IImagePreviews
{
    private static readonly Error NoPreview = new("file.no-preview", ErrorKind.Unavailable, new(
        "この写真はここでは表示できません。ダウンロードして御覧ください。", "This picture cannot be shown here. Please download it."));

    private readonly string folder = Path.GetFullPath(Path.Combine(settings.Value.DataFolder, "previews"));

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
            if (await pictures.DrawAsync(new() { ["op"] = "jpeg" }, content, TimeSpan.FromSeconds(30), cancel) is not { } jpeg)
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
}
