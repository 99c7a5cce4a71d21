using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CyberPort.Testing;

/// <summary>The real Host as a process of its own, on the database and files of a running test service: for what only a process can show.</summary>
public sealed class HostProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();

    private HostProcess(Process process, string address)
    {
        (this.process, Address) = (process, address);
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>What it wrote.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <summary>The most memory it ever had, in bytes.</summary>
    public long MostMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>Starts it and waits until it serves.</summary>
    public static async Task<HostProcess> ServeAsync(PortService port)
    {
        var address = $"http://localhost:{FreePort()}";
        var host = new HostProcess(Start(port, address), address);
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(3) && !host.process.HasExited; await Task.Delay(50))
        {
            try
            {
                if ((await http.GetAsync($"{host.Address}/health/live")).StatusCode == HttpStatusCode.OK)
                {
                    return host;
                }
            }
            catch (Exception early) when (early is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }
        }

        var words = host.Said;
        host.Dispose();
        throw new InvalidOperationException("The Host did not serve:\n" + words);
    }

    /// <summary>Runs a command, for example <c>audit verify</c>; its exit code and what it wrote.</summary>
    public static async Task<(int ExitCode, string Said)> RunAsync(PortService port, params string[] command)
    {
        using var host = new HostProcess(Start(port, "http://localhost:0", command), "");
        await host.process.WaitForExitAsync();
        return (host.process.ExitCode, host.Said);
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private static Process Start(PortService port, string address, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var word in command.Prepend(Path.Combine(AppContext.BaseDirectory, "CyberPort.Host.dll")))
        {
            start.ArgumentList.Add(word);
        }

        foreach (var (key, value) in new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development", ["CYBERPORT_DATABASE"] = port.OwnerConnection, ["Urls"] = address,
            ["Cyberport__DataFolder"] = port.DataFolder, ["Cyberport__Jobs"] = "off", ["Logging__LogLevel__Default"] = "Warning",
        })
        {
            start.Environment[key] = value;
        }

        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Note(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }
}
