using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using CyberPort.Platform.Documents.Engine;
using Microsoft.Extensions.Logging;

namespace CyberPort.Platform.Notifications;

/// <summary>紋章の絵: what mail programs show of a crest, drawn at twice its size for sharp screens.</summary>
/// <param name="Png">The picture.</param>
/// <param name="Width">Width on the page.</param>
/// <param name="Height">Height on the page.</param>
internal sealed record MailCrest(byte[] Png, int Width, int Height)
{
    /// <summary>How the HTML part names the picture that comes with it.</summary>
    public const string ContentId = "crest@cyberport";
}

/// <summary>Crests of authorities (SVG, which mail programs do not show) as small PNGs: drawn once and kept until the authority changes its crest.</summary>
internal sealed partial class MailCrests(PictureWorker pictures, TimeProvider clock, ILogger<MailCrests> log)
{
    private const int Height = 40;
    private const int MostWidth = 160;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan UntilAnotherTry = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<Guid, Drawing> drawings = new();

    private sealed record Drawing(string Svg, DateTimeOffset Begun, Lazy<Task<MailCrest?>> Picture);

    /// <summary>The picture, or null where there is no crest or it cannot be drawn: the mail does without.</summary>
    public async Task<MailCrest?> FindAsync(Guid authority, string? svg, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(svg))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var drawing = drawings.AddOrUpdate(authority, _ => Begin(authority, svg, now), (_, known) => Holds(known, svg, now) ? known : Begin(authority, svg, now));
        return await drawing.Picture.Value.WaitAsync(cancel);
    }

    private static bool Holds(Drawing known, string svg, DateTimeOffset now) =>
        known.Svg == svg && (now - known.Begun < UntilAnotherTry || known.Picture.Value is not { IsCompletedSuccessfully: true, Result: null });

    private Drawing Begin(Guid authority, string svg, DateTimeOffset now) => new(svg, now, new(() => DrawAsync(authority, svg)));

    // All mails of the authority wait for the one drawing: none of them may break it off.
    private async Task<MailCrest?> DrawAsync(Guid authority, string svg)
    {
        var how = new System.Text.Json.Nodes.JsonObject { ["op"] = "png", ["width"] = 2 * MostWidth, ["height"] = 2 * Height };
        if (await pictures.DrawAsync(how, Encoding.UTF8.GetBytes(svg), Patience, CancellationToken.None) is not { Length: > 24 } png)
        {
            LogNotDrawn(authority);
            return null;
        }

        // The first block of a PNG tells its measures.
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        return new(png, Math.Max(1, width / 2), Math.Max(1, height / 2));
    }

    [LoggerMessage(LogLevel.Warning, "The crest of authority {Authority} could not be drawn; its mails leave without")]
    private partial void LogNotDrawn(Guid authority);
}
