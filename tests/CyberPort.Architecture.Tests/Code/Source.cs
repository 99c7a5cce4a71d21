using System.Text.RegularExpressions;

namespace CyberPort.Architecture.Tests.Code;

/// <summary>What stands in the files themselves.</summary>
public sealed class Source
{
    // Written in two halves, so that this file does not find itself.
    private static readonly (string Pattern, string Why)[] Banned =
    [
        (@"IgnoreQueryFilters\(\s*\)", "drops every lock of EF Core at once: name the filter"),
        (@"\bDateTime\.(Now|UtcNow|Today)\b", "take TimeProvider"),
        (@"\bDateTimeOffset\.(Now|UtcNow)\b", "take TimeProvider"),
        (@"\bThread\.Sleep\(", "await a delay"),
        (@"\bConsole\.Write", "log it"),
        (@"\bTO" + @"DO\b|\bFIX" + @"ME\b|\bHA" + @"CK\b", "do it or drop it"),
        (@"NotImplemented" + "Exception", "no stubs"),
        (@"No Reset On " + "Close|NoResetOnClose", "pooled connections must forget whom they served"),
    ];

    /// <summary>Where a banned thing is meant, each with the reason.</summary>
    private static readonly Dictionary<string, string> Meant = new()
    {
        ["backend/Platform/Persistence/Databases.cs:19: pooled connections must forget whom they served"] = "the worker's connections serve nobody: nothing is ever set on them",
    };

    private static readonly string[] Elsewhere =
    [
        "/wo" + "rk/", "/ro" + "ot/", "registry.npm" + "js.org", "api.nu" + "get.org", "npm.pkg.git" + "hub.com", "pkgs.dev." + "azure.com", "proxy.golang" + ".org",
    ];

    private const string OneFamily = "the rules of one family of values stand together, as they are read together";

    /// <summary>Files longer than most may be, each with the reason.</summary>
    private static readonly Dictionary<string, string> Long = new()
    {
        ["backend/Modules/Procedures/Applications/Application.Moves.cs"] = "the moves of one case: split, the order of the steps would be lost",
        ["backend/Modules/Procedures/Documents/Letter.cs"] = "the letters of one authority and what they share",
        ["backend/Modules/Forms/Contracts/FormDefinition.cs"] = "the definition's JSON as one type after the other",
        ["backend/Modules/Forms/Engine/Normaliser.cs"] = OneFamily,
        ["backend/Modules/Forms/Engine/ValueRules.cs"] = OneFamily,
        ["backend/Modules/Forms/Engine/DateText.cs"] = OneFamily,
        ["backend/Modules/Forms/Engine/Folding.cs"] = OneFamily,
        ["backend/Platform/Files/ContentSniffer.cs"] = "one table of signatures",
        ["backend/Platform/Outbox/OutboxDispatcher.cs"] = "leasing, delivering and giving back are one protocol",
        ["backend/Platform/Documents/Engine/NodeWorker.cs"] = "starting, asking and burying one process are one protocol",
    };

    internal static IEnumerable<string> BannedIn(string path, IEnumerable<string> lines) =>
        from line in lines.Select((text, index) => (text, index))
        where !line.text.TrimStart().StartsWith("//", StringComparison.Ordinal)
        from rule in Banned
        where Regex.IsMatch(line.text, rule.Pattern)
        select $"{path}:{line.index + 1}: {rule.Why}";

    // Not inside an address: /forms/{code}/work names no machine.
    internal static IEnumerable<string> Elsewhere_in(string path, string text) =>
        Elsewhere.Where(place => Regex.IsMatch(text, $@"(?<![\w}}]){Regex.Escape(place)}")).Select(place => $"{path} names {place}");

    internal static IEnumerable<string> TooLong(IReadOnlyCollection<(string Path, int Lines)> files)
    {
        foreach (var file in files.Where(f => f.Lines > 400))
        {
            yield return $"{file.Path} has {file.Lines} lines: 400 is the end";
        }

        var sizes = files.Where(f => !Long.ContainsKey(f.Path)).Select(f => f.Lines).Order().ToList();
        foreach (var (share, bound) in new[] { (0.90, 120), (0.99, 250) })
        {
            if (sizes.Count > 0 && sizes[Math.Max(0, (int)Math.Ceiling(sizes.Count * share) - 1)] is var size && size > bound)
            {
                yield return $"{share:P0} of the files should have at most {bound} lines, not {size}";
            }
        }
    }

    private static List<(string, int)> Sizes(string under) => [.. Repository.Files(under, ".cs").Select(f => (f, Repository.Lines(f).Length))];

    [Fact]
    public void Nothing_banned_is_used() => Repository.Files("backend", ".cs").SelectMany(f => BannedIn(f, Repository.Lines(f)))
        .Where(f => !Meant.ContainsKey(f)).Where(f => !f.StartsWith("backend/Host/", StringComparison.Ordinal) || !f.EndsWith("log it", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Files_are_short() => TooLong(Sizes("backend")).ShouldBeEmpty();

    [Fact]
    public void Tests_are_no_scrolls() => Sizes("tests").Where(f => f.Item2 > 400).ShouldBeEmpty();

    [Fact]
    public void Each_reason_for_a_long_file_still_has_its_file() =>
        Long.Keys.Where(f => !File.Exists(Path.Combine(Repository.Root, f)) || Repository.Lines(f).Length <= 120).ShouldBeEmpty();

    [Fact]
    public void The_tree_names_no_machine_and_no_registry() => Directory.GetFileSystemEntries(Repository.Root)
        .SelectMany(entry => Directory.Exists(entry) ? Repository.Files(Path.GetFileName(entry)) : [Path.GetFileName(entry)])
        .Where(f => !f.StartsWith(".git", StringComparison.Ordinal) && new FileInfo(Path.Combine(Repository.Root, f)).Length < 5_000_000)
        .SelectMany(f => Elsewhere_in(f, Repository.Read(f))).ShouldBeEmpty();

    [Fact]
    public void The_top_level_is_what_the_customer_fixed() => Directory.GetFileSystemEntries(Repository.Root).Select(e => Path.GetFileName(e)!)
        .Where(name => !name.StartsWith('.'))
        .Except(["backend", "frontend", "infra", "tests", "CyberPort.sln", "package.json", "package-lock.json", "README.md", "node_modules", "artifacts", "TestResults"])
        .ShouldBeEmpty();

    [Fact]
    public void The_rules_can_fail()
    {
        BannedIn("x.cs", ["var rows = db.Rows.IgnoreQuery" + "Filters();", "var now = DateTime.UtcNow;", "// DateTime.Now"]).Count().ShouldBe(2);
        BannedIn("x.cs", ["db.Rows.IgnoreQueryFilters([\"Tenant\"])"]).ShouldBeEmpty();
        Elsewhere_in("package-lock.json", "\"resolved\": \"https://registry.npm" + "js.org/x\"").Count().ShouldBe(1);
        TooLong([("a.cs", 401)]).Count().ShouldBe(3);
        TooLong([.. Enumerable.Range(0, 100).Select(i => ($"{i}.cs", i < 89 ? 50 : 130))]).Count().ShouldBe(1);
    }
}
