using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace CyberPort.Platform.Endpoints;

/// <summary>How the contract is written: every schema has one id, and two types that claim one are a bug, not a merge.</summary>
internal static class OpenApiDocument
{
    private static readonly ConcurrentDictionary<string, Type> Claimed = new();

    public static void Configure(OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = SchemaId;
        options.AddOperationTransformer(OpenApiOperations.Complete);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "CyberPort";
            document.Info.Version = "v1";
            document.Servers = [];
            return Task.CompletedTask;
        });
    }

    private static string? SchemaId(JsonTypeInfo info)
    {
        var id = OpenApiOptions.CreateDefaultSchemaReferenceId(info);
        if (id is not null && Claimed.GetOrAdd(id, info.Type) is var first && Plain(first) != Plain(info.Type))
        {
            throw new InvalidOperationException($"{first} and {info.Type} both claim the schema {id}.");
        }

        return id;
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
