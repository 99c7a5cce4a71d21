namespace CyberPort.Platform;

/// <summary>運用コマンド: something the service's operator does at the machine, <c>dotnet CyberPort.Host.dll NAME …</c>, before or beside the pages.</summary>
public interface ICommand
{
    /// <summary>The words that call it, for example <c>authority load</c>.</summary>
    string Name { get; }

    /// <summary>What follows them, and what it does, in one line.</summary>
    string Usage { get; }

    /// <summary>Does it in a scope of its own; says what was done, or in a sentence why not. Returns the exit code, 0 for done.</summary>
    Task<int> RunAsync(string[] arguments, TextWriter output, CancellationToken cancel);
}
