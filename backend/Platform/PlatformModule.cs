using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Documents;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Files;
using CyberPort.Platform.Health;
using CyberPort.Platform.Idempotency;
using CyberPort.Platform.Jobs;
using CyberPort.Platform.Live;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Outbox;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Security;
using CyberPort.Platform.Telemetry;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CyberPort.Platform;

/// <summary>What every module stands on. Knows no word of port administration.</summary>
public static class PlatformModule
{
    /// <summary>Adds the platform.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<CyberPortSettings>(configuration.GetSection("Cyberport"));
        services.TryAddSingleton(TimeProvider.System);
        services.ConfigureHttpJsonOptions(options => Json.Apply(options.SerializerOptions));

        services.AddScoped<ITenantContext, TenantContext>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<ICurrentActor>(provider => provider.GetRequiredService<CurrentActor>());
        services.AddScoped<AuditLog>();
        services.AddScoped<IAuditLog>(provider => provider.GetRequiredService<AuditLog>());

        services.AddSingleton(DatabaseRoles.From(configuration));
        services.AddSingleton<AppDatabase>();
        services.AddSingleton<WorkerDatabase>();
        services.AddSingleton<SessionInterceptor>();
        services.AddScoped<SaveExtras>();
        services.AddScoped(p => new ModuleDbServices(p.GetRequiredService<ITenantContext>(), p.GetRequiredService<SaveExtras>()));
        services.AddModuleDb<PlatformDb>("platform");
        services.AddSingleton(p => new Migrator(p, p.GetRequiredService<DatabaseRoles>(), p.GetRequiredService<ILogger<Migrator>>()));

        services.AddSingleton<EventCatalogue>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddHostedService(p => p.GetRequiredService<OutboxDispatcher>());
        services.AddHostedService<AuditSealer>();

        services.AddSignalR();
        services.AddSingleton<ILivePush, LivePush>();
        services.AddSingleton<LiveNews>();
        services.AddHostedService<LiveListener>();

        services.AddDataProtection().SetApplicationName("CyberPort");
        services.AddSingleton<DataProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = p.GetRequiredService<DataProtectionKeys>()));
        services.AddAntiforgery(options =>
        {
            options.HeaderName = AntiforgeryMiddleware.Header;
            options.Cookie.Name = "CyberPort.Csrf";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton(p => new AntiforgeryTokens(p.GetRequiredService<IAntiforgery>()));

        services.AddDocuments(configuration);
        services.AddFiles(configuration);
        services.AddNotifications(configuration);
        services.AddOpenApi("v1", OpenApiDocument.Configure);
        services.AddSingleton<ReadinessReport>();
        services.AddSingleton<IReadinessCheck, DatabaseCheck>();
        services.AddSingleton<IReadinessCheck, MigrationsCheck>();
        services.AddSingleton<IReadinessCheck, OutboxCheck>();
        services.AddHostedService<TelemetryExport>();
        RequestLimits.Add(services, configuration);
        Scheduling.Add(services, configuration);
        return services;
    }

    /// <summary>Registers a reaction to an event of this module or a lower one.</summary>
    public static IServiceCollection AddReaction<TEvent, TReaction>(this IServiceCollection services) where TReaction : class, IReaction<TEvent>
    {
        services.AddScoped<TReaction>();
        services.AddSingleton(new ReactionRegistration(typeof(TEvent), new EventCatalogue().NameOf(typeof(TEvent)), typeof(TReaction)));
        return services;
    }

    /// <summary>The middleware of the API, after authentication. Who calls comes first: an ended session is told as such, not as a missing token.</summary>
    public static IApplicationBuilder UsePlanes(this IApplicationBuilder app) => app
        .UseRateLimiter()
        .UseMiddleware<PlaneMiddleware>()
        .UseMiddleware<QueryGuard>()
        .UseMiddleware<AntiforgeryMiddleware>()
        .UseMiddleware<IdempotencyMiddleware>();

    /// <summary>The route groups that modules map into; also health, the hub and the OpenAPI document.</summary>
    public static ApiRoutes MapPlatform(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        routes.MapHub<LiveHub>("/hubs/live");
        HealthEndpoints.Map(routes);
        var api = ApiRoutes.Create(routes);
        DeadLetters.Map(api.Operator);
        NotificationsSetup.Map(api, routes.ServiceProvider.GetRequiredService<IHostEnvironment>());
        return api;
    }

    /// <summary>Refuses to start with an endpoint that anyone could reach by oversight.</summary>
    public static void VerifyEndpoints(this IEndpointRouteBuilder routes)
    {
        foreach (var source in routes.DataSources)
        {
            EndpointGuard.Verify(source);
        }
    }
}
