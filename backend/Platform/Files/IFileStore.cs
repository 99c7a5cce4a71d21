using CyberPort.Platform.Results;

namespace CyberPort.Platform.Files;

/// <summary>添付: keeps the content of files, outside the database. Who may see which file is the business of the module that holds its row.</summary>
public interface IFileStore
{
    /// <summary>Takes a file in, reading it once from front to back: size, type, archive and virus checks, then storing.</summary>
    /// <param name="content">The bytes, as they arrive.</param>
    /// <param name="declaredName">The name its sender gave it; cleaned before it is kept.</param>
    /// <param name="limits">What is accepted here.</param>
    /// <param name="cancel">Stops it; nothing is left behind.</param>
    /// <returns>The stored file, or one of <see cref="FileErrors"/>.</returns>
    Task<Result<StoredFile>> SaveAsync(Stream content, string declaredName, FileLimits limits, CancellationToken cancel);

    /// <summary>Opens the content for reading, seekable; null when there is none under this key.</summary>
    Task<Stream?> OpenReadAsync(string key, CancellationToken cancel);

    /// <summary>
    /// Deletes content truly. Several rows may name the same content: the caller has asked all of them. What was taken in again
    /// since <paramref name="unlessSince"/> stays.
    /// </summary>
    /// <returns>True when it was there and is gone.</returns>
    Task<bool> DeleteAsync(string key, DateTimeOffset unlessSince, CancellationToken cancel);
}

/// <summary>A file that was taken in.</summary>
/// <param name="Key">Where its content is; the same content has the same key.</param>
/// <param name="Name">Its name, cleaned.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Digest in lower-case hexadecimal digits.</param>
/// <param name="ContentType">What it is, by its content.</param>
public sealed record StoredFile(string Key, string Name, long Size, string Sha256, string ContentType);

/// <summary>What is accepted at one place.</summary>
/// <param name="MaxBytes">Largest size.</param>
/// <param name="Accept">Content types; see <see cref="FileTypes"/>.</param>
public sealed record FileLimits(long MaxBytes, IReadOnlyCollection<string> Accept)
{
    /// <summary>20 MB: a scanned plan, a photograph.</summary>
    public const long UsualSize = 20 * 1024 * 1024;

    /// <summary>What an application may usually have attached: PDF, pictures, office documents, text, drawings.</summary>
    public static FileLimits Usual { get; } = new(UsualSize, FileTypes.Usual);

    /// <summary>Documents that the service itself made.</summary>
    public static FileLimits OwnDocuments { get; } = new(50 * 1024 * 1024, [FileTypes.Pdf]);
}
