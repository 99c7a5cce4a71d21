using System.Security.Cryptography;
using System.Text;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Platform.Idempotency;

internal sealed record AcceptsIdempotencyKeyMetadata;

/// <summary>Marks what may be sent again safely.</summary>
public static class IdempotencyRules
{
    /// <summary>A caller may send <c>Idempotency-Key</c>: the same call again gets the answer of the first, for a day.</summary>
    public static TBuilder AcceptsIdempotencyKey<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AcceptsIdempotencyKeyMetadata());
}

/// <summary>
/// Same key and same call: the stored answer. Same key and another call: refused. While the first is being answered, the
/// second waits outside. Refusals and faults are not stored: nothing happened, and what stood in the way may be gone by now.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next)
{
    public const string Header = "Idempotency-Key";
    private const int LargestBody = 1024 * 1024;

    private static readonly Error Reused = new("idempotency.reused", ErrorKind.Conflict, new(
        "同じ受付キーが別の内容で使われています。画面を読み込み直してから、もう一度お試しください。",
        "This Idempotency-Key was used for a different call. Please reload the page and try again."));

    private static readonly Error UnderWay = new("idempotency.under-way", ErrorKind.Conflict, new(
        "同じ操作を処理しています。少し待ってから、もう一度お試しください。", "The same call is still being answered. Please wait a moment and try again."));

    public async Task InvokeAsync(HttpContext http, ICurrentActor actor, IServiceScopeFactory scopes)
    {
        var key = http.Request.Headers[Header].ToString();
        if (key.Length is 0 or > 200 || actor.AccountId is not { } party || http.GetEndpoint()?.Metadata.GetMetadata<AcceptsIdempotencyKeyMetadata>() is null)
        {
            await next(http);
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ITenantContext>().EnterParty(party);
        var answers = ActivatorUtilities.CreateInstance<StoredAnswers>(scope.ServiceProvider);
        var call = await HashAsync(http.Request);
        if (!await answers.BeginAsync(party, key, call, http.RequestAborted))
        {
            await RepeatAsync(http, await answers.FindAsync(key, http.RequestAborted), call);
            return;
        }

        await AnswerAsync(http, answers, key);
    }

    private async Task AnswerAsync(HttpContext http, StoredAnswers answers, string key)
    {
        var outward = http.Response.Body;
        using var kept = new MemoryStream();
        http.Response.Body = kept;
        var answered = false;
        try
        {
            await next(http);
            answered = http.Response.StatusCode < 400 && kept.Length <= LargestBody;
        }
        finally
        {
            http.Response.Body = outward;
            if (answered)
            {
                await answers.KeepAsync(key, new(
                    http.Response.StatusCode, http.Response.ContentType, http.Response.Headers.ETag, http.Response.Headers.Location, kept.ToArray()));
            }
            else
            {
                await answers.ForgetAsync(key);
            }
        }

        kept.Position = 0;
        await kept.CopyToAsync(outward, http.RequestAborted);
    }

    private static async Task RepeatAsync(HttpContext http, StoredAnswers.Row? row, byte[] call)
    {
        if (row is null || !row.CallHash.AsSpan().SequenceEqual(call))
        {
            await new Problem(row is null ? UnderWay : Reused).ExecuteAsync(http);
        }
        else if (row.Answer is not { } answer)
        {
            http.Response.Headers.RetryAfter = "1";
            await new Problem(UnderWay).ExecuteAsync(http);
        }
        else
        {
            http.Response.StatusCode = answer.Status;
            http.Response.ContentType = answer.ContentType;
            http.Response.Headers.ETag = answer.ETag;
            http.Response.Headers.Location = answer.Location;
            await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
        }
    }

    private static async Task<byte[]> HashAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString} {request.Headers.IfMatch}\n"));
        var buffer = new byte[16_384];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
