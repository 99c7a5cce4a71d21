using System.Globalization;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Engine;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Variants;

/// <summary>版の違いを、記入する人のことばで: what became of each question, property by property (<c>Data/comparison.json</c> holds the words).</summary>
internal sealed class VersionWords(FormDefinition before, FormDefinition after, string language)
{
    private static readonly Table Said = FormJson.Read<Table>(FormJson.Data("comparison.json"));

    private readonly PropertyText old = new(FormOutline.Of(before), language);
    private readonly PropertyText now = new(FormOutline.Of(after), language);

    /// <summary>Questions that differ in meaning or in their words; those where nothing differs are left out.</summary>
    public static IReadOnlyList<QuestionDifference> Of(FormDefinition before, FormDefinition after, string language)
    {
        var words = new VersionWords(before, after, language);
        var (was, isNow) = (VersionComparison.All(before), VersionComparison.All(after));
        return
        [
            .. VersionComparison.Of(before, after).Select(one => new QuestionDifference(one.Field, one.Label, one.Change,
                    one.Change is QuestionChange.Same or QuestionChange.Changed ? words.Details(Limited(was[one.Field]), Limited(isNow[one.Field])) : []))
                .Where(one => one.Change != QuestionChange.Same || one.Details.Count > 0),
        ];
    }

    private List<QuestionDetail> Details(FormField was, FormField isNow)
    {
        var details = new List<QuestionDetail>();
        var (had, has) = (Written(was), Written(isNow));
        if (JsonNode.DeepEquals(had, has))
        {
            return details;
        }
        Add(details, "label", was.Label.In(language), isNow.Label.In(language));
        Add(details, "type", Word("type", Camel(was.Type)), Word("type", Camel(isNow.Type)));
        Add(details, "required", Required(was, old), Required(isNow, now));
        Options(details, was.Options ?? [], isNow.Options ?? []);
        Parts(details, was, isNow);
        foreach (var (name, saying) in Said.Plain)
        {
            if (!JsonNode.DeepEquals(had[name], has[name]))
            {
                Add(details, name, Plain(was, had[name], name, saying, old), Plain(isNow, has[name], name, saying, now));
            }
        }
        Add(details, "maxBytes", Size(was.MaxBytes), Size(isNow.MaxBytes));
        return details;
    }

    /// <summary>With the limits that hold where the form says nothing.</summary>
    private static FormField Limited(FormField field) => field.Type switch
    {
        FieldType.Text => field with { MaxLength = field.MaxLength ?? FieldParts.Limits.Text },
        FieldType.LongText => field with { MaxLength = field.MaxLength ?? FieldParts.Limits.LongText },
        FieldType.File => field with { MaxFiles = field.MaxFiles ?? FieldParts.Limits.FileCount, MaxBytes = field.MaxBytes ?? FieldParts.Limits.FileBytes },
        _ => field,
    };

    private void Add(List<QuestionDetail> details, string property, string? was, string? isNow)
    {
        if (was != isNow)
        {
            details.Add(new(property, Said.Properties[property].In(language), was ?? Said.Words["none"].In(language), isNow ?? Said.Words["none"].In(language)));
        }
    }

    private string Required(FormField field, PropertyText text) => field.RequiredWhen is { } when
        ? MessageTable.Fill(Said.Words["requiredWhen"].In(language), [("when", text.Of(JsonNode.Parse(FormJson.Write(when))) ?? "")])
        : Said.Words[field.Required ? "required" : "optional"].In(language);

    private void Options(List<QuestionDetail> details, IReadOnlyList<FormOption> was, IReadOnlyList<FormOption> isNow)
    {
        Only("optionsAdded", isNow.ExceptBy(was.Select(one => one.Code), one => one.Code), true);
        Only("optionsRemoved", was.ExceptBy(isNow.Select(one => one.Code), one => one.Code), false);
        foreach (var (one, other) in was.Join(isNow, one => one.Code, other => other.Code, (one, other) => (one, other)))
        {
            Add(details, "optionLabel", one.Label.In(language), other.Label.In(language));
        }

        void Only(string property, IEnumerable<FormOption> options, bool isAdded)
        {
            var text = string.Join(language == "en" ? ", " : "、", options.Select(option => option.Label.In(language)));
            if (text.Length > 0)
            {
                details.Add(new(property, Said.Properties[property].In(language), isAdded ? null : text, isAdded ? text : null));
            }
        }
    }

