using CyberPort.Platform.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CyberPort.Platform.Files;

/// <summary>Files over HTTP, streamed both ways.</summary>
public static class FileUploads
{
    /// <summary>Takes the request's body in as one file. One that announces itself as too large is refused before a byte of it is read.</summary>
    public static async Task<Result<StoredFile>> SaveBodyAsync(
        this IFileStore store, HttpRequest request, string declaredName, FileLimits limits, CancellationToken cancel)
    {
        if (request.ContentLength > limits.MaxBytes)
        {
            return FileErrors.TooLarge(limits.MaxBytes);
        }

        // The store counts by itself and gives the better answer; the server's own limit stands just behind it.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = limits.MaxBytes + (1024 * 1024);
        }

        return await store.SaveAsync(request.Body, declaredName, limits, cancel);
    }

    /// <summary>Sends a stored file. Pictures and PDF may be shown in the page; everything else is only ever saved.</summary>
    public static IResult Send(this HttpResponse response, Stream content, string contentType, string name, bool download = false)
    {
        var shown = !download && contentType is FileTypes.Pdf or FileTypes.Png or FileTypes.Jpeg or FileTypes.WebP or FileTypes.Gif;
        var disposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, no-store";
        // Opened by itself in a tab, a file may run nothing and load nothing. A sandbox would keep browsers from showing PDF.
        response.Headers.ContentSecurityPolicy = contentType == FileTypes.Pdf
            ? "script-src 'none'; frame-ancestors 'self'"
            : "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; sandbox";
        return Microsoft.AspNetCore.Http.Results.Stream(content, contentType, enableRangeProcessing: true);
    }
}
