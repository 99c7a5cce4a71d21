using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using Microsoft.AspNetCore.Diagnostics;

namespace CyberPort.Host;

/// <summary>Bugs and bad requests below our endpoints, as problems in the caller's language and nothing of the inside.</summary>
internal static class Faults
{
    private static readonly Error Bug = new("server.fault", ErrorKind.Unavailable, new(
        "思いがけない不具合が起きました。", "Something went wrong on our side.", "うまく いきませんでした。"));

    private static readonly Error Unreadable = new("request.unreadable", ErrorKind.Invalid, new(
        "送られた内容を読み取れませんでした。画面を読み込み直してから、もう一度お試しください。",
        "What was sent could not be read. Please reload the page and try again."));

    private static readonly Error TooLarge = new("request.too-large", ErrorKind.TooLarge, new(
        "送る量が大きすぎます。", "What was sent is too large."));

    /// <summary>What a caller sent wrongly is no fault of ours: it is answered, and not written into the log with its stack.</summary>
    public static readonly ExceptionHandlerOptions Options = new()
    {
        ExceptionHandler = http => new Problem(http.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException { StatusCode: 413 } => TooLarge,
            BadHttpRequestException => Unreadable,
            _ => Bug,
        }).ExecuteAsync(http),
        SuppressDiagnosticsCallback = fault => fault.Exception is BadHttpRequestException,
    };

    public static Task UnknownAddress(HttpContext http) => new Problem(Error.NotFound("address")).ExecuteAsync(http);
}
