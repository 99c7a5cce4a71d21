using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Procedures.Prefill;

/// <summary>
/// 項目ごとの答え: answers of one form by the common-item keys of its questions, so that another form, also another
/// authority's, can be offered them. A whole gives its parts (<c>vessel</c> → <c>vessel.name</c>) and parts make a whole.
/// </summary>
internal sealed class ItemAnswers
{
    private readonly Dictionary<string, (FieldType Type, JsonNode Value)> items = [];
    private readonly bool anyRole;

    /// <param name="form">What was asked.</param>
    /// <param name="answers">What was answered.</param>
    /// <param name="anyRole">A party of one's own register may stand as applicant, agent or any other.</param>
    public ItemAnswers(FormDefinition form, JsonObject answers, bool anyRole = false)
    {
        this.anyRole = anyRole;
        foreach (var field in form.Steps.SelectMany(s => s.Fields))
        {
            if (answers[field.Id] is not { } value || (field.Item ?? RowsKey(form.Code, field)) is not { } item)
            {
                continue;
            }

            items.TryAdd(item, (field.Type, value));
            foreach (var part in FormEngine.PartsOf(field))
            {
                if (value is JsonObject whole && whole[part.Id] is { } inner)
                {
                    items.TryAdd($"{item}.{part.Id}", (part.Type, inner));
                }
            }
        }
    }

    /// <summary>What is there for a question of a form; null when nothing is.</summary>
    public JsonNode? For(FormField target, string form) => KeysOf(target, form).Select(key => Find(target, key)).FirstOrDefault(found => found is not null);

    /// <summary>Rows (繰り返し) have no item key: those of the same form are taken as they were. Files are given anew.</summary>
    private static string? RowsKey(string form, FormField field) =>
        field.Type == FieldType.Group && FormEngine.PartsOf(field).All(p => p.Type != FieldType.File) ? $"{form}#{field.Id}" : null;

    private IEnumerable<string> KeysOf(FormField target, string form)
    {
        if (RowsKey(form, target) is { } rows)
        {
            yield return rows;
        }

        if (target.Item is { } item)
        {
            yield return item;
            if (anyRole && item.EndsWith(".contact", StringComparison.Ordinal))
            {
                yield return "applicant.contact";
            }
        }

        if (anyRole && target.Type == FieldType.Party)
        {
            yield return "applicant";
        }

        if (anyRole && target.Type == FieldType.Address)
        {
            yield return "address";
        }
    }

    private JsonNode? Find(FormField target, string key)
    {
        if (items.TryGetValue(key, out var found))
        {
            return found.Type == target.Type || (IsPlain(found.Type) && IsPlain(target.Type)) ? found.Value.DeepClone() : null;
        }

        var parts = FormEngine.PartsOf(target).Where(p => items.ContainsKey($"{key}.{p.Id}")).ToList();
        return parts.Count == 0 ? null : new JsonObject(parts.Select(p => KeyValuePair.Create(p.Id, (JsonNode?)items[$"{key}.{p.Id}"].Value.DeepClone())));
    }

    private static bool IsPlain(FieldType type) => type is FieldType.Text or FieldType.LongText;
}
