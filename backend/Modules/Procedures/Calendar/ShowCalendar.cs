using CyberPort.Platform;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CyberPort.Procedures.Calendar;

/// <summary>
/// 期限のカレンダー (RFC 5545), for a calendar program with a secret link: due dates of one's own cases, last days of one's permits, and
/// days by which one's opinion is asked. In a simple office nobody is assigned, so it holds those of all cases.
/// </summary>
internal static class ShowCalendar
{
    private const int Most = 1000;

    public static void Map(ApiRoutes routes) => routes.Tenant.MapGet("/calendar.ics", Handle).WithName(nameof(ShowCalendar)).ForAnyone();

    private static async Task<Results<FileContentHttpResult, Problem>> Handle(
        ProceduresDb db, ITenantContext tenant, Office office, Staffing staffing, IMembershipDirectory members, IOptions<CyberPortSettings> settings, TimeProvider time,
        CancellationToken cancel, string? key = null)
    {
        var digest = CalendarLink.DigestOf(key ?? "");
        if (await db.CalendarLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Digest == digest, cancel) is not { } link
            || !WorksHere(await members.RolesAsync(link.AccountId, tenant.Current.Id, cancel)))
        {
            return Error.NotFound("calendar").AsProblem();
        }

        var (now, today, me) = (time.GetUtcNow(), time.TodayInJapan(), link.AccountId);
        var pages = $"{settings.Value.PublicUrl.TrimEnd('/')}/{tenant.Current.Slug}/office/cases/";
        var ics = new ICalendar(new LocalText($"{tenant.Current.Name.Ja} 期限", $"{tenant.Current.Name.En} due dates").In(link.Language), now);
        var all = tenant.Current.IsSimple;
        var due = await db.Applications.AsNoTracking().Where(a => a.ClosedAt == null && (all || a.AssigneeId == me) && a.DueOn != null).OrderBy(a => a.DueSort).Take(Most + 1)
            .Select(a => new { a.Id, a.Number, a.ApplicantName, a.DueOn }).ToListAsync(cancel);
        foreach (var one in due.Take(Most))
        {
            ics.Add($"due-{one.Id:n}", one.DueOn!.Value, Say("処理期限", "Due", $"{one.Number} {one.ApplicantName}"), pages + one.Id);
        }

        var permits = await db.Permits.AsNoTracking().Where(p => p.EndedAt == null && p.ValidTo >= today)
            .Join(db.Applications.AsNoTracking().Where(a => all || a.AssigneeId == me), p => p.ApplicationId, a => a.Id, (p, a) => new { p.Id, p.Number, p.ValidTo, a.ApplicantName, Case = a.Id })
            .OrderBy(p => p.ValidTo).Take(Most + 1).ToListAsync(cancel);
        foreach (var one in permits.Take(Most))
        {
            ics.Add($"permit-{one.Id:n}", one.ValidTo!.Value, Say("許可の終期", "Permit ends", $"{one.Number} {one.ApplicantName}"), pages + one.Case);
        }

        var desks = await staffing.DesksAsync(me, Office.Rules(await office.AuthorityAsync(cancel)), cancel);
        var asked = await db.Consultations.AsNoTracking().Where(c => c.ClosedAt == null && (c.OfficerId == me || (c.DeskId != null && desks.Contains(c.DeskId.Value))))
            .Join(db.Applications.AsNoTracking(), c => c.ApplicationId, a => a.Id, (c, a) => new { c.Id, c.DueOn, a.Number, a.ApplicantName, Case = a.Id })
            .OrderBy(c => c.DueOn).Take(Most + 1).ToListAsync(cancel);
        foreach (var one in asked.Take(Most))
        {
            ics.Add($"asked-{one.Id:n}", one.DueOn, Say("意見の期限", "Opinion due", $"{one.Number} {one.ApplicantName}"), pages + one.Case);
        }

        if (due.Count > Most || permits.Count > Most || asked.Count > Most)
        {
            ics.Add("more", today, new LocalText(
                $"このカレンダーには早い順に{Most}件ずつまで載せています。続きは受付箱・許可台帳で見てください。",
                $"This calendar holds the {Most} nearest of each kind. See the inbox and the register of permits for the rest.").In(link.Language), pages.Replace("/cases/", "", StringComparison.Ordinal));
        }

        return TypedResults.File(ics.Bytes(), "text/calendar; charset=utf-8", "cyberport.ics");

        // Who may make a link may read it: whoever only answers callers now has no cases of their own any more.
        bool WorksHere(IReadOnlySet<string> roles) => tenant.Current.IsSimple ? roles.Count > 0 : roles.Overlaps(CaseStaff.Working);

        string Say(string ja, string en, string what) => $"{(link.Language == "en" ? en : ja)} {what}";
    }
}
