using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;

namespace CyberPort.Forms.Tests;

/// <summary>
/// Any answer valid on the page is valid on the server and the reverse: random definitions with random answers, written to
/// tests/forms-cases/generated with what the server makes of them; the page's engine must make the same of them.
/// </summary>
public sealed class RandomCases
{
    private const int Forms = 120;
    private const int AnswersEach = 6;

    /// <summary>CYBERPORT_SEED shifts the seeds, to look further than what is committed.</summary>
    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("CYBERPORT_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 2026;

    [Fact]
    public void The_generated_cases_are_the_recorded_ones()
    {
        var lines = Enumerable.Range(Seed, Forms).Select(seed => Suite(seed).ToJsonString(FormJson.Options));
        var text = "[\n" + string.Join(",\n", lines) + "\n]\n";
        var file = SharedFiles.At("tests/forms-cases/generated/random.json");
        if (SharedFiles.Rewrite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        File.ReadAllText(file).ShouldBe(text);
    }

    /// <summary>New seeds at every run, through the page's engine in one process. What fails is found again with the seed it prints.</summary>
    [Fact]
    public async Task The_page_makes_the_same_of_cases_that_nobody_has_seen()
    {
        var seed = Environment.GetEnvironmentVariable("CYBERPORT_SEED") is null ? Random.Shared.Next(1_000_000) : Seed;
        var file = Path.Combine(Directory.CreateTempSubdirectory("cyberport-cases-").FullName, "suites.json");
        await File.WriteAllTextAsync(file, new JsonArray([.. Enumerable.Range(seed, Forms).Select(Suite)]).ToJsonString(FormJson.Options));
        using var node = Process.Start(new ProcessStartInfo("node", [SharedFiles.At("tests/forms-cases/page-engine.mjs"), file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (told, faults) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
        (await told + await faults).ShouldBeEmpty($"CYBERPORT_SEED={seed}");
        node.ExitCode.ShouldBe(0);
        Directory.Delete(Path.GetDirectoryName(file)!, true);
    }

    [Fact]
    public void They_are_worth_having()
    {
        var suites = Enumerable.Range(2026, Forms).Select(Suite).ToList();
        var cases = suites.SelectMany(suite => suite["cases"]!.AsArray()).ToList();
        cases.Count(one => one!["errors"]!.AsArray().Count == 0).ShouldBeGreaterThan(Forms / 2, "some answers are valid");
        cases.SelectMany(one => one!["errors"]!.AsArray().Select(error => ((string)error!).Split(' ')[1])).Distinct().Count().ShouldBeGreaterThan(10, "many ways of being wrong");
        string.Concat(suites.Select(suite => suite["form"]!.ToJsonString())).ShouldContain("\"compute\"");
    }

    private static JsonObject Suite(int seed)
    {
        var dice = new Random(seed);
        var form = RandomForms.Of(seed);
        return new JsonObject
        {
            ["form"] = JsonNode.Parse(form.ToJson()),
            ["cases"] = new JsonArray([.. Enumerable.Range(0, AnswersEach).Select(_ => Outcome(form, RandomAnswers.Of(form, dice)))]),
        };
    }

    private static JsonObject Outcome(FormDefinition form, JsonObject answers)
    {
        var submitted = FormEngine.ToSubmit(form, answers);
        return new JsonObject
        {
            ["answers"] = answers.DeepClone(),
            ["errors"] = Texts(FormEngine.Validate(form, answers, "ja", Sample.Today).Select(error => $"{error.Field} {error.Code}")),
            ["submitted"] = submitted.Answers,
            ["dropped"] = Texts(submitted.Dropped),
            ["visible"] = Texts(FormEngine.Visible(form, answers)),
        };
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);
}
