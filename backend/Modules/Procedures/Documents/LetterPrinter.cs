using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Platform;
using CyberPort.Platform.Documents;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using Microsoft.Extensions.Options;

namespace CyberPort.Procedures.Documents;

/// <summary>Prints the letters of this module as PDF.</summary>
internal sealed class LetterPrinter(IDocuments documents, IOptions<CyberPortSettings> settings)
{
    /// <summary>Prints a letter; with a code it carries the address of its verification page.</summary>
    public Task<Result<byte[]>> PrintAsync(Letter letter, CancellationToken cancel)
    {
        return documents.RenderAsync($"procedures/{letter.Template}", DataOf(letter), new(Date: letter.IssuedOn), cancel);
    }

    /// <summary>Prints a letter in the authority's own words, as <see cref="Notices.LetterMarkup"/> read them.</summary>
    public Task<Result<byte[]>> PrintAsync(Letter letter, string kind, string text, CancellationToken cancel)
    {
        var data = DataOf(letter);
        data["title"] ??= Permits.DocumentWords.Of(kind).Ja;
        data["body"] = text;
        data["appealLast"] = !text.Contains("word-appeal", StringComparison.Ordinal);
        return documents.RenderAsync("procedures/own-words", data, new(Date: letter.IssuedOn), cancel);
    }

    private JsonObject DataOf(Letter letter)
    {
        var data = (JsonObject)JsonSerializer.SerializeToNode(letter, letter.GetType(), Json.Options)!;
        if (letter is { Code: { } code, Draft: false })
        {
            var address = VerificationAddress(code);
            data["verifyUrl"] = address;
            data["qr"] = QrCode.Svg(address);
        }

        return data;
    }

    /// <summary>The public page that tells whether a document is genuine.</summary>
    public string VerificationAddress(string code) => $"{settings.Value.PublicUrl.TrimEnd('/')}/verify/{Uri.EscapeDataString(code)}";
}
