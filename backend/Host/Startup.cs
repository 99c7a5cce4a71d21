using CyberPort.Platform;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Security;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace CyberPort.Host;

/// <summary>How the parts become one process.</summary>
internal static class Startup
{
    public static void AddCyberPort(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddEnvironmentVariables();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 2 * 1024 * 1024; // Uploads say themselves how much they take.
        });
        if (!builder.Environment.IsDevelopment())
        {
            builder.Logging.ClearProviders().AddJsonConsole(options =>
            {
                options.IncludeScopes = true;
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "O";
            });
        }

        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            // Only a proxy named here (or on this machine) may say who really calls: limits and the audit trail believe it.
            foreach (var network in builder.Configuration.GetSection("Cyberport:TrustedProxies").Get<string[]>() ?? [])
            {
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            }
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddAuthorization();
        Modules.Add(builder.Services, builder.Configuration);
    }

    public static void UseCyberPort(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(Faults.Options);
        SinglePageApplication.Use(app);
        app.UseActingFor();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UsePlanes();
        Modules.Map(app.MapPlatform());
        app.VerifyEndpoints();
        app.MapFallback("/api/{**rest}", Faults.UnknownAddress);
        SinglePageApplication.Map(app);
    }

    /// <summary>Brings the database up to date on the side, where this start is to do so.</summary>
    public static Task MigrateAsync(this WebApplication app, string[] args) =>
        args is ["migrate"] || (args is not ["openapi", _] && Settings(app).MigrateOnStart)
            ? Task.Run(() => app.Services.GetRequiredService<Migrator>().RunAsync(CancellationToken.None))
            : Task.CompletedTask;

    public static async Task<int> RunCyberPortAsync(this WebApplication app, string[] args, Task migrated)
    {
        await migrated;
        switch (args)
        {
            case []:
                break;
            case ["openapi", var file]:
                return await OpenApiFile.WriteAsync(app, file);
            case ["migrate"]:
                return 0;
            case ["audit", "verify"]:
                return await AuditVerification.RunAsync(app.Services, Console.Out, CancellationToken.None) == 0 ? 0 : 1;
            case [var noun, var verb, .. var rest] when Commands(app).FirstOrDefault(c => c.Name == $"{noun} {verb}") is { } command:
                return await command.RunAsync(rest, Console.Out, CancellationToken.None);
            case [var unknown, ..] when !unknown.StartsWith('-'): // --urls and the like are settings
                Console.WriteLine($"Unknown command. Known:\n  migrate\n  audit verify\n  openapi FILE\n{string.Join('\n', Commands(app).Select(c => $"  {c.Name} {c.Usage}"))}");
                return 2;
        }

        if (Settings(app).Demo)
        {
            await Demo.LoadAsync(app.Services, CancellationToken.None);
        }

        app.EndsWithItsGuard();
        await app.RunAsync();
        return 0;
    }

    private static IEnumerable<ICommand> Commands(WebApplication app) => app.Services.GetServices<ICommand>();

    private static CyberPortSettings Settings(WebApplication app) => app.Services.GetRequiredService<IOptions<CyberPortSettings>>().Value;
}
