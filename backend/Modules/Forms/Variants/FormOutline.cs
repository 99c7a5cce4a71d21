using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;

namespace CyberPort.Forms.Variants;

/// <summary>
/// A definition taken apart, so that versions can be laid side by side: things (the form, steps, questions, questions of
/// rows) with their properties, and where each stands. Written back it is the same definition.
/// </summary>
internal sealed class FormOutline
{
    /// <summary>The form itself, among the things.</summary>
    public const string Form = "";

    private static readonly string[] Structure = ["code", "version", "steps", "fields", "id"];

    /// <summary>Properties by thing: <c>""</c>, <c>steps/{step}</c>, <c>fields/{id}</c>, <c>fields/{group}/{id}</c>.</summary>
    public Dictionary<string, JsonObject> Things { get; } = [];

    /// <summary>What stands in a container, in order: <c>steps</c>, <c>steps/{step}</c>, <c>fields/{group}</c>.</summary>
    public Dictionary<string, List<string>> Inside { get; } = [];

    /// <summary>The container a thing stands in.</summary>
    public Dictionary<string, string> Container { get; } = [];

    public static FormOutline Of(FormDefinition form)
    {
        var json = JsonNode.Parse(form.ToJson())!.AsObject();
        var outline = new FormOutline();
        outline.Things[Form] = Properties(json);
        outline.Inside["steps"] = [];
        foreach (var step in json["steps"]!.AsArray().Select(step => step!.AsObject()))
        {
            var at = $"steps/{step["id"]}";
            if (!outline.Put(at, "steps", step))
            {
                continue;
            }
            foreach (var field in step["fields"]!.AsArray().Select(field => field!.AsObject()))
            {
                var path = $"fields/{field["id"]}";
                if (outline.Put(path, at, field) && (string?)field["type"] == "group")
                {
                    foreach (var inner in (field["fields"] as JsonArray ?? []).Select(inner => inner!.AsObject()))
                    {
                        outline.Put($"{path}/{inner["id"]}", path, inner);
                    }
                }
            }
        }
        return outline;
    }

    public FormOutline Copy()
    {
        var copy = new FormOutline();
        foreach (var (path, properties) in Things)
        {
            copy.Things[path] = properties.DeepClone().AsObject();
        }
        foreach (var (container, inside) in Inside)
        {
            copy.Inside[container] = [.. inside];
        }
        foreach (var (path, container) in Container)
        {
            copy.Container[path] = container;
        }
        return copy;
    }

    public FormDefinition ToForm(string code, string version)
    {
        var json = Things[Form].DeepClone().AsObject();
        (json["code"], json["version"]) = (code, version);
        json["steps"] = new JsonArray([.. Inside["steps"].Select(step => Written(step))]);
        return FormDefinition.Parse(json.ToJsonString(FormJson.Options));
    }

    /// <summary>Adds a thing; false when its name is taken: of two that share an identifier the first counts.</summary>
    public bool Put(string path, string container, JsonObject written, int? at = null)
    {
        if (!Things.TryAdd(path, Properties(written)))
        {
            return false;
        }
        if (path.StartsWith("steps/", StringComparison.Ordinal) || (string?)written["type"] == "group")
        {
            Inside.TryAdd(path, []);
        }
        Container[path] = container;
        Inside[container].Insert(at ?? Inside[container].Count, path);
        return true;
    }

    public void Remove(string path)
    {
        foreach (var inner in Inside.GetValueOrDefault(path)?.ToList() ?? [])
        {
            Remove(inner);
        }
        Inside.Remove(path);
        Inside[Container[path]].Remove(path);
        Container.Remove(path);
        Things.Remove(path);
    }

    public void Move(string path, string container, int at)
    {
        Inside[Container[path]].Remove(path);
        Container[path] = container;
        Inside[container].Insert(Math.Min(at, Inside[container].Count), path);
    }

    /// <summary>The thing as one value: its properties and those of the questions in it.</summary>
    public JsonObject Whole(string path) => Written(path);

    /// <summary>The step that a thing stands in, or is.</summary>
    public string? StepOf(string path) => path.StartsWith("steps/", StringComparison.Ordinal) ? path
        : Container.TryGetValue(path, out var container) ? StepOf(container) : null;

    /// <summary>Place in the words of the findings, for example <c>steps/ship/fields/vessel</c>.</summary>
    public string Address(string path) => !path.StartsWith("fields/", StringComparison.Ordinal) ? path : $"{Address(Container[path])}/fields/{Name(path)}";

    /// <summary>Identifier of a question or step.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    private JsonObject Written(string path)
    {
        var json = new JsonObject { ["id"] = Name(path) };
        foreach (var (name, value) in Things[path])
        {
            json[name] = value?.DeepClone();
        }
        if (Inside.TryGetValue(path, out var inside))
        {
            json["fields"] = new JsonArray([.. inside.Select(inner => Written(inner))]);
        }
        return json;
    }

    private static JsonObject Properties(JsonObject written) =>
        new([.. written.Where(member => !Structure.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))]);
}
