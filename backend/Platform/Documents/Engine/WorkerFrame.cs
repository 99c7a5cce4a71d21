using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CyberPort.Platform.Documents.Engine;

/// <summary>One message to or from a worker; <c>Worker/frames.mjs</c> is its other half.</summary>
internal sealed record WorkerFrame(JsonObject Header, ReadOnlyMemory<byte> Body)
{
    private const int Largest = 256 * 1024 * 1024;

    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(Header);
        var frame = new byte[8 + header.Length + Body.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, header.Length);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), Body.Length);
        header.CopyTo(frame, 8);
        Body.Span.CopyTo(frame.AsSpan(8 + header.Length));
        await stream.WriteAsync(frame, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    public static async Task<WorkerFrame> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var lengths = new byte[8];
        await stream.ReadExactlyAsync(lengths, cancellationToken);
        var headerLength = BinaryPrimitives.ReadInt32BigEndian(lengths);
        var bodyLength = BinaryPrimitives.ReadInt32BigEndian(lengths.AsSpan(4));
        if (headerLength is < 2 or > Largest || bodyLength is < 0 or > Largest)
        {
            throw new InvalidDataException("The worker wrote something that is no frame.");
        }

        var header = new byte[headerLength];
        await stream.ReadExactlyAsync(header, cancellationToken);
        var body = new byte[bodyLength];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return new(JsonNode.Parse(header)!.AsObject(), body);
    }
}
