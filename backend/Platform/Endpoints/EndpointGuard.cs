using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CyberPort.Platform.Endpoints;

/// <summary>Stops the service from starting when an endpoint of the API is in no plane, or says nothing of who may call it.</summary>
internal static class EndpointGuard
{
    public static void Verify(EndpointDataSource endpoints)
    {
        foreach (var endpoint in endpoints.Endpoints.OfType<RouteEndpoint>())
        {
            if (!endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api", StringComparison.Ordinal))
            {
                continue;
            }

            Demand(endpoint, endpoint.Metadata.GetMetadata<PlaneMetadata>() is not null, "is in no plane");
            Demand(endpoint, endpoint.Metadata.GetMetadata<AccessRule>() is not null, "does not say who may call it");
            Demand(endpoint, endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not null, "has no name");
        }
    }

    private static void Demand(RouteEndpoint endpoint, bool met, string what)
    {
        if (!met)
        {
            throw new InvalidOperationException($"Endpoint {endpoint.RoutePattern.RawText} {what}.");
        }
    }
}
