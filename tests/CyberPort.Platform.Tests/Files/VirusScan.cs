using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CyberPort.Platform.Files;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CyberPort.Platform.Tests.Files;

public sealed class VirusScan : IDisposable
{
    private const string Eicar = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";
    private readonly string folder = Directory.CreateTempSubdirectory("cyberport-scan-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private FolderFileStore Store(string address) => new(
        Options.Create(new CyberPortSettings { DataFolder = folder }), new ClamdScanner(address, TimeSpan.FromSeconds(2), NullLogger<ClamdScanner>.Instance), TimeProvider.System);

    private static MemoryStream Pdf(string content) => new(Encoding.ASCII.GetBytes("%PDF-1.7\n" + content));

    [Fact]
    public async Task A_clean_file_passes_the_scanner_whole()
    {
        await using var clamd = new FakeClamd();
        var content = new string('a', 300_000);
        (await Store(clamd.Address).SaveAsync(Pdf(content), "a.pdf", FileLimits.Usual, default)).IsError.ShouldBeFalse();
        clamd.LastScanned.ShouldBe("%PDF-1.7\n" + content);
    }

    [Fact]
    public async Task An_infected_file_is_refused_and_not_kept()
    {
        await using var clamd = new FakeClamd();
        (await Store(clamd.Address).SaveAsync(Pdf(Eicar), "a.pdf", FileLimits.Usual, default)).Error!.Code.ShouldBe("file.infected");
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_unscanned_is_taken_in_while_the_scanner_is_down() =>
        (await Store("127.0.0.1:1").SaveAsync(Pdf("x"), "a.pdf", FileLimits.Usual, default)).Error!.Code.ShouldBe("file.scanner-unavailable");

    [Fact]
    public async Task A_scanner_that_hangs_is_not_waited_for_forever()
    {
        await using var clamd = new FakeClamd { Hangs = true };
        (await Store(clamd.Address).SaveAsync(Pdf("x"), "a.pdf", FileLimits.Usual, default)).Error!.Code.ShouldBe("file.scanner-unavailable");
    }

    private sealed class FakeClamd : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Task serving;

        public FakeClamd()
        {
            listener.Start();
            serving = ServeAsync();
        }

        public bool Hangs { get; init; }
        public string LastScanned { get; private set; } = "";
        public string Address => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    var stream = client.GetStream();
                    var command = new byte["zINSTREAM\0".Length];
                    await stream.ReadExactlyAsync(command);
                    Encoding.ASCII.GetString(command).ShouldBe("zINSTREAM\0");
                    var content = new MemoryStream();
                    var length = new byte[4];
                    while (true)
                    {
                        await stream.ReadExactlyAsync(length);
                        var size = BinaryPrimitives.ReadInt32BigEndian(length);
                        if (size == 0)
                        {
                            break;
                        }

                        var chunk = new byte[size];
                        await stream.ReadExactlyAsync(chunk);
                        content.Write(chunk);
                    }

                    LastScanned = Encoding.ASCII.GetString(content.ToArray());
                    if (Hangs)
                    {
                        await Task.Delay(5_000);
                    }

                    await stream.WriteAsync(Encoding.ASCII.GetBytes(LastScanned.Contains(Eicar, StringComparison.Ordinal) ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0"));
                }
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException or IOException)
            {
            }
        }

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            if (!Hangs)
            {
                await serving;
            }
        }
    }
}
