using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Permits;

/// <summary>文書の確認: anyone who holds the paper learns whether it is genuine and in force. Nothing personal.</summary>
internal static class VerifyDocument
{
    private static readonly Error Unknown = new("verification.unknown", ErrorKind.NotFound, new(
        "この確認番号の文書は見つかりません。番号をお確かめください。発行元にお問い合わせになることもできます。",
        "There is no document with this code. Please check the code, or ask the authority named on the paper."));

    public static void Map(ApiRoutes routes) => routes.Open.MapGet("/verify/{code}", Handle).WithName(nameof(VerifyDocument)).ForAnyone();

    private static async Task<Results<Ok<VerificationView>, Problem>> Handle(
        string code, ProceduresDb db, ITenantContext scope, ITenantStore tenants, TimeProvider time, ICurrentActor actor, CancellationToken cancel)
    {
        if (Verification.Read(code) is not { } read
            || await db.Verifications.AsNoTracking().SingleOrDefaultAsync(v => v.Code == read, cancel) is not { } verification
            || await tenants.FindAsync(verification.AuthorityId, cancel) is not { } tenant)
        {
            return Unknown.AsProblem();
        }

        scope.Enter(tenant);
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Code == read, cancel);
        var found = await db.Applications.AsNoTracking().Include(a => a.Permits).Include(a => a.Corrections)
            .SingleAsync(a => a.Id == document.ApplicationId, cancel);
        return TypedResults.Ok(new VerificationView(
            true, document.Number, tenant.Name, document.Kind, DocumentWords.Of(document), StateOf(document, found, time.TodayInJapan()),
            document.ValidFrom, document.ValidTo, document.IssuedOn));
    }

    private static string StateOf(IssuedDocument document, Application found, DateOnly today)
    {
        if (document.Kind is not (DocumentKinds.Permit or DocumentKinds.Amendment))
        {
            return found.State == CaseState.Withdrawn ? "withdrawn" : "issued";
        }

        var edition = found.Permits.Single(p => p.Edition == document.Edition);
        return found.State == CaseState.Revoked ? "revoked" : edition.StateOn(today) is var state && state == "replaced" ? "superseded" : state;
    }
}

/// <summary>What the public may know of a document. State: inForce, notYetInForce, expired, superseded, succeeded, surrendered, revoked, withdrawn, issued.</summary>
internal sealed record VerificationView(
    bool Genuine, string Number, LocalText Issuer, string Kind, LocalText KindText, string State, DateOnly? ValidFrom, DateOnly? ValidTo, DateOnly IssuedOn);
