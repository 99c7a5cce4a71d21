using System.Globalization;
using System.Reflection;
using CyberPort.Platform.Results;
using Microsoft.AspNetCore.Http;

namespace CyberPort.Platform.Endpoints;

/// <summary>The version that the caller has seen (RFC 9110 §13.1.1): a handler takes it as a parameter and checks it.</summary>
/// <param name="Version">The number in <c>If-Match: "7"</c>; null when the header is missing or not ours.</param>
public readonly record struct IfMatch(int? Version)
{
    private static readonly Error Missing = new("precondition.required", ErrorKind.Invalid, new(
        "画面を読み込み直してから、もう一度お試しください。", "Please reload the page and try again."));

    /// <summary>A refusal when the header is missing.</summary>
    public Result<int> Required() => Version is { } version ? version : Missing;

    /// <summary>Reads the header.</summary>
    public static ValueTask<IfMatch> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var text = context.Request.Headers.IfMatch.ToString().Replace("W/", "", StringComparison.Ordinal).Trim('"');
        return ValueTask.FromResult(new IfMatch(
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null));
    }
}

/// <summary>Tells the caller which version it has seen.</summary>
public static class EntityTags
{
    /// <summary>Sets <c>ETag: "{version}"</c>.</summary>
    public static void SetVersion(this HttpResponse response, int version) =>
        response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";
}
