using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Procedures.Applications;

/// <summary>Files in answers: what the page says of a file is not believed; only its id is looked at.</summary>
internal static class SentFiles
{
    /// <summary>Answers whose file questions list the files that really are there, with their true names and sizes.</summary>
    public static JsonNode? Attach(FormDefinition form, JsonNode? answers, IReadOnlyList<DraftFile> files, IReadOnlyList<Attachment>? sent = null)
    {
        if (answers is JsonObject given)
        {
            Attach(form.Steps.SelectMany(s => s.Fields), given, Known(files, sent));
        }

        return answers;
    }

    /// <summary>Ids of the files that the answers name.</summary>
    public static HashSet<Guid> Used(FormDefinition form, JsonObject answers)
    {
        var used = new HashSet<Guid>();
        Walk(form.Steps.SelectMany(s => s.Fields), answers, (_, ids, _) => used.UnionWith(ids));
        return used;
    }

    private static Dictionary<Guid, FileRow> Known(IReadOnlyList<DraftFile> files, IReadOnlyList<Attachment>? sent) =>
        files.Select(FileRow.Of).Concat((sent ?? []).Select(FileRow.Of)).ToDictionary(f => f.Id);

    private static void Attach(IEnumerable<FormField> fields, JsonObject answers, Dictionary<Guid, FileRow> known) =>
        Walk(fields, answers, (row, ids, field) => row[field.Id] = new JsonArray([.. ids.Where(known.ContainsKey).Select(id => (JsonNode)new JsonObject
        {
            ["id"] = id.ToString(),
            ["name"] = known[id].Name,
            ["size"] = known[id].Size,
            ["contentType"] = known[id].ContentType,
        })]));

    private static void Walk(IEnumerable<FormField> fields, JsonObject answers, Action<JsonObject, List<Guid>, FormField> visit)
    {
        foreach (var field in fields)
        {
            if (field.Type == FieldType.File && answers[field.Id] is JsonArray list)
            {
                visit(answers, [.. list.Select(IdOf).OfType<Guid>().Distinct()], field);
            }
            else if (field.Type == FieldType.Group && answers[field.Id] is JsonArray rows)
            {
                foreach (var row in rows.OfType<JsonObject>().ToList())
                {
                    Walk(field.Fields ?? [], row, visit);
                }
            }
        }
    }

    private static Guid? IdOf(JsonNode? file) =>
        file is JsonObject map && map["id"] is JsonValue value && value.TryGetValue<string>(out var text) && Guid.TryParse(text, out var id) ? id : null;
}
