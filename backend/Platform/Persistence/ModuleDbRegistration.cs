using CyberPort.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace CyberPort.Platform.Persistence;

/// <summary>A module's schema, for the migrator.</summary>
internal sealed record ModuleSchema(Type DbType, Func<IServiceProvider, string, ModuleDb> OpenAsOwner);

/// <summary>Registers a module's context.</summary>
public static class ModuleDbRegistration
{
    /// <summary>
    /// Adds the context on the application role. The constructor takes <c>(DbContextOptions&lt;TDb&gt;, ModuleDbServices)</c>.
    /// Schemas are migrated in the order of registration.
    /// </summary>
    public static IServiceCollection AddModuleDb<TDb>(this IServiceCollection services, string schema) where TDb : ModuleDb
    {
        services.AddDbContext<TDb>((provider, options) =>
        {
            Configure(options.UseNpgsql(provider.GetRequiredService<AppDatabase>().Source, npgsql => History(npgsql, schema)));
            options.AddInterceptors(provider.GetRequiredService<SessionInterceptor>());
        }, optionsLifetime: ServiceLifetime.Singleton); // The same for every request: made once.
        services.AddSingleton(new ModuleSchema(typeof(TDb), (provider, connection) =>
        {
            var options = new DbContextOptionsBuilder<TDb>();
            Configure(options.UseNpgsql(connection, npgsql => History(npgsql, schema)));
            return (ModuleDb)Activator.CreateInstance(typeof(TDb), options.Options, provider.GetRequiredService<ModuleDbServices>())!;
        }));
        return services;
    }

    private static void Configure(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));

    private static void History(NpgsqlDbContextOptionsBuilder npgsql, string schema) => npgsql.MigrationsHistoryTable("__migrations", schema);
}
