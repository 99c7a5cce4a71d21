using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CyberPort.Platform.Results;
using Microsoft.Extensions.Logging;

namespace CyberPort.Platform.Files;

/// <summary>Looks at content before it is kept.</summary>
internal interface IVirusScanner
{
    Task<Result> ScanAsync(Stream content, CancellationToken cancel);
}

/// <summary>No scanner is configured.</summary>
internal sealed class NoScanner : IVirusScanner
{
    public Task<Result> ScanAsync(Stream content, CancellationToken cancel) => Task.FromResult(Result.Ok);
}

/// <summary>clamd by its INSTREAM command; <c>Clamd:Address</c> is <c>host:port</c> or <c>unix:/path</c>. When it does not answer, nothing is taken in.</summary>
internal sealed partial class ClamdScanner(string address, TimeSpan patience, ILogger<ClamdScanner> log) : IVirusScanner
{
    public async Task<Result> ScanAsync(Stream content, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            var answer = await AskAsync(content, limit.Token);
            if (answer.EndsWith(": OK", StringComparison.Ordinal))
            {
                return Result.Ok;
            }

            LogAnswer(answer);
            return answer.EndsWith(" FOUND", StringComparison.Ordinal) ? FileErrors.Infected : FileErrors.ScannerUnavailable;
        }
        catch (Exception fault) when (fault is SocketException or IOException || (fault is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            LogAnswer(fault.Message);
            return FileErrors.ScannerUnavailable;
        }
    }

    private async Task<string> AskAsync(Stream content, CancellationToken cancel)
    {
        using var socket = await ConnectAsync(cancel);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancel);
        var buffer = new byte[4 + (64 * 1024)];
        int read;
        while ((read = await content.ReadAsync(buffer.AsMemory(4), cancel)) > 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(buffer, read);
            await stream.WriteAsync(buffer.AsMemory(0, 4 + read), cancel);
        }

        await stream.WriteAsync(new byte[4], cancel);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return (await reader.ReadToEndAsync(cancel)).TrimEnd('\0', '\n');
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancel)
    {
        if (address.StartsWith("unix:", StringComparison.Ordinal))
        {
            var local = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await local.ConnectAsync(new UnixDomainSocketEndPoint(address[5..]), cancel);
            return local;
        }

        var colon = address.LastIndexOf(':');
        var host = colon < 0 ? address : address[..colon];
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new DnsEndPoint(host.Trim('[', ']'), colon < 0 ? 3310 : int.Parse(address[(colon + 1)..])), cancel);
        return socket;
    }

    [LoggerMessage(LogLevel.Warning, "clamd: {Answer}")]
    private partial void LogAnswer(string answer);
}
