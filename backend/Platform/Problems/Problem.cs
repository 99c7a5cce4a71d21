using System.Diagnostics;
using System.Reflection;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Problems;

/// <summary>A refusal on the wire (RFC 9457), in the caller's language. The one place where kinds become statuses.</summary>
/// <param name="error">The refusal.</param>
public sealed class Problem(Error error) : IResult, IEndpointMetadataProvider
{
    /// <summary>The refusal.</summary>
    public Error Error { get; } = error;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var actor = httpContext.RequestServices.GetRequiredService<ICurrentActor>();
        var status = StatusOf(Error.Kind);
        var view = new ProblemView("about:blank", actor.Say(Error.Title), status, Error.Code, Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier, [.. Error.Fields])
        {
            Details = Error.Details.Count == 0 ? null : Error.Details.ToDictionary(d => d.Key, d => d.Value),
        };
        httpContext.Response.StatusCode = status;
        return httpContext.Response.WriteAsJsonAsync(view, Json.Options, "application/problem+json", httpContext.RequestAborted);
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(400, typeof(ProblemView), ["application/problem+json"]));

    internal static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => 400,
        ErrorKind.Unauthenticated => 401,
        ErrorKind.Forbidden => 403,
        ErrorKind.NotFound => 404,
        ErrorKind.Conflict => 409,
        ErrorKind.Stale => 412,
        ErrorKind.TooLarge => 413,
        ErrorKind.Limited => 429,
        _ => 503,
    };
}

/// <summary>A problem document (RFC 9457 with our members).</summary>
/// <param name="Type">Always <c>about:blank</c>: the code tells.</param>
/// <param name="Title">What happened and what to do next, in the caller's language.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable code for programs.</param>
/// <param name="TraceId">To quote when asking for help.</param>
/// <param name="Errors">Sentences beside fields.</param>
public sealed record ProblemView(string Type, string Title, int Status, string Code, string? TraceId, IReadOnlyList<FieldError> Errors)
{
    /// <summary>Further members.</summary>
    [System.Text.Json.Serialization.JsonExtensionData]
    public Dictionary<string, object?>? Details { get; init; }
}

/// <summary>From refusals to answers.</summary>
public static class ProblemMapping
{
    /// <summary>The refusal as an answer.</summary>
    public static Problem AsProblem(this Error error) => new(error);
}
