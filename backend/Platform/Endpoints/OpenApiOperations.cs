using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberPort.Platform.Idempotency;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CyberPort.Platform.Endpoints;

/// <summary>Writes into the contract what the framework does not see: who may call, the authority in the address, preconditions.</summary>
internal static partial class OpenApiOperations
{
    public const string AccessExtension = "x-access";
    public const string RolesExtension = "x-roles";

    public static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (Match part in RoutePart().Matches(context.Description.RelativePath ?? ""))
        {
            var name = part.Groups[1].Value;
            if (!operation.Parameters.Any(p => p.In == ParameterLocation.Path && p.Name == name))
            {
                operation.Parameters.Insert(0, Text(name, ParameterLocation.Path, required: true));
            }
        }

        if (metadata.OfType<MethodInfo>().LastOrDefault()?.GetParameters().Any(p => p.ParameterType == typeof(IfMatch)) == true)
        {
            operation.Parameters.Add(Text("If-Match", ParameterLocation.Header, required: true));
        }

        if (metadata.OfType<AcceptsIdempotencyKeyMetadata>().Any())
        {
            operation.Parameters.Add(Text(IdempotencyMiddleware.Header, ParameterLocation.Header, required: false));
        }

        if (metadata.OfType<AccessRule>().LastOrDefault() is { } rule)
        {
            operation.AddExtension(AccessExtension, new JsonNodeExtension(JsonNamingPolicy.CamelCase.ConvertName(rule.Access.ToString())));
            if (rule.Roles.Count > 0)
            {
                operation.AddExtension(RolesExtension, new JsonNodeExtension(new JsonArray([.. rule.Roles.Select(r => (JsonNode)r)])));
            }
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter Text(string name, ParameterLocation where, bool required) =>
        new() { Name = name, In = where, Required = required, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex RoutePart();
}
