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
        var data = (JsonObject)JsonSerializer.SerializeToNode(letter, letter.GetType(), Json.Options)!;
        if (letter is { Code: { } code, Draft: false })
        {
            var address = VerificationAddress(code);
            data["verifyUrl"] = address;
            data["qr"] = QrCode.Svg(address);
        }

        return documents.RenderAsync($"procedures/{letter.Template}", data, new(Date: letter.IssuedOn), cancel);
    }

    /// <summary>The public page that tells whether a document is genuine.</summary>
    public string VerificationAddress(string code) => $"{settings.Value.PublicUrl.TrimEnd('/')}/verify/{Uri.EscapeDataString(code)}";
}
