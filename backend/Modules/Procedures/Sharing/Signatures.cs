using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Sharing;

/// <summary>連署を案件に移す: whoever was asked to sign has signed exactly what is sent, or it is not sent.</summary>
internal static class Signatures
{
    /// <summary>Adds the signatures to the case; a refusal names those who have not signed, or not these answers.</summary>
    public static async Task<Error?> TakeOverAsync(this ProceduresDb db, Guid draft, FormDefinition form, JsonObject submitted, DateTimeOffset now, CancellationToken cancel)
    {
        var asked = await db.ShareLinks.AsNoTracking().Where(l => l.DraftId == draft && l.Kind == ShareKind.Sign && l.RevokedAt == null).ToListAsync(cancel);
        if (asked.Count == 0)
        {
            return null;
        }

        var digest = Visiting.DigestOf(form, submitted);
        var missing = asked.Where(l => l.SignedDigest != digest).Select(l => l.Name).ToList();
        if (missing.Count > 0)
        {
            return ShareErrors.SignatureMissing.With("missing", missing);
        }

        db.AddRange(asked.Select(l => new CoSignature { ApplicationId = draft, Name = l.SignedName!, Email = l.Email, SignedAt = l.DoneAt ?? now, Digest = digest }));
        return null;
    }
}

/// <summary>連署者 as the officer and the applicant see them.</summary>
internal sealed record CoSignerRow(string Name, string Email, DateTimeOffset SignedAt);
