namespace CyberPort.Platform.Documents.Engine;

/// <summary>Where a worker and its Node are, and how patient we are with them. Section <c>Documents</c> of the configuration.</summary>
internal sealed record WorkerSettings
{
    /// <summary>Node executable; found beside the workspace's packages or on PATH when not set.</summary>
    public string? Node { get; init; }

    /// <summary>Folder of worker.mjs; found from the program's folder upwards when not set.</summary>
    public string? WorkerFolder { get; init; }

    /// <summary>How long one document may take before the worker is taken for hung.</summary>
    public TimeSpan RenderTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a worker may take to come up.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a caller waits for its turn.</summary>
    public TimeSpan QueueTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A worker that has grown beyond this many bytes is replaced after its answer.</summary>
    public long MemoryLimit { get; init; } = 1_000_000_000;

    private const string FolderInTree = "backend/Platform/Documents/Worker";

    /// <summary>The file to run: <c>worker.mjs</c> or another script of the folder.</summary>
    public string? FindScript(string name)
    {
        var folders = WorkerFolder is { Length: > 0 } folder
            ? [folder]
            : Upwards().Select(up => Path.Combine(up, FolderInTree)).Prepend(Path.Combine(AppContext.BaseDirectory, "Worker"));
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>The Node to run it with. The npm package <c>node</c> of the workspace is preferred: it is the tested version.</summary>
    public string FindNode()
    {
        if (Node is { Length: > 0 } node)
        {
            return node;
        }

        var file = OperatingSystem.IsWindows() ? "node.exe" : "node";
        return Upwards().Select(up => Path.Combine(up, "node_modules", "node", "bin", file)).FirstOrDefault(File.Exists) ?? "node";
    }

    private static IEnumerable<string> Upwards()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
