using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Shouldly;

namespace CyberPort.Testing;

/// <summary>Keeps cookies as a browser does.</summary>
public sealed class CookieJarHandler(CookieContainer jar) : DelegatingHandler
{
    /// <summary>An empty jar.</summary>
    public CookieJarHandler() : this(new())
    {
    }

    /// <summary>The value of a cookie, or null.</summary>
    public string? this[string name] => jar.GetAllCookies().FirstOrDefault(c => c.Name == name)?.Value;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var cookies = jar.GetCookieHeader(request.RequestUri!);
        if (cookies.Length > 0)
        {
            request.Headers.Add(HeaderNames.Cookie, cookies);
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues(HeaderNames.SetCookie, out var set))
        {
            foreach (var cookie in set)
            {
                jar.SetCookies(request.RequestUri!, cookie);
            }
        }

        return response;
    }
}

/// <summary>An answer: status, body as JSON, version.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON, or null when there is none.</param>
/// <param name="Version">From the ETag, or null.</param>
/// <param name="Raw">The response.</param>
public sealed record Answer(HttpStatusCode Status, JsonNode? Body, int? Version, HttpResponseMessage Raw)
{
    /// <summary>The problem's stable code.</summary>
    public string? Code => (string?)Body?["code"];

    /// <summary>A member of the body.</summary>
    public JsonNode? this[string name] => Body?[name];

    /// <summary>Fails, with the body in the message, unless the status is a success.</summary>
    public Answer Ok()
    {
        ((int)Status).ShouldBeInRange(200, 299, Body?.ToJsonString());
        return this;
    }

    /// <summary>Fails unless it is this refusal.</summary>
    public Answer Refused(HttpStatusCode status, string code)
    {
        Status.ShouldBe(status, Body?.ToJsonString());
        Code.ShouldBe(code);
        return this;
    }
}

/// <summary>A person at a browser: cookies and the anti-forgery token are taken care of.</summary>
public sealed class PortClient(HttpClient http, CookieContainer? cookies = null)
{
    private string? csrf;

    /// <summary>The browser's cookies, where it was made with a jar that can be looked at.</summary>
    public CookieContainer? Cookies => cookies;

    /// <summary>The plain client.</summary>
    public HttpClient Http => http;

    /// <summary>ja, en or ja-x-easy.</summary>
    public string Language { get; set; } = "ja";

    /// <summary>Reads.</summary>
    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null);

    /// <summary>Sends JSON.</summary>
    public Task<Answer> PostAsync(string path, object? body = null, int? ifMatch = null) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body ?? new { }), ifMatch);

    /// <summary>Replaces.</summary>
    public Task<Answer> PutAsync(string path, object body, int? ifMatch = null) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body), ifMatch);

    /// <summary>Sends any content, for example a file.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, int? ifMatch, Dictionary<string, string>? headers = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.AcceptLanguage.ParseAdd(Language);
        foreach (var (key, value) in headers ?? [])
        {
            request.Headers.Add(key, value);
        }

        if (ifMatch is { } version)
        {
            request.Headers.TryAddWithoutValidation(HeaderNames.IfMatch, $"\"{version}\"");
        }

        if (method != HttpMethod.Get)
        {
            csrf ??= await FetchTokenAsync();
            request.Headers.Add("X-CSRF-TOKEN", csrf);
        }

        var response = await http.SendAsync(request);
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        var body = isJson && await response.Content.ReadAsStringAsync() is { Length: > 0 } text ? JsonNode.Parse(text) : null;
        var etag = response.Headers.ETag?.Tag.Trim('"');
        return new(response.StatusCode, body, int.TryParse(etag, out var seen) ? seen : null, response);
    }

    /// <summary>Gets a new token; needed after signing in or out.</summary>
    public void ForgetToken() => csrf = null;

    private async Task<string> FetchTokenAsync()
    {
        var me = await GetAsync("/api/identity/me");
        return (string)me.Ok()["csrf"]!;
    }
}
