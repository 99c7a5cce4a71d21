using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Checks;
using CyberPort.Forms.Definitions;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Tests;

/// <summary>
/// The cases in tests/forms-cases, which the page's engine runs too. What a person wrote down (errors, normalised …) is
/// compared here; the whole outcome, sentences included, is recorded in outcomes/ and both engines must give it.
/// </summary>
public sealed class SharedCases
{
    private static readonly string[] Languages = ["ja", "en", "easy"];
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly JsonSerializerOptions Indented = new(FormJson.Options) { WriteIndented = true };

    private static IReadOnlyList<string> SuiteNames { get; } =
        [.. Directory.GetFiles(SharedFiles.At("tests/forms-cases"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Suites() => [.. SuiteNames];

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var suite in SuiteNames)
        {
            foreach (var one in Suite.Load(suite).Cases)
            {
                data.Add(suite, one.Name);
            }
        }
        return data;
    }

    [Fact]
    public void There_are_enough_of_them() => SuiteNames.Sum(suite => Suite.Load(suite).Cases.Count).ShouldBeGreaterThan(300);

    [Theory, MemberData(nameof(Suites))]
    public void The_form_of_a_suite_is_well_formed(string suite) =>
        DefinitionRules.Problems(Suite.Load(suite).Form).ShouldBe(suite == "conditions" ? ["steps/s2/fields/circleA/showWhen: condition.later", "steps/s2/fields/wrong/showWhen: condition.field", "steps: condition.circle"] : []);

    [Theory, MemberData(nameof(Cases))]
    public void A_case_ends_as_written_down(string suite, string name)
    {
        var (form, codes, cases) = Suite.Load(suite);
        var one = cases.Single(c => c.Name == name);
        var answers = one.Answers();
        var normalised = FormEngine.Normalise(form, answers);

        var errors = FormEngine.Validate(form, answers, "ja", Today, codes);
        errors.Select(error => $"{error.Field} {error.Code}").ShouldBe(one.Errors);
        FormEngine.Normalise(form, normalised).ToJsonString().ShouldBe(normalised.ToJsonString(), "normalising twice changes nothing");
        var submitted = FormEngine.ToSubmit(form, normalised);
        Same(normalised, one["normalised"]);
        Same(submitted.Answers, one["submitted"]);
        Same(JsonSerializer.SerializeToNode(submitted.Dropped)!, one["dropped"]);
        Same(JsonSerializer.SerializeToNode(FormEngine.Visible(form, normalised))!, one["visible"]);
    }

    [Theory, MemberData(nameof(Suites))]
    public void The_outcome_is_the_recorded_one(string suite)
    {
        var (form, codes, cases) = Suite.Load(suite);
        var outcomes = new JsonObject();
        foreach (var one in cases)
        {
            outcomes[one.Name] = Outcome(form, codes, one);
        }
        var file = SharedFiles.At($"tests/forms-cases/outcomes/{suite}.json");
        var text = outcomes.ToJsonString(Indented) + "\n";
        if (SharedFiles.Rewrite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        File.ReadAllText(file).ShouldBe(text);
    }

    private static JsonObject Outcome(FormDefinition form, ICodeLookup codes, Case one)
    {
        var answers = one.Answers();
        var normalised = FormEngine.Normalise(form, answers);
        var submitted = FormEngine.ToSubmit(form, normalised);
        var outcome = new JsonObject
        {
            ["normalised"] = Short(normalised),
            ["dropped"] = Short(JsonSerializer.SerializeToNode(submitted.Dropped)),
            ["visible"] = Short(JsonSerializer.SerializeToNode(FormEngine.Visible(form, normalised))),
        };
        foreach (var language in Languages)
        {
            outcome[language] = new JsonObject
            {
                ["errors"] = Short(JsonSerializer.SerializeToNode(FormEngine.Validate(form, answers, language, Today, codes), FormJson.Options)!),
                ["summary"] = Short(JsonSerializer.SerializeToNode(FormEngine.Summary(form, normalised, language, codes), FormJson.Options)!),
                ["diff"] = Short(JsonSerializer.SerializeToNode(FormEngine.Diff(form, JsonNode.Parse(one["before"]?.GetRawText() ?? "{}"), normalised, language, codes), FormJson.Options)!),
            };
        }
        return outcome;
    }

    /// <summary>Huge texts and lists are recorded by their size.</summary>
    private static JsonNode? Short(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > 1000 } text =>
            $"{text[..20]}… {text.Length.ToString(CultureInfo.InvariantCulture)}",
        JsonArray { Count: > 100 } list => new JsonArray(Short(list[0]), list.Count),
        JsonArray list => new JsonArray([.. list.Select(Short)]),
        JsonObject whole => new JsonObject(whole.Select(member => KeyValuePair.Create(member.Key, Short(member.Value)))),
        _ => node?.DeepClone(),
    };

    private static void Same(JsonNode actual, JsonElement? expected)
    {
        if (expected is { } written)
        {
            JsonNode.DeepEquals(JsonNode.Parse(actual.ToJsonString()), JsonNode.Parse(written.GetRawText()))
                .ShouldBeTrue($"expected {written.GetRawText()}\n but was {actual.ToJsonString(FormJson.Options)}");
        }
    }
}

/// <summary>One file of cases.</summary>
internal sealed record Suite(FormDefinition Form, ICodeLookup Codes, IReadOnlyList<Case> Cases)
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Suite> Loaded = new();

