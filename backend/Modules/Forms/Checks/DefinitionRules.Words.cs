using System.Text.RegularExpressions;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Checks;

/// <summary>What WCAG 2.2 means for a definition: every question and option says in words what it is, and nothing rests on colour or place alone.</summary>
internal sealed partial class DefinitionRules
{
    private const int LongLabel = 80;

    // 1.4.1: a hint that only the eye for colour can take.
    [GeneratedRegex("赤字|青字|緑の字|赤枠|青枠|赤い(文字|印|欄|項目)|色(の|が)(付|つ)いた(文字|欄|項目|印)|\\b(in|marked|shown|highlighted in) (red|green|blue|yellow)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Colour();

    // 1.3.3: a hint that points to a place or a shape on the screen.
    [GeneratedRegex("(右|左|右側|左側|画面の上|画面の下)の(欄|ボタン|表|図)|(丸い|四角い)ボタン|\\b(on the (right|left)|to the (right|left)|round button)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceOnScreen();

    private void Words(FormField field, string at)
    {
        Said("label.missing", $"{at}/label", field.Label);
        if (field.Label.Ja.Trim() is { Length: > 0 } label)
        {
            Demand(label.Any(char.IsLetterOrDigit), "label.words", $"{at}/label", ("label", field.Label));
            Demand(label.Length <= LongLabel || field.Type is FieldType.Info or FieldType.Declaration, "label.long", $"{at}/label", ("count", Plain(label.Length)));
            Demand(!Capitals(field.Label.Ja), "label.capitals", $"{at}/label", ("label", Plain(field.Label.Ja)));
            Demand(!Capitals(field.Label.En), "label.capitals", $"{at}/label", ("label", Plain(field.Label.En)));
        }
        Read($"{at}/label", field.Label);
        Read($"{at}/help", field.Help);
        Read($"{at}/why", field.Why);
    }

    private void Said(string code, string path, LocalText text)
    {
        Demand(text.Ja.Trim().Length > 0, code, path);
        Demand(text.Ja.Trim().Length == 0 || text.En.Trim().Length > 0, "label.english", path);
    }

    private void Read(string path, LocalText? text)
    {
        foreach (var one in new[] { text?.Ja, text?.En, text?.Easy }.OfType<string>())
        {
            if (Colour().Match(one) is { Success: true } colour)
            {
                Add("text.colour", path, ("text", Plain(colour.Value)));
            }
            if (PlaceOnScreen().Match(one) is { Success: true } place)
            {
                Add("text.place", path, ("text", Plain(place.Value)));
            }
        }
        Demand(text is null || !text.Ja.Contains("こちら", StringComparison.Ordinal) || !text.Ja.Contains("http", StringComparison.Ordinal), "text.link", path);
    }

    private void Alike(string code, IEnumerable<(LocalText Text, string Path)> said)
    {
        foreach (var same in said.Where(one => one.Text.Ja.Trim().Length > 0).GroupBy(one => one.Text.Ja.Trim()).Where(group => group.Count() > 1))
        {
            Add(code, same.Last().Path, ("label", same.Last().Text));
        }
    }

    private void CountEasy()
    {
        var without = form.Steps.SelectMany(step => step.Fields).Count(field => field.Label.Easy is not { Length: > 0 });
        Demand(without == 0, "easy.missing", "steps", ("count", Plain(without)));
    }

    /// <summary>Several words in capitals; a lone abbreviation (IMO, DWT) is a word of the trade.</summary>
    private static bool Capitals(string text) =>
        text.Count(char.IsAsciiLetterUpper) >= 8 && !text.Any(char.IsAsciiLetterLower) && text.Contains(' ', StringComparison.Ordinal);
}
