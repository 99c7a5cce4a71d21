using CyberPort.Forms.Contracts;
using CyberPort.Forms.Engine;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Definitions;

/// <summary>様式の整合性: what must hold for a definition before anybody fills it in.</summary>
internal sealed class DefinitionRules
{
    private static readonly string[] Lists = ["countries", "locodes", "commodities", "shipTypes", "facilities"];
    private readonly List<string> problems = [];
    private readonly FormDefinition form;
    private readonly Dictionary<string, FormField> top;

    private DefinitionRules(FormDefinition form)
    {
        this.form = form;
        top = form.Steps.SelectMany(step => step.Fields).DistinctBy(field => field.Id).ToDictionary(field => field.Id);
    }

    /// <summary>Everything wrong with the definition, in words for its author; empty when it may be published.</summary>
    public static IReadOnlyList<string> Problems(FormDefinition form)
    {
        var rules = new DefinitionRules(form);
        rules.Check();
        return rules.problems;
    }

    private void Check()
    {
        Said("form", form.Title);
        Demand(form.Steps.Count > 0, "form: has no step");
        Once(form.Steps.Select(step => step.Id), "step");
        Once(form.Steps.SelectMany(step => step.Fields).Select(field => field.Id), "field");
        foreach (var step in form.Steps)
        {
            Said(step.Id, step.Title);
            Demand(IsPlain(step.Id), $"{step.Id}: identifiers are letters and digits, beginning with a small letter");
            Demand(step.Fields.Count > 0, $"{step.Id}: step has no field");
            Refers(step.Id, step.When, top);
            Fields(step.Fields, top, inGroup: false);
        }
        Circles(form.Steps.SelectMany(step => step.Fields.Select(field => (field, step.When))));
        Paper();
    }

    private void Paper()
    {
        var print = form.Print ?? new();
        Demand(print.EmptyRows is null or (>= 1 and <= 40), "print: empty rows are 1 to 40");
        Demand(print.FormNumber is null or { Length: <= 60 }, "print: a form number has at most 60 characters");
        Demand(print.Applicant is not { } id || (top.TryGetValue(id, out var party) && party.Type == FieldType.Party), "print: applicant names no party");
    }

    private void Fields(IReadOnlyList<FormField> fields, IReadOnlyDictionary<string, FormField> around, bool inGroup)
    {
        foreach (var field in fields)
        {
            Demand(IsPlain(field.Id), $"{field.Id}: identifiers are letters and digits, beginning with a small letter");
            Said(field.Id, field.Label);
            Refers(field.Id, field.ShowWhen, around);
            Refers(field.Id, field.RequiredWhen, around);
            Demand(field.NotBefore is not { } path || Resolves(path, around), $"{field.Id}: notBefore names no field");
            Limits(field);
            Choices(field);
            Demand(field.Type != FieldType.Group || !inGroup, $"{field.Id}: a group may not stand in a group");
            if (field.Type == FieldType.Group)
            {
                Demand(field.Fields is { Count: > 0 }, $"{field.Id}: a group has fields");
                Once((field.Fields ?? []).Select(one => one.Id), $"{field.Id}: field");
                var inside = new Dictionary<string, FormField>(around);
                foreach (var one in field.Fields ?? [])
                {
                    inside[one.Id] = one;
                }
                Fields(field.Fields ?? [], inside, inGroup: true);
                Circles((field.Fields ?? []).Select(one => (one, (Condition?)null)));
            }
        }
    }

    /// <summary>Questions that decide about each other in a circle have no answer to begin with.</summary>
    private void Circles(IEnumerable<(FormField Field, Condition? When)> fields)
    {
        var asks = fields.DistinctBy(one => one.Field.Id)
            .ToDictionary(one => one.Field.Id, one => Heads(one.When).Concat(Heads(one.Field.ShowWhen)).ToHashSet());
        bool known;
        do
        {
            // Whoever asks nobody left is settled; what never settles stands in a circle or hangs on one.
            known = asks.Where(one => !one.Value.Any(asks.ContainsKey)).Select(one => one.Key).ToList() is { Count: > 0 } settled
                && settled.All(asks.Remove);
        }
        while (known);
        Demand(asks.Count == 0, $"conditions run in a circle: {string.Join(", ", asks.Keys)}");
    }

    private static IEnumerable<string> Heads(Condition? condition) => condition is null ? []
        : (condition.All ?? []).Concat(condition.Any ?? []).Append(condition.Not!).SelectMany(Heads)
            .Concat(condition.Field is { } path ? [path.Split('.')[0]] : []);

