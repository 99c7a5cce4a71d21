using System.Reflection;
using CyberPort.Platform.Documents.Engine;
using CyberPort.Platform.Health;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Documents;

/// <summary>Puts the document engine into the host.</summary>
public static class DocumentsSetup
{
    /// <summary>Adds <see cref="IDocuments"/>, the worker for pictures and the readiness check <c>documents</c>. The engine starts with the first document.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Documents").Get<WorkerSettings>() ?? new WorkerSettings();
        services.AddSingleton(settings with { Node = settings.Node ?? configuration["Cyberport:NodePath"] });
        services.AddDocumentTemplates(typeof(DocumentsSetup).Assembly);
        services.AddSingleton<IDocuments, TypstDocuments>();
        services.AddSingleton<PictureWorker>();
        services.AddSingleton<IReadinessCheck, DocumentEngineCheck>();
        return services;
    }

    /// <summary>Adds the templates that an assembly embeds as <c>typst/{module}/{name}.typ</c>; they are rendered as <c>{module}/{name}</c>.</summary>
    public static IServiceCollection AddDocumentTemplates(this IServiceCollection services, Assembly assembly) =>
        services.AddSingleton(new DocumentTemplates(assembly));
}

internal sealed class DocumentEngineCheck(IDocuments documents) : IReadinessCheck
{
    public string Name => "documents";

    public async Task<string?> FaultAsync(CancellationToken cancel) =>
        (await documents.CheckAsync(cancel)).IsError ? "the document engine does not answer" : null;
}
