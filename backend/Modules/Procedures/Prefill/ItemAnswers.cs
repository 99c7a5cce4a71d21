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
            if (field.Item is not { } item || answers[field.Id] is not { } value)
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

    /// <summary>What is there for a question; null when nothing is.</summary>
    public JsonNode? For(FormField target) => KeysOf(target).Select(key => Find(target, key)).FirstOrDefault(found => found is not null);

    private IEnumerable<string> KeysOf(FormField target)
    {
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
