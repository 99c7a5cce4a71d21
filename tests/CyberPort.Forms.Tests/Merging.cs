using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Variants;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Forms.Tests;

/// <summary>What holds for any edits of a master and of the variant that stands on it.</summary>
public sealed class Merging
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1500);

    private sealed record Story(FormDefinition Before, FormDefinition Theirs, FormDefinition Yours);

    private static void Holds(Func<Story, string?> fault) => Check.One(Thorough, Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
    {
        var dice = new Random(seed);
        var before = new RandomForms(dice).Form();
        var story = new Story(before, RandomEdits.Of(before, dice, "t"), RandomEdits.Of(before, dice, "y"));
        return fault(story) is not { } what ? true : throw new InvalidOperationException($"seed {seed}: {what}");
    }));

    [Fact]
    public void Nothing_of_either_side_is_lost_without_being_told() => Holds(story =>
    {
        var outcome = ThreeWayMerge.Of(story.Before, story.Theirs, story.Yours);
        var (before, theirs, yours, merged) = (FormOutline.Of(story.Before), FormOutline.Of(story.Theirs), FormOutline.Of(story.Yours), FormOutline.Of(outcome.Proposal));
        bool Told(string thing, string property) => outcome.Conflicts.Any(one => (one.Thing == thing && (one.Property == property || one.Property == "question"))
            || (one.Property == "question" && thing.StartsWith(one.Thing + "/", StringComparison.Ordinal))) || outcome.Skipped.Contains((thing, property));
        return Lost(before, theirs, merged, Told, "theirs") ?? Lost(before, yours, merged, (thing, property) => Told(thing, property) || Locked(theirs, thing, property) || Reshaped(theirs, yours, thing, property), "yours");
    });

    [Fact]
    public void What_only_one_side_changed_is_taken_as_it_is() => Holds(story =>
    {
        var theirs = ThreeWayMerge.Of(story.Before, story.Theirs, story.Before);
        var yours = ThreeWayMerge.Of(story.Before, story.Before, story.Yours);
        return theirs.Conflicts.Count + yours.Conflicts.Count > 0 ? "a conflict with nobody"
            : Differs(theirs.Proposal, story.Theirs) is { } one ? $"theirs: {one}"
            : Loose(story.Before, story.Yours) || Differs(yours.Proposal, story.Yours) is not { } other ? null : $"yours: {other}";
    });

    [Fact]
    public void A_choice_decides_its_conflict_and_nothing_else_moves() => Holds(story =>
    {
        var open = ThreeWayMerge.Of(story.Before, story.Theirs, story.Yours);
        var chosen = ThreeWayMerge.Of(story.Before, story.Theirs, story.Yours, open.Conflicts.ToDictionary(one => one.Path, _ => MergeChoice.Theirs));
        var (theirs, merged) = (FormOutline.Of(story.Theirs), FormOutline.Of(chosen.Proposal));
        return open.Conflicts.Where(one => one.Property is not ("place" or "question") && merged.Things.ContainsKey(one.Thing)
                && !JsonNode.DeepEquals(merged.Things[one.Thing][one.Property], theirs.Things[one.Thing][one.Property])).Select(one => one.Path).FirstOrDefault()
            ?? (open.Conflicts.Select(one => one.Path).Distinct().Count() != open.Conflicts.Count ? "two conflicts share a path" : null);
    });

    private static string? Lost(FormOutline before, FormOutline side, FormOutline merged, Func<string, string, bool> told, string whose)
    {
        foreach (var (thing, properties) in side.Things)
        {
            var was = before.Things.GetValueOrDefault(thing);
            if (!merged.Things.TryGetValue(thing, out var now))
            {
                if (was is null && (thing.StartsWith("fields/", StringComparison.Ordinal) || side.Inside[thing].Count > 0) && !told(thing, "question") && !Emptied(side, merged, thing))
                {
                    return $"{whose}: {thing} was added and is gone";
                }
                continue; // the other side took it out
            }
            foreach (var name in properties.Select(one => one.Key).Union(was?.Select(one => one.Key) ?? []))
            {
                if (!JsonNode.DeepEquals(was?[name], properties[name]) && !JsonNode.DeepEquals(now[name], properties[name]) && !told(thing, name))
                {
                    return $"{whose}: {thing}.{name} is {now[name]} and not {properties[name]}";
                }
            }
        }
        return null;
    }

    /// <summary>A new step whose questions all found room elsewhere.</summary>
    private static bool Emptied(FormOutline side, FormOutline merged, string thing) =>
        thing.StartsWith("steps/", StringComparison.Ordinal) && side.Inside[thing].All(inner => !merged.Container.TryGetValue(inner, out var at) || at != thing);

    private static bool Locked(FormOutline master, string thing, string property) => (string?)master.Things.GetValueOrDefault(thing)?["origin"] == "common"
        && property is "type" or "origin" or "item" or "required" or "requiredWhen" or "showWhen" or "parts";

    /// <summary>The authority gave a common item another kind, with rows or without: only its words can stay.</summary>
    private static bool Reshaped(FormOutline master, FormOutline variant, string thing, string property)
    {
        var top = string.Join('/', thing.Split('/').Take(2));
        return (string?)master.Things.GetValueOrDefault(top)?["origin"] == "common" && master.Inside.ContainsKey(top) != variant.Inside.ContainsKey(top)
            && (top != thing || property is not ("label" or "reading" or "help" or "why" or "example"));
    }

    private static bool Loose(FormDefinition master, FormDefinition variant) => Checks.CommonItems.Findings(master, variant).Any();

    private static string? Differs(FormDefinition one, FormDefinition other) =>
        (one with { Version = "" }).ToJson() is var left && (other with { Version = "" }).ToJson() is var right && left != right ? $"{left}\n{right}" : null;
}
