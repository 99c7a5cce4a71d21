using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace CyberPort.Procedures.Exports;

/// <summary>A table as a file: CSV and JSON leave row by row; what must be known whole first (replaced characters, XLSX) is written aside.</summary>
internal sealed class ExportedFile(ExportTable table, ExportFormat format, string name, ExportFolder folder) : IResult, IEndpointMetadataProvider
{
    /// <summary>Names the characters that the code lacks, percent-encoded.</summary>
    public const string ReplacedHeader = "X-Replaced-Characters";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(Stream), ["application/octet-stream"]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, cancel) = (httpContext.Response, httpContext.RequestAborted);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, no-store";
        response.ContentType = ExportFiles.Type(format);
        if (format is ExportFormat.Csv or ExportFormat.Json)
        {
            await TableWriter.WriteAsync(table, format, response.Body, null, cancel);
            return;
        }

        await using var scratch = folder.Scratch();
        var written = await TableWriter.WriteAsync(table, format, scratch, null, cancel);
        if (written.Lacking.Count > 0)
        {
            response.Headers[ReplacedHeader] = Uri.EscapeDataString(WriteExport.Lacked(written));
        }

        scratch.Position = 0;
        await scratch.CopyToAsync(response.Body, cancel);
    }
}
