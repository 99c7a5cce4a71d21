using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using Microsoft.AspNetCore.Http;

namespace CyberPort.Platform.Security;

/// <summary>A question whose address holds NUL is refused before anybody asks the database, which cannot hold it. Nobody types it.</summary>
internal sealed class QueryGuard(RequestDelegate next)
{
    private static readonly Error Unknown = new("request.sign-unknown", ErrorKind.Invalid, new(
        "検索や絞り込みに使えない文字が含まれています。入力し直してください。", "The search or filter holds a character that cannot be used. Please type it anew.",
        "つかえない 字が あります。もういちど 入れて ください。"));

    public Task InvokeAsync(HttpContext http) =>
        http.Request.QueryString.HasValue && http.GetEndpoint()?.Metadata.GetMetadata<PlaneMetadata>() is not null
        && http.Request.Query.Any(q => Holds(q.Key) || q.Value.Any(Holds))
            ? new Problem(Unknown).ExecuteAsync(http)
            : next(http);

    private static bool Holds(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
