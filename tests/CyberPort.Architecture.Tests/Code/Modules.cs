using System.Text.RegularExpressions;

namespace CyberPort.Architecture.Tests.Code;

public sealed partial class Modules
{
    private static IEnumerable<(string Name, string[] References)> OnDisk() => Repository.Files("backend/Modules", ".csproj").Select(file =>
        (file.Split('/')[2], ModuleReference().Matches(Repository.Read(file)).Select(m => m.Groups[1].Value).Where(n => n != "Platform").ToArray()));

    [Fact]
    public void Each_project_on_disk_keeps_to_the_graph() => ModuleGraph.Faults(OnDisk()).ShouldBeEmpty();

    [Fact]
    public void The_graph_only_looks_down() => ModuleGraph.Upward(ModuleGraph.All).ShouldBeEmpty();

    [Fact]
    public void Each_module_folder_has_its_project_and_its_readme()
    {
        foreach (var folder in Directory.GetDirectories(Path.Combine(Repository.Root, "backend/Modules")).Where(f => Directory.EnumerateFiles(f, "*.cs*").Any()))
        {
            var name = Path.GetFileName(folder);
            File.Exists(Path.Combine(folder, $"CyberPort.{name}.csproj")).ShouldBeTrue($"{name} has no project of its own name");
            File.Exists(Path.Combine(folder, "README.md")).ShouldBeTrue($"{name} has no README.md");
        }
    }

    [Fact]
    public void The_platform_knows_no_module() =>
        ModuleReference().Matches(Repository.Read("backend/Platform/CyberPort.Platform.csproj")).ShouldBeEmpty();

    [Fact]
    public void The_host_puts_every_module_together()
    {
        var host = Repository.Read("backend/Host/CyberPort.Host.csproj");
        OnDisk().Select(m => m.Name).Where(name => !host.Contains($"CyberPort.{name}.csproj", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_table_in_the_docs_is_this_table() =>
        Repository.ShouldBeCommitted("backend/docs/modules.md", ModuleGraph.AsMarkdown(OnDisk().Select(m => m.Name).ToHashSet()));

    [Fact]
    public void The_rule_can_fail()
    {
        ModuleGraph.Faults([("Weather", [])]).ShouldBe(["Weather has no row in the module graph"]);
        ModuleGraph.Faults([("Forms", ["Procedures"])]).ShouldBe(["Forms may not use Procedures"]);
        ModuleGraph.Upward([new("A", 1, "", "B"), new("B", 1, "")]).ShouldBe(["A looks up to B"]);
    }

    [GeneratedRegex("""ProjectReference Include="[^"]*CyberPort\.(\w+)\.csproj""")]
    private static partial Regex ModuleReference();
}
