using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberPort.Platform;
using CyberPort.Platform.Documents;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using Microsoft.Extensions.Options;

namespace CyberPort.Procedures.Documents;

/// <summary>Prints the letters of this module as PDF.</summary>
internal sealed partial class LetterPrinter(IDocuments documents, IOptions<CyberPortSettings> settings)
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
        data["body"] = Headed().Replace(text, section => section.Groups["word"].Captures.All(word => IsSilent(data, word.Value)) ? "" : section.Value);
        data["appealLast"] = !text.Contains("word-appeal", StringComparison.Ordinal);
        return documents.RenderAsync("procedures/own-words", data, new(Date: letter.IssuedOn), cancel);
    }

    /// <summary>A heading with nothing below it but words that say nothing in this letter is left out with them.</summary>
    private static bool IsSilent(JsonObject data, string word) => word switch
    {
        "former-facts" => IsEmpty(data["former"]),
        "law" => IsEmpty(data["legalBasis"]),
        "reason" or "changes" or "note" or "appeal" => IsEmpty(data[word]),
        _ => false,
    };

    private static bool IsEmpty(JsonNode? of) => of is null or JsonArray { Count: 0 } || (of is JsonValue value && value.ToString().Length == 0);

    /// <summary>A section of words alone, as <see cref="Notices.LetterMarkup"/> writes it.</summary>
    [GeneratedRegex(@"^#section\[[^\n]*\];\n(?:\s*#\(word-(?<word>[a-z-]+)\);)+\s*(?=^#section\[|\z)", RegexOptions.Multiline)]
    private static partial Regex Headed();

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
