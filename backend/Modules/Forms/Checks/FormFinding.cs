using CyberPort.Forms.Definitions;
using CyberPort.Forms.Engine;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Checks;

/// <summary>How much a finding weighs.</summary>
internal enum FindingSeverity
{
    /// <summary>The form is not published with this.</summary>
    Blocks,
    /// <summary>Worth a look.</summary>
    Advice,
}

/// <summary>様式の指摘: one thing found in a definition, where it stands and what to do.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Path">Place, for example <c>steps/ship/fields/vessel/label</c>.</param>
/// <param name="Severity">Whether it stops the publication.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record FormFinding(string Code, string Path, FindingSeverity Severity, LocalText Message)
{
    private static readonly IReadOnlyDictionary<string, FindingText> Texts =
        FormJson.Read<IReadOnlyDictionary<string, FindingText>>(FormJson.Data("findings.json"));

    /// <summary>Every code, for the test that each has its words.</summary>
    public static IEnumerable<string> Codes => Texts.Keys;

    public static FormFinding Of(string code, string path, params ReadOnlySpan<(string Name, LocalText Text)> places)
    {
        var text = Texts[code];
        return new(code, path, text.Severity, new(Fill(text.Ja, "ja", places), Fill(text.En, "en", places)));
    }

    private static string Fill(string pattern, string language, ReadOnlySpan<(string Name, LocalText Text)> places)
    {
        var filled = new (string, string)[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            filled[i] = (places[i].Name, places[i].Text.In(language) is { Length: > 0 } said ? said : places[i].Text.Ja);
        }
        return MessageTable.Fill(pattern, filled);
    }

    private sealed record FindingText(FindingSeverity Severity, string Ja, string En);
}
