using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Platform.Documents.Engine;
using CyberPort.Platform.Results;
using Microsoft.Extensions.Logging;

namespace CyberPort.Platform.Documents;

/// <summary>Documents by Typst in a supervised worker process.</summary>
internal sealed partial class TypstDocuments : IDocuments, IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan Tokyo = TimeSpan.FromHours(9);
    private readonly WorkerSettings settings;
    private readonly TimeProvider clock;
    private readonly ILogger<TypstDocuments> log;

    public TypstDocuments(
        IEnumerable<DocumentTemplates> templates, WorkerSettings settings, TimeProvider clock, ILogger<TypstDocuments> log)
    {
        (this.settings, this.clock, this.log) = (settings, clock, log);
        var sources = JsonSerializer.SerializeToUtf8Bytes(templates.SelectMany(set => set.Read()).DistinctBy(one => one.Key).ToDictionary(), Json);
        Worker = new("worker.mjs", settings, () => new(new() { ["op"] = "sources" }, sources), clock, log);
    }

    /// <summary>The process behind; tests stop and kill it.</summary>
    internal NodeWorker Worker { get; }

    public async Task<Result<byte[]>> RenderAsync(
        string template, JsonNode data, DocumentOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new();
        var date = options.Date ?? DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Tokyo).DateTime);
        var header = new JsonObject
        {
            ["op"] = "render",
            ["template"] = $"/{template}.typ",
            ["date"] = date.ToString("yyyy-MM-dd"),
            ["standard"] = options.Standard,
        };
        var body = JsonSerializer.SerializeToUtf8Bytes(PrintableText.Clean(data), Json);
        try
        {
            var answer = await Worker.AskAsync(header, body, settings.RenderTimeout, cancel);
            if (answer is null)
            {
                return DocumentErrors.EngineUnavailable;
            }

            if (answer.Header["notes"] is JsonArray { Count: > 0 } notes)
            {
                LogNotes(template, notes.ToJsonString(Json));
            }

            return answer.Body.ToArray();
        }
        catch (WorkerRefusedException refused)
        {
            throw new DocumentTemplateException(template, refused.Message);
        }
    }

    public async Task<Result> CheckAsync(CancellationToken cancel = default)
    {
        // A long queue of documents is no fault: who asks how the engine is does not stand in it.
        if (Worker.AnsweredWithin(TimeSpan.FromSeconds(5)))
        {
            return Result.Ok;
        }

        var answer = await Worker.AskAsync(new() { ["op"] = "ping" }, default, TimeSpan.FromSeconds(3), cancel);
        return answer is null ? DocumentErrors.EngineUnavailable : Result.Ok;
    }

    public ValueTask DisposeAsync() => Worker.DisposeAsync();

    [LoggerMessage(LogLevel.Warning, "{Template} was printed with concessions: {Notes}")]
    private partial void LogNotes(string template, string notes);
}
