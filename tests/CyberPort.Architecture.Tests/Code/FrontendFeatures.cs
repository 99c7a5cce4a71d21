using System.Text.RegularExpressions;

namespace CyberPort.Architecture.Tests.Code;

/// <summary>Features of the frontend carry the names of modules and obey the same graph.</summary>
public sealed partial class FrontendFeatures
{
    private static readonly HashSet<string> Shared = ["api", "ui", "shells", "i18n", "platform", "operator"];

    private static readonly Dictionary<string, Module> Modules = ModuleGraph.All.ToDictionary(m => Kebab(m.Name));

    private static string Kebab(string name) => Regex.Replace(name, "(?<=[a-z])(?=[A-Z])", "-").ToLowerInvariant();

    [Fact]
    public void No_text_has_the_name_of_another() =>
        Repository.Files("frontend/src/app", ".json").Where(f => f.EndsWith("/ja.json", StringComparison.Ordinal))
            .SelectMany(f => System.Text.Json.Nodes.JsonNode.Parse(Repository.Read(f))!.AsObject().Select(text => (File: f, text.Key)))
            .GroupBy(text => text.Key).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key} stands in {string.Join(" and ", same.Select(s => s.File))}: the later loaded one would speak for both").ShouldBeEmpty();

    /// <summary>Parts of an answer that is compared as a whole, and what a page puts together itself.</summary>
    private static readonly HashSet<string> Composed = ["DraftToSave", "Exported", "MoveBody", "PublishOrder", "Published", "StartFrom", "WorkPlan"];

    [Fact]
    public void Every_type_of_an_answer_is_compared_with_the_contract()
    {
        var compared = Repository.Read("frontend/src/app/contract.ts");
        var written = Repository.Files("frontend/src/app", ".ts").Where(f => f.EndsWith("-api.ts", StringComparison.Ordinal) || f.EndsWith("-types.ts", StringComparison.Ordinal))
            .SelectMany(f => ApiTypes().Matches(Repository.Read(f)).Select(m => (File: f, Name: m.Groups[1].Value))).ToList();
        written.Count.ShouldBeGreaterThan(60);
        written.Where(t => !Composed.Contains(t.Name) && !Regex.IsMatch(compared, $@"\.{t.Name}>")).Select(t => $"{t.File}: {t.Name} is not in contract.ts").ShouldBeEmpty();
    }

    [GeneratedRegex(@"^export interface (\w+)", RegexOptions.Multiline)]
    private static partial Regex ApiTypes();

    internal static IEnumerable<string> Faults(string path, string text)
    {
        var parts = path.Split('/');
        if (parts.Length < 5)
        {
            yield break; // The composition root in src/app itself.
        }

        var feature = parts[3];
        if (!Modules.TryGetValue(feature, out var module))
        {
            if (!Shared.Contains(feature))
            {
                yield return $"{path}: {feature} is no module and none of {string.Join(", ", Shared)}";
            }
            else if (feature is "api" or "ui" or "i18n" && Imports(parts, text).FirstOrDefault(Modules.ContainsKey) is { } above)
            {
                yield return $"{path}: {feature} lies under {above}";
            }

            yield break;
        }

        foreach (var other in Imports(parts, text).Distinct().Where(o => o != feature && Modules.ContainsKey(o)))
        {
            if (!module.Uses.Contains(Modules[other].Name))
            {
                yield return $"{path}: {feature} may not use {other}";
            }
        }
    }

    // The first folder below src/app that a relative import leads to.
    private static IEnumerable<string> Imports(string[] parts, string text) => Import().Matches(text).Select(m =>
    {
        var at = parts[..^1].ToList();
        foreach (var step in m.Groups[1].Value.Split('/'))
        {
            if (step == "..")
            {
                at.RemoveAt(at.Count - 1);
            }
            else if (step != ".")
            {
                at.Add(step);
            }
        }

        return at.Count > 3 ? at[3] : "";
    });

    [Fact]
    public void Features_keep_to_the_module_graph() => Repository.Files("frontend/src/app", ".ts").SelectMany(f => Faults(f, Repository.Read(f))).ShouldBeEmpty();

    [Fact]
    public void The_rule_can_fail()
    {
        Faults("frontend/src/app/forms/field/field.ts", "import { x } from '../../procedures/apply/apply';").Single().ShouldEndWith("forms may not use procedures");
        Faults("frontend/src/app/procedures/apply/apply.ts", "import { x } from '../../forms/field/field';").ShouldBeEmpty();
        Faults("frontend/src/app/ui/button.ts", "import { x } from '../forms/field/field';").Single().ShouldEndWith("ui lies under forms");
        Faults("frontend/src/app/helpers/x.ts", "").Count().ShouldBe(1);
    }

    [GeneratedRegex("""(?:from|import)\s*\(?\s*['"](\.[^'"]*)['"]""")]
    private static partial Regex Import();
}
