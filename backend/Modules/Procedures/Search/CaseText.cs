using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Applications;

namespace CyberPort.Procedures.Search;

/// <summary>検索用の本文: everything of a case that a search looks in (names, answers, names of attached files), folded; written after the move.</summary>
internal sealed class CaseText : ITenantOwned
{
    public Guid TenantId { get; set; }
    public Guid ApplicationId { get; init; }
    public DateTimeOffset SubmittedAt { get; init; }
    public int Version { get; private set; }
    public string Text { get; private set; } = "";
    public string[] Grams { get; private set; } = [];

    /// <summary>An older or repeated report changes nothing.</summary>
    public void Write(int version, string text)
    {
        if (version > Version)
        {
            (Version, Text, Grams) = (version, text, SearchIndex.Grams(text));
        }
    }
}
