using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CyberPort.Platform.Endpoints;

/// <summary>
/// 団体としての手続: <c>/api/as/{authority}/my/…</c> is the plane <c>/api/my/…</c> with the authority's own party in place of the
/// person's. The address says for whom; whether the caller may is asked on every call. An authority's party id is its tenant id.
/// </summary>
public static class ActingFor
{
    private const string Prefix = "/api/as/";

    /// <summary>Before routing: the address becomes that of the plane, the authority is remembered.</summary>
    public static IApplicationBuilder UseActingFor(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.Path.Value is { } path && path.StartsWith(Prefix, StringComparison.Ordinal)
            && path.IndexOf('/', Prefix.Length) is var end and > 0 && string.CompareOrdinal(path, end, "/my/", 0, 4) == 0)
        {
            http.Features.Set(new ActingForFeature(path[Prefix.Length..end]));
            http.Request.Path = "/api" + path[end..];
        }

        return next(http);
    });
}

/// <summary>The authority named in the address.</summary>
internal sealed record ActingForFeature(string Authority);
