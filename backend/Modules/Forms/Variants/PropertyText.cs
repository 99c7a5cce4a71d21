using System.Text.Json.Nodes;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Engine;

namespace CyberPort.Forms.Variants;

/// <summary>Properties of a definition in words, for people who compare two texts.</summary>
internal sealed class PropertyText(FormOutline form, string language)
{
    private bool English => language == "en";

    public string Label(string path) => !form.Things.ContainsKey(path) ? ""
        : path == FormOutline.Form
        ? Local(form.Things[path]["title"]) ?? ""
        : Local(form.Things[path]["label"]) ?? Local(form.Things[path]["title"]) ?? FormOutline.Name(path);

    /// <summary>Where a thing stands: 「船」の「船舶」の次.</summary>
    public string? Place(string path)
    {
        if (!form.Container.TryGetValue(path, out var container))
        {
            return null;
        }
        var at = form.Inside[container].IndexOf(path);
        var around = container == "steps" ? "" : $"「{Label(container)}」";
        return at == 0 ? English ? $"{around} first".Trim() : $"{around}の先頭".TrimStart('の')
            : English ? $"{around} after “{Label(form.Inside[container][at - 1])}”".Trim()
            : $"{around}の「{Label(form.Inside[container][at - 1])}」の次".TrimStart('の');
    }

    /// <summary>A whole question in words: what it is called, and how it is asked.</summary>
    public string? Question(string path) => form.Things.TryGetValue(path, out var thing)
        ? string.Join('\n', thing.Where(member => member.Value is not null).Select(member => $"{member.Key}: {Of(member.Value)}")) : null;

    /// <summary>A value in words; nothing when there is none.</summary>
    public string? Of(JsonNode? value) => value switch
    {
        null => null,
        JsonObject text when text.ContainsKey("ja") => All(text),
        JsonObject condition when condition.ContainsKey("is") || condition.ContainsKey("all") || condition.ContainsKey("any") || condition.ContainsKey("not") => Condition(condition),
        JsonArray list => string.Join(English ? ", " : "、", list.Select(one => one is JsonObject option && option.ContainsKey("code") ? Local(option["label"]) ?? (string?)option["code"] : Of(one))),
        JsonObject whole => string.Join(English ? ", " : "、", whole.Select(member => $"{member.Key}: {Of(member.Value)}")),
        _ => Values.Bool(value) is { } yes ? MessageTable.Word(yes ? "yes" : "no", language)
            : Values.Number(value) is { } number && NumberText.IsWritable(number) ? NumberText.Grouped(number)
            : Values.Text(value) ?? value.ToJsonString(FormJson.Options),
    };

    private string? Local(JsonNode? text) => text is JsonObject said
        ? Values.Text(said[language]) is { Length: > 0 } own ? own : Values.Text(said["ja"]) : null;

    /// <summary>All languages, so that a change of one of them shows.</summary>
    private static string All(JsonObject text) => string.Join(" / ", new[] { "ja", "en", "easy" }.Select(one => Values.Text(text[one])).OfType<string>().Where(one => one.Length > 0).Distinct());

    private string Condition(JsonObject condition)
    {
        if ((condition["all"] ?? condition["any"]) is JsonArray inner)
        {
            var between = condition["all"] is not null ? English ? " and " : " かつ " : English ? " or " : " または ";
            return string.Join(between, inner.OfType<JsonObject>().Select(Condition));
        }
        if (condition["not"] is JsonObject not)
        {
            return English ? $"not ({Condition(not)})" : $"（{Condition(not)}）ではない";
        }
        var path = Values.Text(condition["field"]) ?? "";
        var label = form.Things.ContainsKey($"fields/{path.Split('.')[0]}") ? Label($"fields/{path.Split('.')[0]}") : path;
        var value = Of(condition["value"]) ?? "";
        return Values.Text(condition["is"]) switch
        {
            "equals" or "in" => English ? $"“{label}” is {value}" : $"「{label}」が {value}",
            "notEquals" => English ? $"“{label}” is not {value}" : $"「{label}」が {value} 以外",
            "atLeast" => English ? $"“{label}” is {value} or more" : $"「{label}」が {value} 以上",
            "below" => English ? $"“{label}” is below {value}" : $"「{label}」が {value} 未満",
            "empty" => English ? $"“{label}” has no answer" : $"「{label}」に回答がない",
            _ => English ? $"“{label}” has an answer" : $"「{label}」に回答がある",
        };
    }
}
