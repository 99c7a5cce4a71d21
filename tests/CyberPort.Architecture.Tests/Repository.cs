namespace CyberPort.Architecture.Tests;

/// <summary>The tree as it stands on disk.</summary>
internal static class Repository
{
    private static readonly HashSet<string> Passed =
        ["node_modules", "bin", "obj", "artifacts", "dist", ".git", ".data", ".angular", "TestResults", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    public static bool Rewrites => Environment.GetEnvironmentVariable("CYBERPORT_UPDATE_CONTRACT") == "1";

    /// <summary>Files below a folder, as paths from the root with forward slashes.</summary>
    public static IEnumerable<string> Files(string under, params string[] extensions)
    {
        var folder = Path.Combine(Root, under);
        return Directory.Exists(folder) && !Passed.Contains(under) ? Walk(folder).Where(f => extensions.Length == 0 || extensions.Contains(Path.GetExtension(f))).Select(Short).Order(StringComparer.Ordinal) : [];
    }

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    /// <summary>Compares a committed text with the present one; <c>CYBERPORT_UPDATE_CONTRACT=1</c> writes it instead.</summary>
    public static void ShouldBeCommitted(string path, string present)
    {
        var file = Path.Combine(Root, path);
        if (Rewrites)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, present);
            return;
        }

        File.Exists(file).ShouldBeTrue($"{path} is missing: run the test with CYBERPORT_UPDATE_CONTRACT=1 and commit it");
        File.ReadAllText(file).ReplaceLineEndings("\n").ShouldBe(present, $"{path} is not what the code says: run the test with CYBERPORT_UPDATE_CONTRACT=1, look at the difference, commit it");
    }

    private static string Short(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            yield return file;
        }

        foreach (var child in Directory.EnumerateDirectories(folder).Where(d => !Passed.Contains(Path.GetFileName(d)) && new DirectoryInfo(d).LinkTarget is null))
        {
            foreach (var file in Walk(child))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CyberPort.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
