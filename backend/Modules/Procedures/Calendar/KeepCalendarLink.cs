using CyberPort.Platform;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CyberPort.Procedures.Calendar;

/// <summary>カレンダーの購読リンクを作る・やめる</summary>
internal static class KeepCalendarLink
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/calendar-link", Show).WithName("ShowCalendarLink").ForStaff(CaseStaff.Working);
        routes.Tenant.MapPost("/calendar-link/actions/renew", Renew).WithName("RenewCalendarLink").ForStaff(CaseStaff.Working);
        routes.Tenant.MapPost("/calendar-link/actions/revoke", Revoke).WithName("RevokeCalendarLink").ForStaff(CaseStaff.Working);
    }

    private static async Task<Ok<CalendarLinkView>> Show(ProceduresDb db, ICurrentActor actor, CancellationToken cancel) =>
        TypedResults.Ok(new CalendarLinkView(
            await db.CalendarLinks.AsNoTracking().Where(l => l.AccountId == actor.Id).Select(l => (DateTimeOffset?)l.CreatedAt).SingleOrDefaultAsync(cancel), null));

    private static async Task<Ok<CalendarLinkView>> Renew(
        ProceduresDb db, ITenantContext tenant, ICurrentActor actor, IAuditLog audit, IOptions<CyberPortSettings> settings, TimeProvider time, CancellationToken cancel)
    {
        var secret = CalendarLink.NewSecret();
        var link = await db.CalendarLinks.SingleOrDefaultAsync(l => l.AccountId == actor.Id, cancel);
        if (link is null)
        {
            db.Add(link = new() { AccountId = actor.Id, TenantId = db.EnteredTenant });
        }

        (link.Digest, link.Language, link.CreatedAt) = (CalendarLink.DigestOf(secret), actor.Language, time.GetUtcNow());
        audit.Record("calendar.link-made", "calendar", actor.Id.ToString());
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new CalendarLinkView(
            link.CreatedAt, $"{settings.Value.PublicUrl.TrimEnd('/')}/api/t/{tenant.Current.Slug}/calendar.ics?key={secret}"));
    }

    private static async Task<NoContent> Revoke(ProceduresDb db, ICurrentActor actor, IAuditLog audit, CancellationToken cancel)
    {
        if (await db.CalendarLinks.SingleOrDefaultAsync(l => l.AccountId == actor.Id, cancel) is { } link)
        {
            db.Remove(link);
            audit.Record("calendar.link-revoked", "calendar", actor.Id.ToString());
            await db.SaveChangesAsync(cancel);
        }

        return TypedResults.NoContent();
    }
}

/// <summary>The link: its address is told once, when it is made.</summary>
internal sealed record CalendarLinkView(DateTimeOffset? CreatedAt, string? Address);
