using System.Reflection;
using CyberPort.Platform.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CyberPort.Forms.Contracts;

/// <summary>A printed form as an answer: shown in the browser; a blank one is asked for again only by its tag.</summary>
/// <param name="form">What was printed.</param>
/// <param name="name">File name.</param>
/// <param name="isPublic">Anyone may see it: a blank form.</param>
public sealed class PaperContent(PaperForm form, string name, bool isPublic = false) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(Stream), [FileTypes.Pdf]));

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var result = response.Send(new MemoryStream(form.Pdf), FileTypes.Pdf, name);
        if (isPublic)
        {
            response.Headers.CacheControl = "public, no-cache"; // Kept by the browser, asked for by its tag.
            response.Headers.ETag = $"\"{form.Tag}\"";
            if (httpContext.Request.Headers.IfNoneMatch.Contains($"\"{form.Tag}\""))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        await result.ExecuteAsync(httpContext);
    }
}
