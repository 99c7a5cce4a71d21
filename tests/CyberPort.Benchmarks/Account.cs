using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CyberPort.Benchmarks;

/// <summary>A signed-in person with cookies and the anti-forgery token, as the page has them.</summary>
public sealed class Account
{
    private const string Password = "CyberPort-2026";
    private readonly HttpClient http;
    private string token = "";

    private Account(HttpClient http, CookieContainer cookies) => (this.http, Cookies) = (http, cookies);

    /// <summary>For the live line.</summary>
    public CookieContainer Cookies { get; }

    /// <summary>Several sessions of one demo account.</summary>
    public static Task<IReadOnlyList<Account>> SignInManyAsync(string url, string email, int count) => SignInAsync(url, Enumerable.Repeat(email, count));

    /// <summary>As many people as there are clients: copies of the demo applicant, with the same password.</summary>
    public static async Task<IReadOnlyList<Account>> ManyPeopleAsync(string url, BareDatabase bare)
    {
        await bare.ExecuteAsync($"insert into identity.account select made.* from identity.account a, generate_series(1, {Load.Clients}) n, "
            + "jsonb_populate_record(null::identity.account, to_jsonb(a) || jsonb_build_object("
            + "'id', gen_random_uuid(), 'email', 'bench' || n || '@demo.example', 'email_key', 'bench' || n || '@demo.example')) made where a.email_key = 'applicant@demo.example'");
        return await SignInAsync(url, Enumerable.Range(1, Load.Clients).Select(n => $"bench{n}@demo.example"));
    }

    private static async Task<IReadOnlyList<Account>> SignInAsync(string url, IEnumerable<string> emails)
    {
        var accounts = new List<Account>();
        foreach (var email in emails)
        {
            var cookies = new CookieContainer();
            var handler = new SocketsHttpHandler { CookieContainer = cookies, PooledConnectionLifetime = TimeSpan.FromMinutes(10) };
            var account = new Account(new HttpClient(handler) { BaseAddress = new Uri(url) }, cookies);
            account.token = (string)(await account.GetAsync("/api/identity/me"))["csrf"]!;
            await account.PostAsync("/api/identity/sign-in", new { email, password = Password, remember = false });
            account.token = (string)(await account.GetAsync("/api/identity/me"))["csrf"]!;
            accounts.Add(account);
        }

        return accounts;
    }

    /// <summary>Reads JSON.</summary>
    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await http.GetByteArrayAsync(path))!;

    /// <summary>Reads and throws away, as cheaply as a load generator should.</summary>
    public async Task SkimAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        await answer.Content.CopyToAsync(Stream.Null);
    }

    /// <summary>Sends JSON; the answer's body, or null when it is not JSON. Throws what the service says when it refuses.</summary>
    public async Task<JsonNode?> PostAsync(string path, object body, int? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-CSRF-TOKEN", token);
        if (version is { } seen)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        }

        using var answer = await http.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{(int)answer.StatusCode} {path}: {System.Text.Encoding.UTF8.GetString(bytes)}");
        }

        return bytes.Length > 0 && answer.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(bytes) : null;
    }
}
