using System.Diagnostics;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Checks;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Variants;
using CyberPort.Platform.Results;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Forms.Tests;

/// <summary>What holds for any answers at all.</summary>
public sealed class Properties
{
    private static readonly IReadOnlyList<FormDefinition> Forms =
    [
        .. NationalMasters.All, .. DemoVariants.All().Select(variant => variant.Form),
        .. new[] { "text", "formats", "numbers", "choices", "dates", "periods", "contact", "party-vessel", "places-cargo-files", "conditions" }
            .Select(suite => Suite.Load(suite).Form),
    ];

    private static readonly string[] Telling =
    [
        "", " ", "あ", "ｶﾞ", "１２", "-5", "12,345トン", "R8.11.21", "令和元年5月1日", "2026-12-01T08:30", "24:00", "+81(0)3", "〒030-0803", "T8000012010038",
        "IMO9074729", "JPAOJ", "a", "b", "company", "person", "foreign", "new", "change", "はい", "no", "\0", "\u202E", "\uD83D\uDE00", "{label}", "<script>",
        "taro@example.jp", "ﾞ", "ー", "1e9", "0.1", "円", "￥1", "、", "20261121", "午後13時",
    ];

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void Normalising_twice_changes_nothing() => Check((form, answers) =>
    {
        var once = FormEngine.Normalise(form, answers);
        return FormEngine.Normalise(form, once).ToJsonString() == once.ToJsonString();
    });

    [Fact]
    public void Checking_never_throws_and_every_error_says_something() => Check((form, answers) =>
        FormEngine.Validate(form, answers, "easy", Sample.Today).All(error => error.Message.Length > 5 && error.Code.Length > 3)
        && FormEngine.Summary(form, answers).All(line => line.Label.Length > 0)
        && FormEngine.Diff(form, answers, FormEngine.Normalise(form, answers)).Count == 0
        && FormEngine.Visible(form, answers).Count > 0);

    [Fact]
    public void What_is_valid_stays_valid_when_normalised_and_when_sent() => Check((form, answers) =>
    {
        var errors = Codes(form, answers);
        if (DefinitionRules.Problems(form).Any(problem => problem.Contains("circle", StringComparison.Ordinal)))
        {
            return true; // no such form is published
        }
        var submitted = FormEngine.ToSubmit(form, answers).Answers;
        return errors.SequenceEqual(Codes(form, FormEngine.Normalise(form, answers))) && errors.SequenceEqual(Codes(form, submitted))
            && FormEngine.ToSubmit(form, submitted).Dropped.Count == 0;
    });

    [Fact]
    public void Seven_hundred_fields_are_checked_in_a_few_milliseconds()
    {
        var said = new LocalText("問", "Question");
        FieldType[] types = [FieldType.Number, FieldType.Text, FieldType.Date];
        var form = new FormDefinition("big", "1", said, [.. Enumerable.Range(0, 70).Select(step => new FormStep($"s{step}", said,
        [
            .. Enumerable.Range(0, 10).Select(n => new FormField($"f{step}x{n}", types[n % 3], said)
            {
                ShowWhen = step > 0 ? new Condition { Field = $"f{step - 1}x{n}", Is = Comparison.Answered } : null,
            }),
        ]))]);
        form.Steps.Sum(step => step.Fields.Count).ShouldBe(700);
        var answers = Sample.Of(form);
        FormEngine.Validate(form, answers, "ja", Sample.Today).ShouldBeEmpty(); // also warms up
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 20; i++)
        {
            FormEngine.Validate(form, answers, "ja", Sample.Today);
        }
        (clock.Elapsed.TotalMilliseconds / 20).ShouldBeLessThan(60, "about 2 ms on an idle machine");
    }

    [Fact]
    public void A_very_long_chain_of_conditions_ends()
    {
        var said = new LocalText("問", "Question");
        var form = new FormDefinition("chain", "1", said, [new FormStep("s", said,
        [
            .. Enumerable.Range(0, 700).Select(n => new FormField($"f{n}", FieldType.Text, said)
            {
                ShowWhen = new Condition { Field = $"f{(n + 1) % 700}", Is = Comparison.Answered },
            }),
        ])]);
        FormEngine.Validate(form, new JsonObject(), "ja", Sample.Today).Count.ShouldBeLessThan(701);
    }

    private static IEnumerable<string> Codes(FormDefinition form, JsonNode answers) =>
        FormEngine.Validate(form, answers, "ja", Sample.Today).Select(error => $"{error.Field} {error.Code}");

    private static void Check(Func<FormDefinition, JsonObject, bool> holds)
    {
        var cases = Gen.Elements<FormDefinition>(Forms).SelectMany(form => Answers(form).Select(answers => (form, answers)));
        FsCheck.Check.One(Thorough, Prop.ForAll(Arb.From(cases), one => holds(one.form, one.answers.DeepClone().AsObject())));
    }

    /// <summary>Good answers with some of them replaced by anything.</summary>
    private static Gen<JsonObject> Answers(FormDefinition form) =>
        from choice in Gen.Choose(0, 6)
        from spoilt in Gen.ListOf(Anything(3).Zip(Gen.Choose(0, 60)))
        select Spoil(Sample.Of(form, choice), spoilt);

    private static JsonObject Spoil(JsonObject answers, IEnumerable<(Func<JsonNode?> Value, int Place)> spoilt)
    {
        foreach (var (value, place) in spoilt.Take(8))
        {
            var at = answers;
            var turn = place;
            while (true)
            {
                var name = at.ElementAt(turn % at.Count).Key;
                var inner = at[name] as JsonObject ?? (at[name] as JsonArray)?.OfType<JsonObject>().FirstOrDefault();
                if (turn % 2 == 0 || inner is not { Count: > 0 })
                {
                    at[name] = value();
                    break;
                }
                (at, turn) = (inner, turn / 2);
            }
        }
        return answers;
    }

    private static Gen<Func<JsonNode?>> Anything(int depth) => depth == 0 ? Scalar() : Gen.Frequency(
        (6, Scalar()),
        (1, Gen.ListOf(Anything(depth - 1)).Select(items => (Func<JsonNode?>)(() => new JsonArray([.. items.Select(item => item())])))),
        (1, Gen.ListOf(Gen.Elements("kind", "name", "from", "to", "id", "size", "x").Zip(Anything(depth - 1))).Select(members => (Func<JsonNode?>)(() =>
            new JsonObject(members.DistinctBy(member => member.Item1).Select(member => KeyValuePair.Create(member.Item1, member.Item2())))))));

    private static Gen<Func<JsonNode?>> Scalar() => Gen.OneOf(
        Gen.Elements(Telling).Select(text => (Func<JsonNode?>)(() => JsonValue.Create(text))),
        ArbMap.Default.GeneratorFor<string>().Select(text => (Func<JsonNode?>)(() => JsonValue.Create(text ?? ""))),
        Gen.Elements(0, 1, -1, 0.5, 499, 500, 1e15, 1e-7, 1e300, 123456.789).Select(number => (Func<JsonNode?>)(() => JsonValue.Create(number))),
        Gen.Elements(true, false).Select(yes => (Func<JsonNode?>)(() => JsonValue.Create(yes))),
        Gen.Constant<Func<JsonNode?>>(() => null));
}
