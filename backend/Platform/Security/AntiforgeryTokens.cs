using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace CyberPort.Platform.Security;

/// <summary>Gives a browser the token that its unsafe calls must carry in <c>X-CSRF-TOKEN</c>.</summary>
public sealed class AntiforgeryTokens
{
    private readonly IAntiforgery antiforgery;

    internal AntiforgeryTokens(IAntiforgery antiforgery) => this.antiforgery = antiforgery;

    /// <summary>The token for the present identity; also set as the cookie <c>XSRF-TOKEN</c>. Ask again after signing in or out.</summary>
    public string Issue(HttpContext http) => AntiforgeryMiddleware.Issue(antiforgery, http);
}
