using CyberPort.Identity.Accounts;
using CyberPort.Identity.Contracts;
using CyberPort.Identity.Jobs;
using CyberPort.Identity.Passkeys;
using CyberPort.Identity.Persistence;
using CyberPort.Identity.Roles;
using CyberPort.Identity.SignIn;
using CyberPort.Identity.TwoFactor;
using CyberPort.Platform;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Jobs;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
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
        services.AddScoped<AccountLinks>();
        services.AddScoped<AccountMails>();
        services.AddScoped<IAccounts, AccountDirectory>();
        AddPasskeys(services);

        services.AddSingleton<MembershipDirectory>();
        services.AddSingleton<IMembershipDirectory>(p => p.GetRequiredService<MembershipDirectory>());
        services.AddSingleton<IPartyDirectory, PartyDirectory>();
        services.AddSingleton<IDemoData, DemoAccounts>();
        services.AddScoped<Invitations>();
        services.AddSingleton<ICommand, InviteByCommand>();
        services.AddSingleton<ICommand, AddOperator>();
        services.AddSingleton<ICommand, RemoveOperator>();
        services.AddScheduledJob<PurgeSessions>("0 35 3 * * ?");
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

        RegisterAccount.Map(routes);
        ConfirmEmail.Map(routes);
        ResetPassword.Map(routes);
        ChangePassword.Map(routes);
        UpdateProfile.Map(routes);

        SetUpTwoFactor.Map(routes);
        EnableTwoFactor.Map(routes);
        DisableTwoFactor.Map(routes);
        FindAccount.Map(routes);
        ResetSecondFactors.Map(routes);

        AddPasskey.Map(routes);
        ListPasskeys.Map(routes);
        SignInWithPasskey.Map(routes);

        ListMembers.Map(routes);
        SetMemberRoles.Map(routes);
        InviteMember.Map(routes);
    }

    private static void AddPasskeys(IServiceCollection services)
    {
        services.AddIdentityCore<Account>().AddUserStore<PasskeyStore>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(PasskeyRules.Configure);
    }

    private static IServiceCollection AddValidators(this IServiceCollection services) => services
        .AddSingleton<IValidator<SignInRequest>, SignInValidator>()
        .AddSingleton<IValidator<SignInCodeRequest>, SignInCodeValidator>()
        .AddSingleton<IValidator<RegisterRequest>, RegisterValidator>()
        .AddSingleton<IValidator<ConfirmRequest>, ConfirmValidator>()
        .AddSingleton<IValidator<ForgotPasswordRequest>, ForgotPasswordValidator>()
        .AddSingleton<IValidator<ResetPasswordRequest>, ResetPasswordValidator>()
        .AddSingleton<IValidator<ChangePasswordRequest>, ChangePasswordValidator>()
        .AddSingleton<IValidator<UpdateProfileRequest>, UpdateProfileValidator>()
        .AddSingleton<IValidator<EnableTwoFactorRequest>, EnableTwoFactorValidator>()
        .AddSingleton<IValidator<ResetSecondFactorsRequest>, ResetSecondFactorsValidator>()
        .AddSingleton<IValidator<FindAccountRequest>, FindAccountValidator>()
        .AddSingleton<IValidator<AddPasskeyRequest>, AddPasskeyValidator>()
        .AddSingleton<IValidator<PasskeySignInRequest>, PasskeySignInValidator>()
        .AddSingleton<IValidator<SetMemberRolesRequest>, SetMemberRolesValidator>()
        .AddSingleton<IValidator<InviteMemberRequest>, InviteMemberValidator>();
}
