using CyberPort.Forms.Contracts;
using CyberPort.Forms.Engine;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Checks;

/// <summary>様式の検査: what must hold for a definition before anybody fills it in.</summary>
internal sealed partial class DefinitionRules
{
    private static readonly string[] Lists = ["countries", "locodes", "commodities", "shipTypes", "facilities"];
    private readonly List<FormFinding> findings = [];
    private readonly FormDefinition form;

    private DefinitionRules(FormDefinition form) => this.form = form;

    /// <summary>Everything found in the definition, in the order of the form.</summary>
    public static IReadOnlyList<FormFinding> Findings(FormDefinition form)
    {
        var rules = new DefinitionRules(form);
        rules.Check();
        return rules.findings;
    }

    /// <summary>What stops the publication, as place and code.</summary>
    public static IReadOnlyList<string> Problems(FormDefinition form) =>
        [.. Findings(form).Where(finding => finding.Severity == FindingSeverity.Blocks).Select(finding => $"{finding.Path}: {finding.Code}")];

    private void Check()
    {
        Said("title.missing", "title", form.Title);
        Read("intro", form.Intro);
        Demand(form.Steps.Count > 0, "step.none", "steps");
        Demand(form.Steps.Count == 0 || form.Steps.SelectMany(step => step.Fields).Any(field => field.Type != FieldType.Info), "form.asksNothing", "steps");
        Once(form.Steps.Select(step => (step.Id, $"steps/{step.Id}")));
        Once(form.Steps.SelectMany(step => step.Fields.Select(field => (field.Id, $"steps/{step.Id}/fields/{field.Id}"))));
        Alike("step.same", form.Steps.Select(step => (step.Title, $"steps/{step.Id}/title")));
        var order = 0;
        var top = Surroundings.None.With(form.Steps.SelectMany(step => step.Fields.Select(field => Known.Of(field, order++, step.When))));
        order = 0;
        foreach (var step in form.Steps)
        {
            Step(step, top, ref order);
        }
        Circles(form.Steps.SelectMany(step => step.Fields.Select(field => (field, step.When))), "steps");
        ComputedCircles(form.Steps.SelectMany(step => step.Fields.Select(field => (field, step.When))), "steps");
        Paper(top);
        CountEasy();
    }

    private void Step(FormStep step, Surroundings top, ref int order)
    {
        var path = $"steps/{step.Id}";
        Demand(IsPlain(step.Id), "id.plain", path, ("label", step.Title));
        Said("step.title", $"{path}/title", step.Title);
        Read($"{path}/help", step.Help);
        Demand(step.Fields.Count > 0, "step.empty", path, ("label", step.Title));
        Conditions(step.Title, step.When, [], top, order, $"{path}/when");
        Fields(step.Fields, top, ref order, path, step.When, inGroup: false);
    }

    private void Fields(IReadOnlyList<FormField> fields, Surroundings around, ref int order, string path, Condition? when, bool inGroup)
    {
        Alike("label.same", fields.Where(field => field.Type != FieldType.Info).Select(field => (field.Label, $"{path}/fields/{field.Id}/label")));
        foreach (var field in fields)
        {
            One(field, around, order, $"{path}/fields/{field.Id}", when, inGroup);
            order++;
        }
    }

    private void One(FormField field, Surroundings around, int order, string at, Condition? when, bool inGroup)
    {
        Demand(IsPlain(field.Id), "id.plain", at, ("label", field.Label));
        Words(field, at);
        var shown = Conditions(field.Label, field.ShowWhen, when is null ? [] : [when], around, order, $"{at}/showWhen");
        Conditions(field.Label, field.RequiredWhen, shown ? [.. new[] { when, field.ShowWhen }.OfType<Condition>()] : [], around, order, $"{at}/requiredWhen");
        Limits(field, around, at);
        Choices(field, at);
        Computed(field, around, at);
        if (field.Type != FieldType.Group)
        {
            return;
        }
        Demand(!inGroup, "group.nested", at, ("label", field.Label));
        var inner = field.Fields ?? [];
        Demand(inner.Count > 0, "group.empty", at, ("label", field.Label));
        Once(inner.Select(one => (one.Id, $"{at}/fields/{one.Id}")));
        var place = order + 1;
        var within = around.With(inner.Select(one => Known.Of(one, place++, null)));
        place = order + 1;
        Fields(inner, within, ref place, at, null, inGroup: true);
        Circles(inner.Select(one => (one, (Condition?)null)), at);
        ComputedCircles(inner.Select(one => (one, (Condition?)null)), at);
    }

    private void Once(IEnumerable<(string Id, string Path)> ids)
    {
        foreach (var twice in ids.GroupBy(one => one.Id).Where(group => group.Count() > 1))
        {
            Add("id.twice", twice.Last().Path, ("id", Plain(twice.Key)));
        }
    }

    private void Demand(bool holds, string code, string path, params ReadOnlySpan<(string, LocalText)> places)
    {
        if (!holds)
        {
            Add(code, path, places);
        }
    }

    private void Add(string code, string path, params ReadOnlySpan<(string, LocalText)> places) => findings.Add(FormFinding.Of(code, path, places));

    private static LocalText Plain(string text) => new(text, text);

    private static LocalText Plain(int count) => Plain(MessageTable.Invariant(count));

    private static bool IsPlain(string id) => id.Length is >= 1 and <= 40 && char.IsAsciiLetterLower(id[0]) && id.All(char.IsAsciiLetterOrDigit);
}
