using System.Security.Cryptography;
using CyberPort.Procedures.Applications;

namespace CyberPort.Procedures.Permits;

/// <summary>交付文書: a document of a case. It is promised in the decision's own transaction and made a moment later.</summary>
internal sealed class IssuedDocument : CasePart
{
    /// <summary>Also the name of its template.</summary>
    public string Kind { get; init; } = "";
    public int Edition { get; init; } = 1;
    public string Number { get; init; } = "";
    public string Code { get; init; } = "";
    public DateOnly IssuedOn { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public string? FileKey { get; private set; }
    public long? Size { get; private set; }
    public DateTimeOffset? MadeAt { get; private set; }

    /// <summary>Version of the authority's own words that it was printed from; null for the service's template.</summary>
    public int? TextVersion { get; private set; }

    public void PrintedFrom(int? version) => TextVersion = version;

    public bool IsReady => MadeAt is not null;

    /// <summary>Can be opened: it is made, or is made in the moment of opening.</summary>
    public bool CanBeOpened => IsReady || Kind == DocumentKinds.Copy;

    public void Made(string fileKey, long size, DateTimeOffset at) => (FileKey, Size, MadeAt) = (fileKey, size, at);
}

/// <summary>確認番号: which authority stands behind a document's code. The table writes it itself, with the document.</summary>
internal sealed class Verification
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public string Code { get; init; } = "";
    public Guid AuthorityId { get; init; }

    /// <summary>Sixteen characters that cannot be guessed (78 bits) nor misread, in groups of four.</summary>
    public static string NewCode() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    /// <summary>The code as it is stored, from what people type.</summary>
    public static string? Read(string typed)
    {
        var bare = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return bare.Length != 16 ? null : string.Join('-', bare.Chunk(4).Select(c => new string(c)));
    }
}
