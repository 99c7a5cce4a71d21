using CyberPort.Platform;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Tenancy.Contracts;
using CyberPort.Tenancy.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CyberPort.Tenancy.Authorities;

/// <summary>港湾管理者のページ: what anyone may know about an authority.</summary>
internal static class ShowSite
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/site", Handle).WithName(nameof(ShowSite)).ForAnyone();
        routes.Open.MapGet("/site", FindByHost).WithName("ShowSiteOfHost").ForAnyone();
    }

    private static async Task<Ok<SiteView>> Handle(TenancyDb db, ITenantContext scope, TimeProvider time, CancellationToken cancel)
    {
        var authority = await db.Authorities.AsNoTracking().Include(a => a.Ports).SingleAsync(a => a.Id == scope.TenantId, cancel);
        var notices = await db.Notices.AsNoTracking().Where(n => n.PublishedAt <= time.GetUtcNow())
            .OrderByDescending(n => n.PublishedAt).Take(10)
            .Select(n => new NoticeRow(n.Title, n.Body, n.PublishedAt)).ToListAsync(cancel);
        var contact = authority.Contact;
        return TypedResults.Ok(new SiteView(
            authority.Slug, authority.Name, authority.Kana, authority.Kind, authority.Profile, authority.Branding,
            new(contact.Department, contact.Phone, contact.Email, contact.Address, contact.Hours, authority.Calendar.OpenOn(time.TodayInJapan(), contact.Hours),
                authority.Calendar.YearEndClosed),
            [.. authority.Ports.OrderBy(p => p.Position).Select(p => new PortRow(p.Code, p.Locode, p.Name, p.Kana, p.Class))],
            notices));
    }

    private static async Task<Ok<HostSiteView>> FindByHost(HttpRequest request, ITenantStore tenants, IOptions<CyberPortSettings> settings, CancellationToken cancel) =>
        TypedResults.Ok(new HostSiteView((await tenants.FindByHostAsync(request.Host.Host, cancel))?.Slug, SupportView.Of(settings.Value.Support), settings.Value.Demo));
}

/// <summary>The authority that the asked host name belongs to, whom to ask about the service itself, and whether its ports are invented ones.</summary>
internal sealed record HostSiteView(string? Authority, SupportView? Support, bool Demo);

/// <summary>サービスの相談窓口; empty words are not shown.</summary>
internal sealed record SupportView(string Phone, string Email, string Hours)
{
    public static SupportView? Of(SupportSettings set) => set.Phone.Length + set.Email.Length == 0 ? null : new(set.Phone, set.Email, set.Hours);
}

internal sealed record SiteView(
    string Slug, LocalText Name, string Kana, string Kind, string Profile, Branding Branding, ContactView Contact,
    IReadOnlyList<PortRow> Ports, IReadOnlyList<NoticeRow> Notices);

// OpenToday: Null on a closed day. YearEndClosed: 29 December to 3 January are closed.
internal sealed record ContactView(
    LocalText Department, string Phone, string Email, LocalText Address, IReadOnlyList<OpeningHours> Hours, OpenToday? OpenToday,
    bool YearEndClosed);

internal sealed record PortRow(string Code, string? Locode, LocalText Name, string Kana, PortClass Class);

internal sealed record NoticeRow(LocalText Title, LocalText Body, DateTimeOffset PublishedAt);
