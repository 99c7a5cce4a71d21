using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CyberPort.Platform.Tests.Notifications;

/// <summary>A mail server of a few lines: keeps what it takes; refuses when it is told to.</summary>
internal sealed class FakeSmtp : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public FakeSmtp()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Answers everybody with 421.</summary>
    public bool Down { get; set; }

    /// <summary>Recipients that get 550 for ever.</summary>
    public ConcurrentDictionary<string, bool> Unknown { get; } = new();

    public ConcurrentQueue<(string To, string Data)> Taken { get; } = new();

    public IEnumerable<string> To(string recipient) => Taken.Where(mail => mail.To == recipient).Select(mail => mail.Data);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await ConverseAsync(client.GetStream());
            }
            catch (IOException)
            {
                // The client has hung up.
            }
        }
    }

    private async Task ConverseAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync(Down ? "421 closed for today" : "220 fake");
        var to = "";
        while (!Down && await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("EHLO", StringComparison.Ordinal))
            {
                await writer.WriteLineAsync("250-fake\r\n250 8BITMIME");
            }
            else if (line.StartsWith("RCPT TO:", StringComparison.Ordinal))
            {
                to = line[9..].Trim('<', '>');
                await writer.WriteLineAsync(Unknown.ContainsKey(to) ? "550 no such person" : "250 ok");
            }
            else if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var data = new StringBuilder();
                while (await reader.ReadLineAsync() is { } text && text != ".")
                {
                    data.AppendLine(text);
                }

                Taken.Enqueue((to, data.ToString()));
                await writer.WriteLineAsync("250 taken");
            }
            else
            {
                await writer.WriteLineAsync(line == "QUIT" ? "221 bye" : "250 ok");
            }
        }
    }

    public void Dispose() => listener.Dispose();
}
