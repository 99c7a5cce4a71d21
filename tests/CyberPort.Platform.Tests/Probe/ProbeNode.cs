using System.Security.Claims;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Outbox;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Security;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyberPort.Platform.Tests.Probe;

/// <summary>One application node: the platform with the probe module on it, over HTTP in memory, on a real database.</summary>
internal sealed class ProbeNode : IAsyncDisposable
{
    private readonly WebApplication app;

    private ProbeNode(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public TestServer Server => app.GetTestServer();

    public HandledNotes Handled => Services.GetRequiredService<HandledNotes>();

    /// <summary>Starts a node.</summary>
    /// <param name="database">The owner's connection.</param>
    /// <param name="background">Runs the dispatcher, the sealer and the listener; without it a test takes their steps itself.</param>
    /// <param name="map">Further endpoints.</param>
    /// <param name="settings">Further settings.</param>
    /// <param name="add">Further registrations.</param>
    public static async Task<ProbeNode> StartAsync(
        string database, bool background = false, Action<ApiRoutes>? map = null, Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? add = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Configuration["CYBERPORT_DATABASE"] = database;
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddPlatform(builder.Configuration);
        builder.Services.AddModuleDb<ProbeDb>("probe");
        builder.Services.AddReaction<NoteWritten, BeforeNoteWritten>();
        builder.Services.AddReaction<NoteWritten, WhenNoteWritten>();
        builder.Services.AddSingleton<HandledNotes>();
        builder.Services.AddSingleton<ProbeDirectory>();
        builder.Services.AddSingleton<ITenantStore>(p => p.GetRequiredService<ProbeDirectory>());
        builder.Services.AddSingleton<IMembershipDirectory>(p => p.GetRequiredService<ProbeDirectory>());
        builder.Services.AddAuthorization();
        add?.Invoke(builder.Services);
        if (!background)
        {
            foreach (var service in builder.Services.Where(s => s.ServiceType == typeof(IHostedService) && !IsServer(s)).ToList())
            {
                builder.Services.Remove(service);
            }
        }

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.Use(SignIn);
        app.UseRouting();
        app.UsePlanes();
        var routes = app.MapPlatform();
        routes.Open.MapGet("/probe/token", (HttpContext http, AntiforgeryTokens tokens) => tokens.Issue(http)).WithName("IssueToken").ForAnyone();
        map?.Invoke(routes);
        app.VerifyEndpoints();
        await app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None);
        await app.StartAsync();
        return new(app);
    }

    private static bool IsServer(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationFactory?.Method.ReturnType)?.FullName?.Contains("GenericWebHost", StringComparison.Ordinal) == true;

    // Who calls stands in a header: what Identity's cookie says in the real service.
    private static Task SignIn(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers["X-Address"] is [{ } address])
        {
            http.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(address);
        }

        if (http.Request.Headers["X-Account"] is [{ } account])
        {
            List<Claim> claims = [new(ActorClaims.Account, account), new(ActorClaims.Name, "Probe"), new(ClaimTypes.NameIdentifier, account)];
            if (http.Request.Headers.ContainsKey("X-Operator"))
            {
                claims.Add(new(ActorClaims.Operator, "true"));
            }

            http.User = new(new ClaimsIdentity(claims, "probe"));
        }

        return next(http);
    }

    /// <summary>A browser; cookies are kept.</summary>
    public HttpClient Browser(Guid? account = null, bool isOperator = false)
    {
        var http = new HttpClient(new CookieJarHandler { InnerHandler = Server.CreateHandler() }) { BaseAddress = new("http://localhost") };
        if (account is { } id)
        {
            http.DefaultRequestHeaders.Add("X-Account", id.ToString());
        }

        if (isOperator)
        {
            http.DefaultRequestHeaders.Add("X-Operator", "true");
        }

        return http;
    }

    /// <summary>A browser that already carries its anti-forgery token.</summary>
    public async Task<HttpClient> ArmedBrowserAsync(Guid? account = null, bool isOperator = false)
    {
        var http = Browser(account, isOperator);
        http.DefaultRequestHeaders.Add(AntiforgeryMiddleware.Header, (await http.GetStringAsync("/api/probe/token")).Trim('"'));
        return http;
    }

    public async Task InAsync(TenantInfo? tenant, Func<IServiceProvider, Task> act, Guid? party = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<ITenantContext>();
        if (tenant is not null)
        {
            context.Enter(tenant);
        }

        if (party is { } id)
        {
            context.EnterParty(id);
        }

        await act(scope.ServiceProvider);
    }

    public Task InDbAsync(TenantInfo? tenant, Func<ProbeDb, Task> act, Guid? party = null) =>
        InAsync(tenant, services => act(services.GetRequiredService<ProbeDb>()), party);

    /// <summary>Writes a note with its event.</summary>
    public async Task<Note> WriteNoteAsync(TenantInfo tenant, string? text = null)
    {
        var note = Note.Written(text ?? Guid.NewGuid().ToString());
        await InDbAsync(tenant, async db =>
        {
            db.Add(note);
            await db.SaveChangesAsync();
        });
        return note;
    }

    public OutboxDispatcher Dispatcher => Services.GetRequiredService<OutboxDispatcher>();

    public AuditSealer Sealer => ActivatorUtilities.CreateInstance<AuditSealer>(Services);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
