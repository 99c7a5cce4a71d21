using CyberPort.Forms;
using CyberPort.Identity;
using CyberPort.Platform;
using CyberPort.Platform.Endpoints;
using CyberPort.Procedures;
using CyberPort.Tenancy;

namespace CyberPort.Host;

/// <summary>The modules, by hand: what is not listed here does not exist.</summary>
internal static class Modules
{
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPlatform(configuration);
        services.AddTenancy();
        services.AddIdentityModule(configuration);
        services.AddForms();
        services.AddProcedures();
    }

    public static void Map(ApiRoutes routes)
    {
        routes.MapTenancy();
        routes.MapIdentity();
        routes.MapForms();
        routes.MapProcedures();
    }
}
