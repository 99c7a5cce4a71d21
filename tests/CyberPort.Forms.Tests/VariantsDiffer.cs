using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Variants;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Tests;

/// <summary>様式の変種: no demo authority's form is the master under another title. Each differs in what it asks, in which order, and in its words.</summary>
public sealed class VariantsDiffer
{
    private static readonly Dictionary<string, (FormDefinition Master, FormDefinition Form)> Pairs = DemoVariants.Standing()
        .Where(one => one.Slug is "aohama" or "shiomi" or "chidori")
        .ToDictionary(one => $"{one.Slug}/{one.Form.Code}", one => (NationalMasters.All.Single(master => master.Code == one.On.Master), one.Form));

    public static TheoryData<string> Names() => [.. Pairs.Keys];

    [Theory, MemberData(nameof(Names))]
    public void It_asks_something_else(string name)
    {
        var (master, form) = Pairs[name];
        var (before, after) = (Ids(master), Ids(form));
        before.Except(after).Concat(after.Except(before)).ShouldNotBeEmpty("an item of its own, or one left out");
    }

    [Theory, MemberData(nameof(Names))]
    public void It_asks_in_another_order(string name)
    {
        var (master, form) = Pairs[name];
        var both = Ids(master).Intersect(Ids(form)).ToHashSet();
        Ids(form).Where(both.Contains).ShouldNotBe(Ids(master).Where(both.Contains), $"the order is the master's: {string.Join(' ', Ids(form).Where(both.Contains))}");
    }

    [Theory, MemberData(nameof(Names))]
    public void It_asks_in_other_words(string name)
    {
        var (master, form) = Pairs[name];
        var asked = Fields(master).ToDictionary(field => field.Id);
        var reworded = Fields(form).Where(field => asked.TryGetValue(field.Id, out var one) && !Words(field).SequenceEqual(Words(one))).ToList();
        reworded.Count.ShouldBeGreaterThanOrEqualTo(2, $"beside the title; so far: {string.Join(' ', reworded.Select(field => field.Id))}");
        foreach (var field in reworded)
        {
            // Whoever changes the Japanese text changes the other languages with it, or they would say the old thing.
            var (own, old) = (Words(field), Words(asked[field.Id]));
            foreach (var (now, before) in own.Zip(old).Where(pair => pair.First?.Ja != pair.Second?.Ja && pair.First is not null && pair.Second is not null))
            {
                (now!.En == before!.En || now.Easy == before.Easy).ShouldBeFalse($"{field.Id}: only 「{now.Ja}」 is new");
            }
        }
    }

    private static IEnumerable<FormField> Fields(FormDefinition form) => form.Steps.SelectMany(step => step.Fields);

    private static List<string> Ids(FormDefinition form) => [.. Fields(form).Select(field => field.Id)];

    private static LocalText?[] Words(FormField field) => [field.Label, field.Help, field.Why, field.Example];
}
