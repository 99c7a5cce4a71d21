using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;

namespace CyberPort.Forms.Tests;

/// <summary>Edits as people make them: words, kinds, limits, options, conditions, formulas, parts, prefill, rows; questions and steps new, taken out or moved.</summary>
internal static class RandomEdits
{
    public static FormDefinition Of(FormDefinition form, Random dice, string mark)
    {
        var json = JsonNode.Parse(form.ToJson())!.AsObject();
        for (var i = dice.Next(6); i >= 0; i--)
        {
            Edit(json, dice, $"{mark}{i}");
        }
        return FormDefinition.Parse(json.ToJsonString(FormJson.Options)) with { Version = mark };
    }

    private static void Edit(JsonObject form, Random dice, string mark)
    {
        var steps = form["steps"]!.AsArray();
        var step = steps[dice.Next(steps.Count)]!.AsObject();
        var fields = step["fields"]!.AsArray();
        var field = fields.Count == 0 ? null : fields[dice.Next(fields.Count)]!.AsObject();
        var text = new JsonObject { ["ja"] = mark, ["en"] = mark };
        switch (dice.Next(23))
        {
            case 0: form["intro"] = text; break;
            case 1: step["title"] = text; break;
            case 2 when field is not null: field["label"] = text; break;
            case 3 when field is not null: field["help"] = text; break;
            case 4 when field is not null: field.Remove("help"); field["required"] = !((bool?)field["required"] ?? true); break;
            case 5: fields.Insert(dice.Next(fields.Count + 1), new JsonObject { ["id"] = $"new{mark}", ["type"] = "text", ["label"] = text, ["origin"] = "own" }); break;
            case 6 when field is not null: fields.Remove(field); break;
            case 7 when field is not null:
                fields.Remove(field);
                var other = steps[dice.Next(steps.Count)]!["fields"]!.AsArray();
                other.Insert(dice.Next(other.Count + 1), field);
                break;
            case 8: steps.Insert(dice.Next(steps.Count + 1), new JsonObject { ["id"] = $"step{mark}", ["title"] = text,
                ["fields"] = new JsonArray(new JsonObject { ["id"] = $"in{mark}", ["type"] = "yesNo", ["label"] = text.DeepClone(), ["origin"] = "optional" }) }); break;
            case 9:
                steps.Remove(step);
                steps.Insert(dice.Next(steps.Count + 1), step);
                break;
            case 10 when field is not null && field["fields"] is JsonArray inner:
                inner.Insert(dice.Next(inner.Count + 1), new JsonObject { ["id"] = $"row{mark}", ["type"] = "number", ["label"] = text, ["origin"] = "optional" });
                break;
            case 11 when field is not null: Become(field, new RandomForms(dice).Field([], true)); break;
            case 12 when field is not null && field["options"] is JsonArray options: options.Insert(dice.Next(options.Count + 1), new JsonObject { ["code"] = mark, ["label"] = text }); break;
            case 13 when field is not null && field["options"] is JsonArray { Count: > 1 } fewer: fewer.RemoveAt(dice.Next(fewer.Count)); break;
            case 14 when field is not null: field[dice.Next(2) == 0 ? "min" : "max"] = dice.Next(100); break;
            case 15 when field is not null: field["unit"] = mark; break;
            case 16 when field is not null: Condition(field, fields, dice, dice.Next(2) == 0 ? "showWhen" : "requiredWhen"); break;
            case 17 when field is not null && field["compute"] is not null: field["compute"] = new JsonObject { ["op"] = "sum", ["of"] = new JsonArray((string)fields[0]!["id"]!, mark) }; break;
            case 18 when field is not null && (string?)field["type"] is "vessel" or "party" or "address":
                field["parts"] = new JsonObject { [dice.Next(2) == 0 ? "name" : "phone"] = dice.Next(2) == 0 ? "optional" : "hidden", ["draught"] = "hidden" };
                break;
            case 19 when field is not null: field["item"] = mark; break;
            case 20 when field is not null && field["fields"] is JsonArray { Count: > 0 } rows: Row(rows, dice, text); break;
            case 21 when steps.Count > 1: steps.Remove(step); break;
            case 22 when field is not null && field.Remove("onPermit") is false: field["onPermit"] = true; break;
        }
    }

    /// <summary>Another kind of question under the same name, as when somebody takes a question out and makes it anew.</summary>
    private static void Become(JsonObject field, FormField other)
    {
        var made = JsonNode.Parse(FormJson.Write(other))!.AsObject();
        var id = (string)field["id"]!;
        field.Clear();
        foreach (var (name, value) in made)
        {
            field[name] = name == "id" ? id : value?.DeepClone();
        }
    }

    private static void Condition(JsonObject field, JsonArray fields, Random dice, string which)
    {
        if (!field.Remove(which))
        {
            field[which] = new JsonObject { ["field"] = (string)fields[dice.Next(fields.Count)]!["id"]!, ["is"] = "answered" };
        }
    }

    /// <summary>A question of a row is taken out, moved, loosened or becomes another.</summary>
    private static void Row(JsonArray rows, Random dice, JsonObject text)
    {
        var row = rows[dice.Next(rows.Count)]!.AsObject();
        switch (dice.Next(4))
        {
            case 0: rows.Remove(row); break;
            case 1:
                rows.Remove(row);
                rows.Insert(dice.Next(rows.Count + 1), row);
                break;
            case 2: row["label"] = text; break;
            default: Become(row, new RandomForms(dice).Field([], false)); break;
        }
    }
}