    private void Limits(FormField field)
    {
        var id = field.Id;
        Demand(!(field.Min > field.Max), $"{id}: min is above max");
        Demand(!(field.MinLength > field.MaxLength) && field.MaxLength is null or (>= 1 and <= 5000), $"{id}: length is 1 to 5000");
        Demand(!(field.MinItems > field.MaxItems) && field.MaxItems is null or (>= 1 and <= 1000), $"{id}: items are 1 to 1000");
        Demand(field.Decimals is null or (>= 0 and <= 6), $"{id}: decimals are 0 to 6");
        Demand(Math.Abs(field.Min ?? 0) < 1_000_000_000_000_000m && Math.Abs(field.Max ?? 0) < 1_000_000_000_000_000m, $"{id}: at most 15 digits");
        Demand(field.MinDaysFromToday is null or (>= -36500 and <= 36500) && field.MaxDaysFromToday is null or (>= -36500 and <= 36500)
            && !(field.MinDaysFromToday > field.MaxDaysFromToday), $"{id}: days from today are out of range");
        Demand(field.Format is null || field.Type == FieldType.Text, $"{id}: only a text has a format");
        Demand(field.Precision is not null == (field.Type == FieldType.Period), $"{id}: a period, and only a period, has a precision");
        Demand(field.Kinds is null || field.Type == FieldType.Facility, $"{id}: only a facility has kinds");
        var parts = FieldParts.Of(field with { Parts = null }).Select(part => part.Id).ToHashSet();
        foreach (var part in (field.Parts ?? new Dictionary<string, PartUse>()).Keys)
        {
            Demand(parts.Contains(part.Split('.')[0]), $"{id}: there is no part {part}");
        }
    }

    private void Choices(FormField field)
    {
        var chooses = field.Type is FieldType.Choice or FieldType.Choices;
        Demand(!chooses || field.Options is { Count: > 0 } != field.Codes is not null, $"{field.Id}: choose from options or from a code list");
        Demand(field.Codes is null || Lists.Contains(field.Codes), $"{field.Id}: there is no code list {field.Codes}");
        Demand(field.Options is null || chooses, $"{field.Id}: only choices have options");
        Once((field.Options ?? []).Select(option => option.Code), $"{field.Id}: option");
        foreach (var option in field.Options ?? [])
        {
            Said($"{field.Id}.{option.Code}", option.Label);
        }
    }

    private void Refers(string id, Condition? condition, IReadOnlyDictionary<string, FormField> around)
    {
        if (condition is null)
        {
            return;
        }
        foreach (var inner in (condition.All ?? []).Concat(condition.Any ?? []).Append(condition.Not!))
        {
            Refers(id, inner, around);
        }
        if (condition.All is null && condition.Any is null && condition.Not is null)
        {
            Demand(condition.Field is { } path && Resolves(path, around), $"{id}: condition names no field ({condition.Field})");
            Demand(condition.Is is not null, $"{id}: condition does not say how to compare");
            Demand(condition.Is is Comparison.Answered or Comparison.Empty || condition.Value is not null, $"{id}: condition has no value");
            Demand(Offers(condition, around), $"{id}: condition compares with an answer that is not offered");
        }
    }

    private static bool Resolves(string path, IReadOnlyDictionary<string, FormField> around) => At(path, around) is not null;

    private static FormField? At(string path, IReadOnlyDictionary<string, FormField> around)
    {
        var steps = path.Split('.');
        var field = around.GetValueOrDefault(steps[0]);
        return steps.Skip(1).Aggregate(field, (one, step) =>
            one is null || FieldParts.IsRows(one.Type) ? null : FieldParts.Of(one).FirstOrDefault(part => part.Id == step));
    }

    /// <summary>A condition on a choice compares with codes that can be chosen.</summary>
    private static bool Offers(Condition condition, IReadOnlyDictionary<string, FormField> around)
    {
        if (condition.Field is null || At(condition.Field, around)?.Options is not { } options || condition.Value is null)
        {
            return true;
        }
        var codes = condition.Value is System.Text.Json.Nodes.JsonArray several ? several.Select(Values.Text) : [Values.Text(condition.Value)];
        return codes.All(code => options.Any(option => option.Code == code));
    }

    private void Said(string id, LocalText text) =>
        Demand(text.Ja.Trim().Length > 0 && text.En.Trim().Length > 0 && text.Easy?.Trim().Length != 0, $"{id}: a text is missing in a language");

    private void Once(IEnumerable<string> ids, string what)
    {
        foreach (var twice in ids.GroupBy(id => id).Where(group => group.Count() > 1))
        {
            problems.Add($"{what} {twice.Key} stands twice");
        }
    }

    private void Demand(bool holds, string problem)
    {
        if (!holds)
        {
            problems.Add(problem);
        }
    }

    private static bool IsPlain(string id) => id.Length is >= 1 and <= 40 && char.IsAsciiLetterLower(id[0]) && id.All(char.IsAsciiLetterOrDigit);
}
