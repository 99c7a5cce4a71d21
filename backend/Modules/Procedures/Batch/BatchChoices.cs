using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;
using CyberPort.Tenancy.Contracts;

namespace CyberPort.Procedures.Batch;

/// <summary>選択肢: what may stand in a column, in words, and the code behind the words.</summary>
internal sealed class BatchChoices
{
    private static readonly LocalText Yes = new("はい", "Yes");
    private static readonly LocalText No = new("いいえ", "No");
    private readonly Dictionary<string, IReadOnlyDictionary<string, LocalText>> lists = [];

    /// <summary>Reads the code lists that the form chooses from; the authority is entered.</summary>
    public static async Task<BatchChoices> ReadAsync(IReadOnlyList<BatchSheet> sheets, ICodeLists codes, CancellationToken cancel)
    {
        var choices = new BatchChoices();
        foreach (var name in sheets.SelectMany(s => s.Columns).Select(c => ListOf(c.Field)).OfType<string>().Distinct())
        {
            choices.lists[name] = await codes.FindAsync(name, cancel) ?? new Dictionary<string, LocalText>();
        }

        return choices;
    }

    /// <summary>Code and words of everything that may be chosen; empty where anything may be written.</summary>
    public IReadOnlyList<(string Code, LocalText Name)> Of(FormField field) => field switch
    {
        { Type: FieldType.YesNo } => [("yes", Yes), ("no", No)],
        { Options: { Count: > 0 } options } => [.. options.Select(o => (o.Code, o.Label))],
        _ when ListOf(field) is { } list => [.. lists[list].Select(l => (l.Key, l.Value))],
        _ => [],
    };

    /// <summary>The code behind what was written; the words themselves when nothing fits, for the form to judge.</summary>
    public string CodeOf(FormField field, string written)
    {
        var text = written.Trim();
        foreach (var (code, name) in Of(field))
        {
            if (string.Equals(text, code, StringComparison.OrdinalIgnoreCase) || text == name.Ja || string.Equals(text, name.En, StringComparison.OrdinalIgnoreCase)
                || text == name.Easy || text.StartsWith(code + " ", StringComparison.Ordinal))
            {
                return code;
            }
        }

        return text;
    }

    /// <summary>The words for a code.</summary>
    public string WordsOf(FormField field, string code) => Of(field).Where(c => c.Code == code).Select(c => c.Name.Ja).FirstOrDefault() ?? code;

    private static string? ListOf(FormField field) =>
        field.Codes ?? field.Type switch { FieldType.Port => "locodes", FieldType.Facility => "facilities", _ => null };
}
