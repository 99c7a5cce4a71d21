using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Applications;

/// <summary>
/// 補正で答えられる項目: what was asked for, and what the new answers make the form ask for: questions that were not asked before,
/// and those whose earlier answer is not good enough any more. Twin of open-questions.ts.
/// </summary>
internal static class OpenQuestions
{
    /// <summary>The earlier answers with the new ones; refused when a question that stays closed was answered anew.</summary>
    public static Result<JsonObject> Merge(
        FormDefinition form, JsonObject before, JsonObject given, Correction correction, DateOnly today, ICodeLookup codes, string language)
    {
        var normal = FormEngine.Normalise(form, given);
        var earlier = FormEngine.Normalise(form, before);
        var left = form.Steps.SelectMany(s => s.Fields).Select(f => f.Id).Where(given.ContainsKey).Distinct().ToList();
        var merged = (JsonObject)before.DeepClone();
        var open = left.Where(correction.Opens).ToList();
        while (open.Count > 0)
        {
            left.RemoveAll(open.Contains);
            open.ForEach(question => merged[question] = normal[question]?.DeepClone());
            var asked = left.Count == 0 ? [] : AskedBy(form, earlier, merged, today, codes);
            open = [.. left.Where(asked.Contains)];
        }

        return left.FirstOrDefault(question => !JsonNode.DeepEquals(normal[question], earlier[question])) is { } closed
            ? CaseErrors.NotAsked.With([new(closed, "correction.not-asked", CaseErrors.NotAsked.Title.In(language))])
            : merged;
    }

    private static HashSet<string> AskedBy(FormDefinition form, JsonObject earlier, JsonObject merged, DateOnly today, ICodeLookup codes)
    {
        var asked = FormEngine.Visible(form, merged).Except(FormEngine.Visible(form, earlier)).ToHashSet();
        asked.UnionWith(FormEngine.Validate(form, merged, "ja", today, codes).Select(fault => AskedField.QuestionOf(fault.Field)));
        return asked;
    }
}
