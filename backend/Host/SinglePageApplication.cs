using CyberPort.Platform;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CyberPort.Host;

/// <summary>Serves the built pages: files with a hash in their name for a year, everything else always asked for again.</summary>
internal static class SinglePageApplication
{
    public static void Use(WebApplication app)
    {
        if (Folder(app) is { } folder)
        {
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), OnPrepareResponse = context => Cache(context.Context, context.File.Name) });
        }
    }

    public static void Map(WebApplication app)
    {
        if (Folder(app) is { } folder)
        {
            app.MapFallbackToFile("{*path:nonfile}", "index.html", new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(folder),
                OnPrepareResponse = context => Cache(context.Context, "index.html"),
            });
        }
    }

    private static string? Folder(WebApplication app)
    {
        var folder = app.Services.GetRequiredService<IOptions<CyberPortSettings>>().Value.Spa;
        return folder.Length > 0 && Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }

    private static void Cache(HttpContext http, string file)
    {
        var hashed = System.Text.RegularExpressions.Regex.IsMatch(file, "-[A-Za-z0-9_-]{8}\\.(js|css|woff2?)$|\\.woff2$");
        http.Response.Headers[HeaderNames.CacheControl] = hashed ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
