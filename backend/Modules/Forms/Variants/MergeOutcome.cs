using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Variants;

/// <summary>Whose text is taken where both changed the same.</summary>
internal enum MergeChoice
{
    /// <summary>The authority's.</summary>
    Yours,
    /// <summary>The master's.</summary>
    Theirs,
}

/// <summary>One property that both changed, each in its own way.</summary>
/// <param name="Path">Place and property; the key of the choice.</param>
/// <param name="Thing">What it is about.</param>
/// <param name="Property">Which property; <c>question</c> for the whole, <c>place</c> for where it stands.</param>
/// <param name="Base">Value in the master that the form stands on.</param>
/// <param name="Yours">The authority's value; nothing when it took the thing out.</param>
/// <param name="Theirs">The new master's value; nothing when it took the thing out.</param>
internal sealed record MergeConflict(string Path, string Thing, string Property, JsonNode? Base, JsonNode? Yours, JsonNode? Theirs);

/// <summary>三方向の突合せの結果</summary>
/// <param name="Proposal">The authority's form with every clean change in it, and the choices where there are conflicts.</param>
/// <param name="Conflicts">Where both changed the same.</param>
/// <param name="Skipped">Changes of the master to things that the authority does not have, as thing and property.</param>
internal sealed record MergeOutcome(FormDefinition Proposal, IReadOnlyList<MergeConflict> Conflicts, IReadOnlyList<(string Thing, string Property)> Skipped);
