using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Designer;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Checks;

/// <summary>見本の再生: each sample must still come out as its author said.</summary>
internal static class SampleReplay
{
    private static readonly LocalText Nothing = new("誤りが一つも見つかりませんでした", "nothing wrong was found");

    public static IEnumerable<FormFinding> Findings(FormDefinition form, IEnumerable<FormSample> samples, ICodeLookup codes)
    {
        foreach (var sample in samples)
        {
            var answers = JsonNode.Parse(sample.Answers);
            var wrong = FormEngine.Validate(form, answers, "ja", sample.KeptOn, codes);
            if ((wrong.Count == 0) != (sample.Expects == SampleOutcome.Valid))
            {
                var text = wrong.Count == 0 ? Nothing : new(wrong[0].Message, FormEngine.Validate(form, answers, "en", sample.KeptOn, codes)[0].Message);
                yield return FormFinding.Of("sample.breaks", $"samples/{sample.Id}", ("label", new(sample.Name, sample.Name)), ("text", text));
            }
        }
    }
}
