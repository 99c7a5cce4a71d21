using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Variants;

/// <summary>様式の変種: how an authority's form differs from the national master, as a list of changes.</summary>
/// <param name="Base">Code of the master.</param>
/// <param name="Version">Version of the resulting form; differs from the master's.</param>
/// <param name="Changes">Changes, done in order.</param>
internal sealed record VariantPatch(string Base, string Version, IReadOnlyList<VariantChange> Changes)
{
    /// <summary>Code of a form of the authority's own that stands on the master; the master's own code without it.</summary>
    public string? As { get; init; }

    /// <summary>The authority's form. A change that does not fit the master is a bug in the data and throws.</summary>
    public FormDefinition ApplyTo(FormDefinition master)
    {
        var form = JsonNode.Parse(master.ToJson())!.AsObject();
        (form["code"], form["version"]) = (As ?? Base, Version);
        var draft = new FormDraft(form);
        foreach (var change in Changes)
        {
            change.ApplyTo(draft);
        }
        return FormDefinition.Parse(form.ToJsonString(FormJson.Options));
    }
}

/// <summary>What a change does.</summary>
internal enum VariantVerb
{
    /// <summary>Leaves a question or a step out; 共通項目 cannot be left out.</summary>
    Hide,
    /// <summary>Makes a question mandatory, optional, or mandatory under a condition.</summary>
    Require,
    /// <summary>Changes label, help, why, example, a step's title, or how the form looks on paper.</summary>
    Text,
    /// <summary>Changes limits, parts, options and the like.</summary>
    Set,
    /// <summary>Adds an own question or step.</summary>
    Add,
    /// <summary>Moves a question (also to another step) or a step.</summary>
    Move,
    /// <summary>Puts the questions of several steps on one page.</summary>
    Merge,
}

/// <summary>One change.</summary>
/// <param name="Do">What is done.</param>
internal sealed record VariantChange(VariantVerb Do)
{
    /// <summary>The question it is about.</summary>
    public string? Field { get; init; }

    /// <summary>The step it is about, or goes to.</summary>
    public string? Step { get; init; }

    /// <summary>Place: after this question or step; at the start when it is <c>^</c>, at the end without it.</summary>
    public string? After { get; init; }

    /// <summary>Mandatory or not.</summary>
    public bool Required { get; init; } = true;

    /// <summary>Mandatory when this holds.</summary>
    public Condition? When { get; init; }

    /// <summary>Members to replace.</summary>
    public JsonObject? With { get; init; }

    /// <summary>Steps to merge, the first keeps its identifier.</summary>
    public IReadOnlyList<string>? Steps { get; init; }

    public void ApplyTo(FormDraft form)
    {
        switch (Do)
        {
            case VariantVerb.Hide when Field is not null: form.Hide(Field); break;
            case VariantVerb.Hide: form.Steps.Remove(form.StepAt(Step!)); break;
            case VariantVerb.Require: Require(form.FieldAt(Field!)); break;
            case VariantVerb.Text: Replace(form.Target(Field, Step), ["label", "reading", "help", "why", "example", "title", "intro", "print"]); break;
            case VariantVerb.Set: Replace(form.FieldAt(Field!), null); break;
            case VariantVerb.Add when Step is not null: form.Insert(form.FieldsOf(Step), Own(With!), After); break;
            case VariantVerb.Add: form.Insert(form.Steps, With!.DeepClone().AsObject(), After); break;
            case VariantVerb.Move when Field is not null: form.MoveField(Field, Step, After); break;
            case VariantVerb.Move: form.MoveStep(Step!, After); break;
            case VariantVerb.Merge: form.Merge(Steps!, With); break;
        }
    }

    private static JsonObject Own(JsonObject field)
    {
        var own = field.DeepClone().AsObject();
        own["origin"] ??= "own";
        return own;
    }

    private void Require(JsonObject field)
    {
        field["required"] = Required && When is null;
        field.Remove("requiredWhen");
        if (When is not null)
        {
            field["requiredWhen"] = JsonSerializer.SerializeToNode(When, FormJson.Options);
        }
    }

    private void Replace(JsonObject target, string[]? allowed)
    {
        foreach (var (name, value) in With!)
        {
            if (name is "id" or "type" or "origin" or "fields" or "steps" || (allowed is not null && !allowed.Contains(name)))
            {
                throw new InvalidOperationException($"A variant may not change {name}.");
            }
            if (value is null)
            {
                target.Remove(name);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }
}
