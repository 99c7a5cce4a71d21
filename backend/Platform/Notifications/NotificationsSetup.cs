using CyberPort.Platform.Endpoints;
using FluentValidation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CyberPort.Platform.Notifications;

/// <summary>Puts mail and notifications into the host.</summary>
internal static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Mail:Smtp").Get<MailSettings>() ?? new MailSettings());
        services.AddSingleton<MailSignal>();
        services.AddScoped<MailQueue>();
        services.AddScoped<IMailQueue>(provider => provider.GetRequiredService<MailQueue>());
        services.AddSingleton<MailCrests>();
        services.AddSingleton<MailFrom>();
        services.AddSingleton<MailSender>();
        services.AddHostedService(provider => provider.GetRequiredService<MailSender>());
        services.AddSingleton<INotifications, PartyNotifications>();
        return services.AddSingleton<IValidator<MarkNotificationsReadRequest>, MarkNotificationsReadValidator>();
    }

    public static void Map(ApiRoutes routes, IHostEnvironment environment)
    {
        ListNotifications.Map(routes.My);
        MarkNotificationsRead.Map(routes.My);
        ListUnsentMails.Map(routes.Operator);
        RetryMail.Map(routes.Operator);
        if (environment.IsDevelopment())
        {
            ListDevMails.Map(routes.Open);
        }
    }
}
