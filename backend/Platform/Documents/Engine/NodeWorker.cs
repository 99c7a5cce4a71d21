using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace CyberPort.Platform.Documents.Engine;

/// <summary>A script in a Node process that answers one question at a time, and is replaced when it crashes or hangs.</summary>
/// <param name="script">File name in the worker folder.</param>
/// <param name="settings">Where and how patiently.</param>
/// <param name="greeting">First frame to each new process, for what it needs to know before any question.</param>
/// <param name="clock">Time.</param>
/// <param name="log">Starts, ends and the worker's own words.</param>
internal sealed partial class NodeWorker(
    string script, WorkerSettings settings, Func<WorkerFrame>? greeting, TimeProvider clock, ILogger log) : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private Process? process;
    private long lastId;
    private long? lastAnswer;
    private bool disposed;

    /// <summary>Id of the running process; for tests and logs.</summary>
    public int? ProcessId => process is { HasExited: false } running ? running.Id : null;

    /// <summary>It has answered somebody in the last moments: no need to ask how it is.</summary>
    public bool AnsweredWithin(TimeSpan time) => lastAnswer is { } at && clock.GetElapsedTime(at) < time;

    /// <summary>Asks once, and once more of a fresh process when the first one crashed or hung.</summary>
    /// <returns>The answer; <see langword="null"/> when there is none to be had.</returns>
    /// <exception cref="WorkerRefusedException">The worker is well, and says that the question is wrong.</exception>
    public async Task<WorkerFrame?> AskAsync(JsonObject header, ReadOnlyMemory<byte> body, TimeSpan timeout, CancellationToken cancel)
    {
        if (!await turn.WaitAsync(settings.QueueTimeout, cancel))
        {
            return null;
        }

        try
        {
            for (var attempt = 1; attempt <= 2 && !disposed; attempt++)
            {
                try
                {
                    process = await RunningAsync();
                    // From here on the caller's token is left alone: half a frame would spoil the stream for the next caller.
                    return await ExchangeAsync(process, header, body, timeout);
                }
                catch (Exception gone) when (gone is TimeoutException or IOException or InvalidDataException or JsonException
                    or Win32Exception or InvalidOperationException or FileNotFoundException)
                {
                    LogGone(script, attempt, gone.Message);
                    End();
                }
            }

            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Process> RunningAsync()
    {
        if (process is { HasExited: false })
        {
            return process;
        }

        End();
        var file = settings.FindScript(script) ?? throw new FileNotFoundException($"{script} not found; set Documents:WorkerFolder.");
        var start = new ProcessStartInfo(settings.FindNode(), ["--max-old-space-size=512", file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = Path.GetDirectoryName(file)!,
        };
        // The worker reads what strangers wrote: it gets none of our secrets.
        foreach (var name in start.Environment.Keys.Except(["PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LD_LIBRARY_PATH"]).ToList())
        {
            start.Environment.Remove(name);
        }

        var started = clock.GetTimestamp();
        process = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
        process.ErrorDataReceived += (_, line) => { if (line.Data is { Length: > 0 } words) LogWords(script, words); };
        process.BeginErrorReadLine();
        var hello = greeting?.Invoke() ?? new(new() { ["op"] = "ping" }, default);
        await ExchangeAsync(process, hello.Header, hello.Body, settings.StartTimeout);
        LogStarted(script, process.Id, clock.GetElapsedTime(started).TotalMilliseconds);
        return process;
    }

    private async Task<WorkerFrame> ExchangeAsync(Process to, JsonObject header, ReadOnlyMemory<byte> body, TimeSpan timeout)
    {
        var id = ++lastId;
        header["id"] = id;
        var exchange = Exchange();
        try
        {
            var answer = await exchange.WaitAsync(timeout, clock);
            if (answer.Header["id"]?.GetValue<long>() != id)
            {
                throw new InvalidDataException("The worker answered another question.");
            }

            lastAnswer = clock.GetTimestamp();
            if (answer.Header["memory"]?.GetValue<long>() > settings.MemoryLimit)
            {
                End();
            }

            return answer.Header["ok"]?.GetValue<bool>() == true
                ? answer
                : throw new WorkerRefusedException(answer.Header["error"]?.GetValue<string>() ?? "no reason given");
        }
        catch (TimeoutException)
        {
            End();
            await exchange.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
            throw new TimeoutException($"no answer within {timeout.TotalSeconds:0.#} s");
        }

        async Task<WorkerFrame> Exchange()
        {
            await new WorkerFrame(header, body).WriteAsync(to.StandardInput.BaseStream, CancellationToken.None);
            return await WorkerFrame.ReadAsync(to.StandardOutput.BaseStream, CancellationToken.None);
        }
    }

    private void End()
    {
        if (process is null)
        {
            return;
        }

        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It was gone already.
        }

        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        await turn.WaitAsync(TimeSpan.FromSeconds(2));
        End();
    }

    [LoggerMessage(LogLevel.Information, "{Script} is up as process {Pid} after {Milliseconds:0} ms")]
    private partial void LogStarted(string script, int pid, double milliseconds);

    [LoggerMessage(LogLevel.Warning, "{Script} failed on attempt {Attempt}: {Reason}")]
    private partial void LogGone(string script, int attempt, string reason);

    [LoggerMessage(LogLevel.Warning, "{Script} says: {Words}")]
    private partial void LogWords(string script, string words);
}

/// <summary>The worker is well and refuses this one question.</summary>
internal sealed class WorkerRefusedException(string words) : Exception(words);