    public static Suite Load(string name) => Loaded.GetOrAdd(name, static suite =>
    {
        var file = JsonDocument.Parse(File.ReadAllText(SharedFiles.At($"tests/forms-cases/{suite}.json"))).RootElement;
        var codes = file.GetProperty("codes").Deserialize<Dictionary<string, Dictionary<string, LocalText>>>(FormJson.Options)!;
        return new Suite(
            FormDefinition.Parse(file.GetProperty("form").GetRawText()),
            new CodeLookup(codes.ToDictionary(list => list.Key, list => (IReadOnlyDictionary<string, LocalText>)list.Value)),
            [.. file.GetProperty("cases").EnumerateArray().Select(one => new Case(one))]);
    });
}

/// <summary>One case; <c>$repeat</c>, <c>$list</c> and <c>$nest</c> stand for what is too big to write down.</summary>
internal sealed class Case(JsonElement written)
{
    public string Name => written.GetProperty("name").GetString()!;

    public IEnumerable<string> Errors =>
        written.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("field")} {error.GetProperty("code")}");

    public JsonElement? this[string member] => written.TryGetProperty(member, out var value) ? value : null;

    public JsonElement Answers()
    {
        var text = new StringBuilder();
        Expand(written.GetProperty("answers"), text);
        return JsonDocument.Parse(text.ToString(), new JsonDocumentOptions { MaxDepth = 512 }).RootElement;
    }

    private static void Expand(JsonElement value, StringBuilder into)
    {
        if (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().FirstOrDefault() is { Value.ValueKind: not JsonValueKind.Undefined } first
            && first.Name is "$repeat" or "$list" or "$nest")
        {
            Big(first.Name, first.Value, into);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            Join(value.EnumerateObject(), "{", "}", into, member =>
            {
                into.Append(JsonSerializer.Serialize(member.Name)).Append(':');
                Expand(member.Value, into);
            });
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            Join(value.EnumerateArray(), "[", "]", into, item => Expand(item, into));
        }
        else
        {
            into.Append(value.GetRawText());
        }
    }

    private static void Big(string kind, JsonElement value, StringBuilder into)
    {
        if (kind == "$nest")
        {
            into.Insert(into.Length, "{\"a\":", value.GetInt32()).Append('1').Insert(into.Length, "}", value.GetInt32());
        }
        else if (kind == "$repeat")
        {
            into.Append('"').Insert(into.Length, value[0].GetString()!, value[1].GetInt32()).Append('"');
        }
        else
        {
            Join(Enumerable.Repeat(value[0], value[1].GetInt32()), "[", "]", into, item => Expand(item, into));
        }
    }

    private static void Join<T>(IEnumerable<T> items, string open, string close, StringBuilder into, Action<T> write)
    {
        into.Append(open);
        var between = false;
        foreach (var item in items)
        {
            if (between)
            {
                into.Append(',');
            }
            write(item);
            between = true;
        }
        into.Append(close);
    }
}