    /// <summary>Parts of a composite answer by name; a part that is not named keeps the rule of its kind.</summary>
    private void Parts(List<QuestionDetail> details, FormField was, FormField isNow)
    {
        if (was.Type != isNow.Type || (was.Parts is null && isNow.Parts is null) || FieldParts.IsRows(was.Type) && was.Type != FieldType.Cargo)
        {
            return;
        }
        var (had, has) = (FieldParts.Of(was).ToDictionary(part => part.Id), FieldParts.Of(isNow).ToDictionary(part => part.Id));
        foreach (var part in FieldParts.Of(was with { Parts = null }))
        {
            var (one, other) = (Asked(had.GetValueOrDefault(part.Id)), Asked(has.GetValueOrDefault(part.Id)));
            if (one != other)
            {
                details.Add(new("parts", part.Label.In(language), one, other));
            }
        }

        string Asked(FormField? part) => Said.Words[part is null ? "hidden" : part.Required ? "required" : "optional"].In(language);
    }

    private static JsonObject Written(FormField field) => JsonNode.Parse(FormJson.Write(field))!.AsObject();

    private string? Plain(FormField field, JsonNode? value, string name, Saying saying, PropertyText text) =>
        value is null ? null : saying switch
        {
            Saying.Days => MessageTable.Fill(Said.Words["days"].In(language), [("n", text.Of(value)!)]),
            Saying.Unit => MessageTable.Unit((string)value!, language),
            Saying.Words => string.Join(language == "en" ? ", " : "、", (value as JsonArray ?? [value.DeepClone()]).Select(one => Word(name, (string)one!)).Distinct()),
            Saying.Question => VersionComparison.All(after).TryGetValue((string)value!, out var other) ? other.Label.In(language) : (string)value!,
            Saying.Formula => Computed(field.Compute!),
            _ => text.Of(value),
        };

    private static string Camel(Enum value) => MessageTable.Camel(value.ToString());

    private string Word(string property, string value) => Said.Values.TryGetValue($"{property}.{value}", out var said) ? said.In(language) : value;

    private string Computed(Compute compute)
    {
        var (was, isNow) = (VersionComparison.All(before), VersionComparison.All(after));
        var of = compute.Of.Select(path => isNow.TryGetValue(path, out var one) || was.TryGetValue(path, out one) ? one.Label.In(language) : path);
        return $"{Word("compute", Camel(compute.Op))}: {string.Join(language == "en" ? ", " : "、", of)}";
    }

    private static string? Size(long? bytes) => bytes is { } size ? (size / 1_048_576m).ToString("0.#", CultureInfo.InvariantCulture) + " MB" : null;

    /// <param name="Properties">Names of properties.</param>
    /// <param name="Plain">Properties that are one value, with how it is said.</param>
    /// <param name="Values">Words for values, by property.</param>
    /// <param name="Words">Other words.</param>
    private sealed record Table(
        IReadOnlyDictionary<string, LocalText> Properties, IReadOnlyDictionary<string, Saying> Plain, IReadOnlyDictionary<string, LocalText> Values,
        IReadOnlyDictionary<string, LocalText> Words);

    /// <summary>How a value is said.</summary>
    private enum Saying
    {
        /// <summary>As it is: a number, yes or no, a condition.</summary>
        Itself,
        /// <summary>In days.</summary>
        Days,
        /// <summary>A unit.</summary>
        Unit,
        /// <summary>By the table of words; each of a list.</summary>
        Words,
        /// <summary>Names another question.</summary>
        Question,
        /// <summary>計算.</summary>
        Formula,
    }
}
