using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyberPort.Platform.Files;

/// <summary>Puts the file store into the host.</summary>
public static class FilesSetup
{
    /// <summary>Adds <see cref="IFileStore"/> on <c>Cyberport:DataFolder</c>, with clamd when <c>Clamd:Address</c> is set.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IFileStore, FolderFileStore>();
        services.AddSingleton<IImagePreviews, HeicPreviews>();
        return configuration["Clamd:Address"] is { Length: > 0 } address
            ? services.AddSingleton<IVirusScanner>(p => new ClamdScanner(address, TimeSpan.FromMinutes(1), p.GetRequiredService<ILogger<ClamdScanner>>()))
            : services.AddSingleton<IVirusScanner, NoScanner>();
    }
}
