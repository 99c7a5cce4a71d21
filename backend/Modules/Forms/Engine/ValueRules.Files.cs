using System.Text.Json.Nodes;

namespace CyberPort.Forms.Engine;

internal sealed partial class ValueRules
{
    private void CheckFiles(Question question, JsonNode value)
    {
        var field = question.Field;
        var most = field.MaxFiles ?? FieldParts.Limits.FileCount;
        var largest = field.MaxBytes ?? FieldParts.Limits.FileBytes;
        var accept = field.Accept ?? FieldParts.Limits.Accept;
        if (value is not JsonArray files || files.Any(file => file is not JsonObject one || !FileText.IsWhole(one)))
        {
            Add(question, "invalid");
        }
        else if (files.Count > most)
        {
            Add(question, "file.count", ("max", MessageTable.Invariant(most)), ("count", MessageTable.Invariant(files.Count)));
        }
        else if (files.Count < field.MinItems)
        {
            CheckCount(question, files.Count, field.MinItems, null);
        }
        else if (files.FirstOrDefault(file => !FileText.IsAccepted(file!, accept)) is { } wrong)
        {
            Add(question, "file.type", ("name", FileText.Name(wrong)), ("accept", FileText.Kinds(accept, language)));
        }
        else if (files.FirstOrDefault(file => FileText.Size(file!) <= 0) is { } hollow)
        {
            Add(question, "file.empty", ("name", FileText.Name(hollow)));
        }
        else if (files.FirstOrDefault(file => FileText.Size(file!) > largest) is { } large)
        {
            Add(question, "file.size", ("name", FileText.Name(large)), ("max", FileText.Bytes(largest)));
        }
    }
}
