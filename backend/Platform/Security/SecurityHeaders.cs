using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CyberPort.Platform.Security;

/// <summary>Headers that keep a browser from doing what nobody asked for. No inline script anywhere; styles of components are inline by the framework's way.</summary>
public static class SecurityHeaders
{
    /// <summary>Sets them on every answer, also on files, refusals and faults (whose handler clears what was set before).</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(static state => Set((HttpContext)state), http);
        return next(http);
    });

    private static Task Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        // What a file store says of an attached file is stricter and stays; it alone may stand in a frame, of this site's own pages.
        var file = headers.ContentSecurityPolicy.Count > 0;
        if (!file)
        {
            headers.ContentSecurityPolicy = Policy(http.Request.Host.Value ?? "");
        }

        if (headers.CacheControl.Count == 0 && http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            headers.CacheControl = "no-store"; // Whoever's answer may be kept says so.
        }

        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = file ? "SAMEORIGIN" : "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), "
            + "publickey-credentials-get=(self), publickey-credentials-create=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (http.Request.IsHttps && http.Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]"))
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        return Task.CompletedTask;
    }

    internal static string Policy(string host) => string.Join("; ",
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        // Older Safari does not take 'self' for web sockets.
        $"connect-src 'self' ws://{host} wss://{host}",
        // An officer sees the letter before it is issued: a PDF that the page itself has fetched.
        "object-src 'self' blob:",
        "frame-src 'self' blob:",
        "base-uri 'self'",
        "frame-ancestors 'none'",
        "form-action 'self'");
}
