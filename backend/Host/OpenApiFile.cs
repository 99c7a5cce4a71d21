using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CyberPort.Host;

/// <summary>The command <c>openapi FILE</c>: writes the contract without starting to serve.</summary>
internal static class OpenApiFile
{
    public static async Task<int> WriteAsync(WebApplication app, string file)
    {
        app.UseEndpoints(static _ => { }); // hands the mapped routes to the document, which otherwise happens at start
        await File.WriteAllTextAsync(file, await TextAsync(app.Services));
        return 0;
    }

    /// <summary>The contract as committed: OpenAPI 3.1, a line break at the end.</summary>
    public static async Task<string> TextAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync();
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1) + "\n";
    }
}
