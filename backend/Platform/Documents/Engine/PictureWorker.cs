using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace CyberPort.Platform.Documents.Engine;

/// <summary>The worker that draws what others made: photographs, crests. Beside the document engine: what harms it stops no document.</summary>
internal sealed class PictureWorker(WorkerSettings settings, TimeProvider clock, ILogger<PictureWorker> log) : IAsyncDisposable
{
    private readonly NodeWorker worker = new("pictures.mjs", settings, null, clock, log);

    /// <summary>Draws one picture.</summary>
    /// <param name="how">The operation and its measures.</param>
    /// <param name="source">The picture as it came.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="cancel">Stops waiting for a free worker.</param>
    /// <returns>The picture; null when it cannot be drawn, or nobody is there to draw it.</returns>
    public async Task<byte[]?> DrawAsync(JsonObject how, ReadOnlyMemory<byte> source, TimeSpan patience, CancellationToken cancel)
    {
        try
        {
            return (await worker.AskAsync(how, source, patience, cancel))?.Body.ToArray();
        }
        catch (WorkerRefusedException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => worker.DisposeAsync();
}
