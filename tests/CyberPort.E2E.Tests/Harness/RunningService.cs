using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using CyberPort.Testing;

namespace CyberPort.E2E.Tests;

/// <summary>The Host as its own process with the built frontend and demo data, as <c>npm start</c> runs it.</summary>
public sealed class RunningService : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> said = [];
    private readonly string data;

    private RunningService(Process process, string address, string data) => (this.process, Address, this.data) = (process, address, data);

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>Folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<RunningService> StartAsync(string database, int? port = null)
    {
        var address = $"http://localhost:{port ?? FreePort()}";
        var data = Directory.CreateTempSubdirectory("cyberport-e2e-").FullName;
        var host = Environment.GetEnvironmentVariable("CYBERPORT_HOST") ?? NewestHost();
        var order = new
        {
            command = "dotnet",
            args = new[] { host },
            graceMs = 8000,
            watched = true,
            options = new { cwd = Path.GetDirectoryName(host) },
        };
        var start = new ProcessStartInfo(Node) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Repository, "infra/dev/guard.mjs"));
        start.ArgumentList.Add(JsonSerializer.Serialize(order));
        foreach (var (key, value) in new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["CYBERPORT_DATABASE"] = database,
            ["Urls"] = address,
            ["Cyberport__DataFolder"] = data,
            ["Cyberport__Demo"] = "true",
            ["Cyberport__Spa"] = Environment.GetEnvironmentVariable("CYBERPORT_SPA") ?? Path.Combine(Repository, "frontend/dist/frontend/browser"),
            ["Cyberport__NodePath"] = Node,
            ["Cyberport__PublicUrl"] = address,
            ["Cyberport__Identity__SignInsPerAccount"] = "1000",
            ["Cyberport__Identity__SignInsPerAddress"] = "1000",
            ["Cyberport__Identity__MailsPerAddress"] = "1000",
        })
        {
            start.Environment[key] = value;
        }

        var service = new RunningService(Process.Start(start)!, address, data);
        service.Listen();
        await service.WaitUntilReadyAsync();
        return service;
    }

    /// <summary>Fails with the process's own words unless it becomes ready.</summary>
    public async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var began = Stopwatch.StartNew(); began.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(150))
        {
            if (process.HasExited)
            {
                break;
            }

            try
            {
                if ((await http.GetAsync($"{Address}/health/ready")).StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }
        }

        throw new InvalidOperationException("The service did not become ready:\n" + Said());
    }

    /// <summary>The last lines of its log.</summary>
    public string Said()
    {
        lock (said)
        {
            return string.Join('\n', said.TakeLast(60));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close(); // The guard takes this as the word to stop; it also comes when this process dies.
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private void Listen()
    {
        DataReceivedEventHandler note = (_, line) =>
        {
            lock (said)
            {
                said.Add(line.Data ?? "");
                if (said.Count > 400)
                {
                    said.RemoveRange(0, 200);
                }
            }
        };
        process.OutputDataReceived += note;
        process.ErrorDataReceived += note;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private static string Node =>
        Path.Combine(Repository, "node_modules/node/bin/node") is var packaged && File.Exists(packaged) ? packaged : "node";

    private static string NewestHost() =>
        new[] { "release", "debug" }.Select(kind => Path.Combine(Repository, $"artifacts/bin/CyberPort.Host/{kind}/CyberPort.Host.dll"))
            .Where(File.Exists).OrderByDescending(File.GetLastWriteTimeUtc).First();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRepository()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "CyberPort.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("CyberPort.sln is not above the test's folder.");
    }
}
