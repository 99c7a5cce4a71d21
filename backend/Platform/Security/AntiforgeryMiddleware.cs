using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace CyberPort.Platform.Security;

/// <summary>Every unsafe call of a browser carries the token that <c>GET /api/identity/me</c> gave it.</summary>
internal sealed class AntiforgeryMiddleware(RequestDelegate next, IAntiforgery antiforgery)
{
    public const string Header = "X-CSRF-TOKEN";
    public const string Cookie = "XSRF-TOKEN";

    private static readonly Error Refused = new("request.csrf", ErrorKind.Invalid, new(
        "安全のため、画面を読み込み直してから、もう一度お試しください。入力した内容は残っています。",
        "For your safety, please reload the page and try again. Nothing you entered is lost."));

    public async Task InvokeAsync(HttpContext http)
    {
        var ours = http.GetEndpoint()?.Metadata.GetMetadata<PlaneMetadata>() is not null;
        if (ours && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)
            && !await antiforgery.IsRequestValidAsync(http))
        {
            await new Problem(Refused).ExecuteAsync(http);
            return;
        }

        await next(http);
    }

    /// <summary>Gives the browser a token for the present identity: the request half in a cookie that scripts can read.</summary>
    public static string Issue(IAntiforgery antiforgery, HttpContext http)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        http.Response.Cookies.Append(Cookie, tokens.RequestToken!, new()
        {
            HttpOnly = false,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = "/",
        });
        return tokens.RequestToken!;
    }
}
