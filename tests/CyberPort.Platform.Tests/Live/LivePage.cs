using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CyberPort.Platform.Tests.Probe;

namespace CyberPort.Platform.Tests.Live;

/// <summary>An open page: SignalR's JSON protocol by hand, as the .NET client cannot be restored here.</summary>
internal sealed class LivePage : IAsyncDisposable
{
    private const char RecordEnd = '\u001e';
    private readonly WebSocket socket;
    private readonly Queue<JsonNode> waiting = new();

    private LivePage(WebSocket socket) => this.socket = socket;

    public static async Task<LivePage> OpenAsync(ProbeNode node, Guid? account)
    {
        var client = node.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            if (account is { } id)
            {
                request.Headers["X-Account"] = id.ToString();
            }
        };
        var page = new LivePage(await client.ConnectAsync(new("ws://localhost/hubs/live"), default));
        await page.SendAsync("""{"protocol":"json","version":1}""");
        (await page.ReadAsync(TimeSpan.FromSeconds(5)))!.AsObject().Count.ShouldBe(0, "the handshake is answered by an empty object");
        return page;
    }

    public async Task<JsonNode?> CallAsync(string method, params string[] arguments)
    {
        await SendAsync(new JsonObject
        {
            ["type"] = 1, ["invocationId"] = "1", ["target"] = method, ["arguments"] = new JsonArray([.. arguments.Select(a => (JsonNode)a)]),
        }.ToJsonString());
        return (await NextAsync(m => (int?)m["type"] == 3, TimeSpan.FromSeconds(5)))!["result"];
    }

    /// <summary>The arguments of the next call of a client method; null when none came in time.</summary>
    public async Task<JsonArray?> NextAsync(string method, double seconds = 10) =>
        (await NextAsync(m => (string?)m["target"] == method, TimeSpan.FromSeconds(seconds)))?["arguments"]!.AsArray();

    private async Task<JsonNode?> NextAsync(Func<JsonNode, bool> wanted, TimeSpan patience)
    {
        var until = DateTimeOffset.UnixEpoch.AddMilliseconds(Environment.TickCount64) + patience;
        while (until - DateTimeOffset.UnixEpoch.AddMilliseconds(Environment.TickCount64) is var left && left > TimeSpan.Zero)
        {
            if (await ReadAsync(left) is not { } message)
            {
                return null;
            }

            if (wanted(message))
            {
                return message;
            }
        }

        return null;
    }

    private Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text + RecordEnd), WebSocketMessageType.Text, true, default);

    private async Task<JsonNode?> ReadAsync(TimeSpan patience)
    {
        if (waiting.TryDequeue(out var early))
        {
            return early;
        }

        var buffer = new byte[16_384];
        // Cancelling a receive would break the socket: a page that waited in vain is not used again.
        using var stop = new CancellationTokenSource(patience);
        try
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(), stop.Token);
            foreach (var record in Encoding.UTF8.GetString(buffer, 0, read.Count).Split(RecordEnd, StringSplitOptions.RemoveEmptyEntries))
            {
                waiting.Enqueue(JsonNode.Parse(record)!);
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        return waiting.Dequeue();
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
