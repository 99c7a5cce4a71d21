using CyberPort.Platform.Actors;
using CyberPort.Platform.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Identity.SignIn;

/// <summary>The cookie that names a session.</summary>
internal static class SessionCookie
{
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie = new GuardedCookie { Name = LiveSession.Scheme, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = ValidateAsync,
            OnRedirectToLogin = context => new Problem(IdentityErrors.SignInRequired).ExecuteAsync(context.HttpContext),
            OnRedirectToAccessDenied = context => new Problem(IdentityErrors.Forbidden).ExecuteAsync(context.HttpContext),
        };
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var live = !Guid.TryParse(context.Principal?.FindFirst(ActorClaims.Session)?.Value, out var id) ? null
            : services.GetRequiredService<SessionCache>().Find(id) // most calls end here, without a database context
              ?? await services.GetRequiredService<Sessions>().FindAsync(id, context.HttpContext.RequestAborted);
        if (live is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(LiveSession.Scheme);
            return;
        }

        // Name, operator right and strength come from the row: a change acts at once, not at the next sign-in.
        context.ReplacePrincipal(live.ToPrincipal());
    }
}

/// <summary>A cookie that never travels over plain HTTP, except on the developer's own machine.</summary>
internal sealed class GuardedCookie : CookieBuilder
{
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = MustBeSecure(context.Request);
        return options;
    }

    public static bool MustBeSecure(HttpRequest request) =>
        request.IsHttps || request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]" or "::1");
}
