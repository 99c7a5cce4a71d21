using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;

namespace CyberPort.Procedures.Permits;

/// <summary>Which document belongs to which move.</summary>
internal static class Promises
{
    public static IssuedDocument? Of(Application found, CaseMove move) => move switch
    {
        CaseMove.Submit or CaseMove.AnswerCorrection => New(found, DocumentKinds.Copy, found.AnswerSetNo),
        CaseMove.RequestCorrection => New(found, DocumentKinds.Correction, found.Corrections.Count),
        CaseMove.Extend => New(found, DocumentKinds.Extension, found.ExtensionCount),
        CaseMove.Grant when found.Relation is FilingRelation.Change or FilingRelation.Succession => New(found, DocumentKinds.Amendment, found.Permit!.Edition),
        CaseMove.Grant or CaseMove.Renew => New(found, DocumentKinds.Permit, found.Permit!.Edition),
        CaseMove.Amend => New(found, DocumentKinds.Amendment, found.Permit!.Edition),
        CaseMove.Refuse => New(found, DocumentKinds.Refusal, 1),
        CaseMove.Accept => New(found, DocumentKinds.Acceptance, 1),
        CaseMove.Revoke => New(found, DocumentKinds.Revocation, found.Permit!.Edition),
        _ => null,
    };

    /// <summary>Promises the document of a move in the move's own transaction; it is made a moment later.</summary>
    public static void Promise(this ProceduresDb db, Application found, CaseMove move)
    {
        if (Of(found, move) is { } promise)
        {
            db.Add(promise);
        }
    }

    private static IssuedDocument New(Application found, string kind, int edition)
    {
        var permit = kind is DocumentKinds.Permit or DocumentKinds.Amendment ? found.Permit : null;
        return new()
        {
            TenantId = found.TenantId,
            ApplicationId = found.Id,
            Kind = kind,
            Edition = edition,
            Number = permit?.Number ?? found.Number,
            Code = Verification.NewCode(),
            IssuedOn = found.LastAt.DateInJapan(),
            ValidFrom = permit?.ValidFrom,
            ValidTo = permit?.ValidTo,
        };
    }
}
