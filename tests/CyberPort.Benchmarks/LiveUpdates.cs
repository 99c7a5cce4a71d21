using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CyberPort.Benchmarks;

/// <summary>From the moment an officer presses until the applicant's browser hears of it.</summary>
public static class LiveUpdates
{
    private const char End = '\u001e';

    /// <summary>One officer's move per case; time from sending it to the applicant's <c>changed</c>.</summary>
    public static async Task<Measured> MeasureAsync(string url, Account applicant, Account officer, IReadOnlyList<string> cases)
    {
        using var socket = new ClientWebSocket();
        socket.Options.Cookies = applicant.Cookies;
        await socket.ConnectAsync(new Uri(url.Replace("http", "ws", StringComparison.Ordinal) + "/hubs/live"), default);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}" + End), WebSocketMessageType.Text, true, default);
        var waiting = new ConcurrentDictionary<string, TaskCompletionSource>();
        using var stop = new CancellationTokenSource();
        var listening = ListenAsync(socket, waiting, stop.Token);

        var times = new List<double>();
        var whole = Stopwatch.StartNew();
        foreach (var id in cases)
        {
            var heard = waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var began = Stopwatch.GetTimestamp();
            await officer.PostAsync($"/api/t/aohama/cases/{id}/actions/take", new { }, version: 1);
            await heard.Task.WaitAsync(TimeSpan.FromSeconds(30));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        var result = Load.Of(times, whole.Elapsed);
        await stop.CancelAsync();
        await listening;
        return result;
    }

    private static async Task ListenAsync(ClientWebSocket socket, ConcurrentDictionary<string, TaskCompletionSource> waiting, CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        var held = "";
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var part = await socket.ReceiveAsync(buffer, stop);
                held += Encoding.UTF8.GetString(buffer, 0, part.Count);
                for (int at; (at = held.IndexOf(End, StringComparison.Ordinal)) >= 0; held = held[(at + 1)..])
                {
                    var message = JsonNode.Parse(held[..at]);
                    var id = (string?)message?["arguments"]?[0]?["id"];
                    if ((string?)message?["target"] == "changed" && id is not null && waiting.TryRemove(id, out var heard))
                    {
                        heard.TrySetResult();
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Done.
        }
    }
}
