namespace CyberPort.Forms.Tests;

/// <summary>Files of the repository that the tests read, found from where the tests run.</summary>
internal static class SharedFiles
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Set CYBERPORT_REWRITE=1 to write what is derived instead of comparing it.</summary>
    public static bool Rewrite => Environment.GetEnvironmentVariable("CYBERPORT_REWRITE") == "1";

    public static string At(string path) => Path.Combine(Root, path);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "CyberPort.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No CyberPort.sln above the tests."));
}
