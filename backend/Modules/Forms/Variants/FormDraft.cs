using System.Text.Json.Nodes;

namespace CyberPort.Forms.Variants;

/// <summary>A form while a variant is being made of it.</summary>
internal sealed class FormDraft(JsonObject form)
{
    public JsonArray Steps => form["steps"]!.AsArray();

    public JsonObject StepAt(string id) => Steps.Select(step => step!.AsObject()).SingleOrDefault(step => Id(step) == id)
        ?? throw new InvalidOperationException($"{Id(form)}: no step {id}.");

    public JsonArray FieldsOf(string step) => StepAt(step)["fields"]!.AsArray();

    public JsonObject FieldAt(string id) => Find(id).Field;

    /// <summary>The question, the step, or the form itself.</summary>
    public JsonObject Target(string? field, string? step) => field is not null ? FieldAt(field) : step is not null ? StepAt(step) : form;

    public void Hide(string id)
    {
        var (fields, field) = Find(id);
        if ((string?)field["origin"] is null or "common")
        {
            throw new InvalidOperationException($"{id} is a common item (共通項目) and cannot be left out.");
        }
        fields.Remove(field);
        DropEmptySteps();
    }

    public void MoveField(string id, string? step, string? after)
    {
        var (fields, field) = Find(id);
        fields.Remove(field);
        Insert(step is null ? fields : FieldsOf(step), field, after);
        DropEmptySteps();
    }

    public void MoveStep(string id, string? after)
    {
        var step = StepAt(id);
        Steps.Remove(step);
        Insert(Steps, step, after);
    }

    public void Merge(IReadOnlyList<string> steps, JsonObject? with)
    {
        var target = StepAt(steps[0]);
        var into = target["fields"]!.AsArray();
        foreach (var id in steps.Skip(1))
        {
            var step = StepAt(id);
            if (step["when"] is not null || target["when"] is not null)
            {
                throw new InvalidOperationException($"{id}: a step with a condition cannot be merged.");
            }
            foreach (var field in step["fields"]!.AsArray().ToList())
            {
                step["fields"]!.AsArray().Remove(field);
                into.Add(field);
            }
            Steps.Remove(step);
        }
        foreach (var (name, value) in with ?? [])
        {
            target[name] = value?.DeepClone();
        }
    }

    public void Insert(JsonArray list, JsonObject item, string? after)
    {
        var at = after switch
        {
            null => list.Count,
            "^" => 0,
            _ => list.Select((one, i) => Id(one!.AsObject()) == after ? i + 1 : 0).Max(),
        };
        if (at == 0 && after is not (null or "^"))
        {
            throw new InvalidOperationException($"{Id(form)}: nothing called {after} to stand after.");
        }
        list.Insert(at, item);
    }

    private (JsonArray Fields, JsonObject Field) Find(string id)
    {
        foreach (var step in Steps)
        {
            var fields = step!["fields"]!.AsArray();
            if (fields.FirstOrDefault(field => Id(field!.AsObject()) == id) is JsonObject found)
            {
                return (fields, found);
            }
        }
        throw new InvalidOperationException($"{Id(form)}: no field {id}.");
    }

    private void DropEmptySteps()
    {
        foreach (var empty in Steps.Where(step => step!["fields"]!.AsArray().Count == 0).ToList())
        {
            Steps.Remove(empty);
        }
    }

    private static string Id(JsonObject one) => (string?)one["id"] ?? (string?)one["code"] ?? "";
}
