using System.Security.Cryptography;
using System.Text.Json;
using CyberPort.Identity.SignIn;
using CyberPort.Platform.Endpoints;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace CyberPort.Identity;

/// <summary>What the server must remember between two steps of a sign-in, sealed in a cookie of a few minutes.</summary>
internal sealed class SealedCookies(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private sealed record Letter<T>(T Content, DateTimeOffset Until);

    public void Give<T>(HttpContext http, string name, T content)
    {
        var letter = JsonSerializer.SerializeToUtf8Bytes(new Letter<T>(content, time.GetUtcNow() + Lifetime), Json.Options);
        http.Response.Cookies.Append(name, Convert.ToBase64String(Protector(name).Protect(letter)), Options(http));
    }

    /// <summary>Reads the cookie; null when it is missing, too old or not ours.</summary>
    public T? Read<T>(HttpContext http, string name) where T : class
    {
        try
        {
            var text = http.Request.Cookies[name];
            var letter = string.IsNullOrEmpty(text)
                ? null
                : JsonSerializer.Deserialize<Letter<T>>(Protector(name).Unprotect(Convert.FromBase64String(text)), Json.Options);
            return letter?.Until > time.GetUtcNow() ? letter.Content : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    public void Drop(HttpContext http, string name) => http.Response.Cookies.Delete(name, Options(http));

    private IDataProtector Protector(string name) => protection.CreateProtector("CyberPort.Identity", name);

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        Secure = GuardedCookie.MustBeSecure(http.Request),
        SameSite = SameSiteMode.Strict,
        MaxAge = Lifetime,
        Path = "/api/identity",
    };
}
