using System.Text.Json.Nodes;

namespace CyberPort.Forms.Contracts;

/// <summary>Kinds of entries in a person's own register.</summary>
public enum RegisterKind
{
    /// <summary>船舶.</summary>
    Vessel,
    /// <summary>会社・連絡先.</summary>
    Party,
    /// <summary>住所.</summary>
    Address,
}

/// <summary>船舶・連絡先の一件, as other modules read it.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Name of the vessel, the party, or the address.</param>
/// <param name="Form">What was asked of it.</param>
/// <param name="Answers">What was answered.</param>
public sealed record RegisterItem(Guid Id, RegisterKind Kind, string Name, FormDefinition Form, JsonObject Answers);

/// <summary>船舶・連絡先: what a person keeps to fill in again.</summary>
public interface IRegister
{
    /// <summary>The entered party's entries, by kind and name.</summary>
    Task<IReadOnlyList<RegisterItem>> AllAsync(CancellationToken cancel);
}
