using System.Text;

namespace CyberPort.Architecture.Tests;

/// <summary>A module and what it may see of others.</summary>
/// <param name="Name">Folder, project and namespace.</param>
/// <param name="Level">Calls go down, events go up.</param>
/// <param name="Purpose">One line for the table.</param>
/// <param name="Uses">The modules whose contracts it may use.</param>
internal sealed record Module(string Name, int Level, string Purpose, params string[] Uses);

/// <summary>Which module may know which: the one place where this is written. <c>backend/docs/modules.md</c> is printed from it.</summary>
internal static class ModuleGraph
{
    private static readonly string[] Ground = ["Tenancy", "Identity"];

    public static readonly IReadOnlyList<Module> All =
    [
        new("Tenancy", 1, "港湾管理者と港湾: who the authorities are, how they look and work, code lists"),
        new("Identity", 1, "人: accounts, sign-in, sessions, memberships and roles"),
        new("Delegation", 2, "委任: organisations, mandates, assistance", Ground),
        new("Forms", 2, "様式: definitions, variants, answers, one engine for page and server", Ground),
        new("Fees", 2, "使用料: tariffs and their arithmetic", Ground),
        new("Directory", 2, "窓口: who receives what, where", Ground),
        new("Procedures", 3, "手続: catalogue, applications, review, permits, the clock", ["Forms", "Fees", "Delegation", "Directory", .. Ground]),
        new("Facilities", 3, "港湾施設: register, availability, reservations, usage", ["Fees", "Delegation", .. Ground]),
        new("Surveys", 3, "港湾統計: slips, reporters, tabulation", ["Forms", "Delegation", .. Ground]),
        new("Billing", 4, "利用料: what authorities pay for the service", ["Fees", .. Ground]),
        new("OneStop", 4, "ワンストップ: one input for many procedures", ["Procedures", "Facilities", "Surveys", "Forms", "Delegation", "Directory", .. Ground]),
        new("Federation", 4, "連携: other portals and ports' own systems", ["Procedures", "Facilities", "Directory", "Delegation", .. Ground]),
    ];

    public static Module? Find(string name) => All.SingleOrDefault(m => m.Name == name);

    /// <summary>What is wrong with the projects found on disk.</summary>
    /// <param name="projects">Name of each module project and the module names it references.</param>
    public static IEnumerable<string> Faults(IEnumerable<(string Name, string[] References)> projects)
    {
        foreach (var (name, references) in projects)
        {
            if (Find(name) is not { } module)
            {
                yield return $"{name} has no row in the module graph";
                continue;
            }

            foreach (var forbidden in references.Except(module.Uses))
            {
                yield return $"{name} may not use {forbidden}";
            }
        }
    }

    /// <summary>What is wrong with the graph itself: a row that looks up, or sideways.</summary>
    public static IEnumerable<string> Upward(IEnumerable<Module> graph)
    {
        var level = graph.ToDictionary(m => m.Name, m => m.Level);
        return from module in graph from used in module.Uses where !level.TryGetValue(used, out var below) || below >= module.Level select $"{module.Name} looks up to {used}";
    }

    public static string AsMarkdown(IReadOnlySet<string> built)
    {
        var text = new StringBuilder("""
            # Modules

            Printed from `tests/CyberPort.Architecture.Tests/ModuleGraph.cs`; the test fails when this file or a project on disk says otherwise.
            Calls go down the levels and only through `Contracts/`; events go up. `Platform` lies under all of them and knows none; `Host` puts them together.

            | level | module | what it is about | may use | built |
            |---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var module in All)
        {
            text.Append($"| {module.Level} | {module.Name} | {module.Purpose} | {(module.Uses.Length == 0 ? "Platform only" : string.Join(", ", module.Uses))} | {(built.Contains(module.Name) ? "yes" : "not yet")} |\n");
        }

        return text.ToString();
    }
}
