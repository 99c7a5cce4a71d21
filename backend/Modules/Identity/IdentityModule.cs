using CyberPort.Identity.Accounts;
using CyberPort.Identity.Persistence;
using CyberPort.Identity.Roles;
using CyberPort.Identity.SignIn;
using CyberPort.Identity.TwoFactor;
using CyberPort.Platform;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Persistence;
using FluentValidation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Identity;

/// <summary>利用者とサインイン: who people are, how they prove it, and for which authority they work.</summary>
public static class IdentityModule
{
    /// <summary>Adds the module, cookie authentication included.</summary>
    public static IServiceCollection AddIdentityModule(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<IdentitySettings>(configuration.GetSection("Cyberport:Identity"));
        services.AddModuleDb<IdentityDb>("identity");
        services.AddAuthentication(LiveSession.Scheme).AddCookie(LiveSession.Scheme, SessionCookie.Configure);
        services.AddAuthorization();

        services.AddSingleton<Passwords>();
        services.AddSingleton<SealedCookies>();
        services.AddSingleton<SessionCache>();
        services.AddSingleton<Lockout>();
        services.AddSingleton<AttemptLimits>();
        services.AddScoped<Sessions>();
        services.AddScoped<PendingSignIn>();
        services.AddScoped<Authenticators>();
        services.AddScoped<RecoveryCodes>();

        services.AddSingleton<MembershipDirectory>();
        services.AddSingleton<IMembershipDirectory>(p => p.GetRequiredService<MembershipDirectory>());
        services.AddSingleton<IDemoData, DemoAccounts>();
        return services.AddValidators();
    }

    /// <summary>Maps the module's use cases.</summary>
    public static void MapIdentity(this ApiRoutes routes)
    {
        ShowMe.Map(routes);
        SignInWithPassword.Map(routes);
        SignInWithCode.Map(routes);
        SignOut.Map(routes);
        ListSessions.Map(routes);
    }

    private static IServiceCollection AddValidators(this IServiceCollection services) => services
        .AddSingleton<IValidator<SignInRequest>, SignInValidator>()
        .AddSingleton<IValidator<SignInCodeRequest>, SignInCodeValidator>();
}
