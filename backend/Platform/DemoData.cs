namespace CyberPort.Platform;

/// <summary>Demonstration data of a module, loaded at the first start with <c>Cyberport:Demo</c>; running it again changes nothing.</summary>
public interface IDemoData
{
    /// <summary>Lower comes first: authorities 10, accounts 20, forms 30, procedures 40, cases 50.</summary>
    int Order { get; }

    /// <summary>Loads what is missing. Gets a scope of its own, in which no authority is entered yet.</summary>
    Task LoadAsync(IServiceProvider scope, CancellationToken cancel);
}
