using CyberPort.Platform;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Tenancy;
using CyberPort.Tenancy.Authorities;
using CyberPort.Tenancy.CodeTables;
using CyberPort.Tenancy.Contracts;
using CyberPort.Tenancy.Persistence;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Tenancy;

/// <summary>港湾管理者と港湾: who the authorities are, how they look and work, and the codes that forms choose from.</summary>
public static class TenancyModule
{
    /// <summary>Adds the module.</summary>
    public static IServiceCollection AddTenancy(this IServiceCollection services)
    {
        services.AddModuleDb<TenancyDb>("tenancy");
        services.AddSingleton<AuthorityStore>();
        services.AddSingleton<ITenantStore>(p => p.GetRequiredService<AuthorityStore>());
        services.AddSingleton<IAuthorities>(p => p.GetRequiredService<AuthorityStore>());
        services.AddSingleton<IMailSenderDirectory, MailSenders>();
        services.AddScoped<ICodeLists, CodeLists>();
        services.AddSingleton<FacilityNames>();
        services.AddSingleton<IValidator<ChangeSettingsRequest>, ChangeSettingsValidator>();
        services.AddSingleton<IDemoData, DemoAuthorities>();
        services.AddSingleton<ICommand, LoadAuthority>();
        return services;
    }

    /// <summary>Maps the module's use cases.</summary>
    public static void MapTenancy(this ApiRoutes routes)
    {
        ListAuthorities.Map(routes);
        ShowSite.Map(routes);
        BrandingStylesheet.Map(routes);
        ChangeSettings.Map(routes);
        ListCodes.Map(routes);
    }
}
