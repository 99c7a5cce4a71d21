using CyberPort.Platform;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Tenancy.Contracts;
using CyberPort.Tenancy.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CyberPort.Tenancy.Authorities;

/// <summary>設定: an authority's administrator reads and changes its name, contact, look and ways of working.</summary>
internal static class ChangeSettings
{
    private static readonly Error Stale = new("settings.stale", ErrorKind.Stale, new(
        "ほかの担当者が先に設定を変更しました。読み込み直して、変更をもう一度確かめてください。",
        "Somebody changed the settings first. Please reload and check your changes again."));

    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/settings", Show).WithName("ShowSettings").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPut("/settings", Handle).WithName(nameof(ChangeSettings)).ForStaff(StaffRoles.Administer);
    }

    private static async Task<Ok<SettingsView>> Show(TenancyDb db, ITenantContext scope, HttpResponse response, CancellationToken cancel)
    {
        var authority = await db.Authorities.AsNoTracking().Include(a => a.HostNames).SingleAsync(a => a.Id == scope.TenantId, cancel);
        response.SetVersion(authority.Version);
        return TypedResults.Ok(SettingsView.Of(authority));
    }

    private static async Task<Results<Ok<SettingsView>, Problem>> Handle(
        ChangeSettingsRequest request, IfMatch seen, TenancyDb db, ITenantContext scope, IAuditLog audit, AuthorityStore store,
        IOptions<CyberPortSettings> service, ICurrentActor actor, HttpResponse response, CancellationToken cancel)
    {
        var version = seen.Required();
        if (version.IsError)
        {
            return version.Error.AsProblem();
        }

        var hosts = request.HostNames.Select(h => HostName.Read(h)!).Distinct().ToList();
        if (hosts.Find(host => IsOurs(host, service.Value)) is { } ours)
        {
            return HostRefused("settings.host-ours", request.HostNames, ours, actor, new(
                "このサービスのホスト名は登録できません。", "This is the host name of the service itself. Enter one of your own."));
        }

        var authority = await db.Authorities.Include(a => a.HostNames).SingleAsync(a => a.Id == scope.TenantId, cancel);
        if (authority.Version != version.Value)
        {
            return Stale.AsProblem();
        }

        var before = SettingsView.Of(authority);
        authority.Name = request.Name;
        authority.ChiefTitle = request.ChiefTitle;
        authority.Profile = request.Profile;
        authority.TwoPersonDecision = request.TwoPersonDecision;
        authority.RequiresSecondFactor = request.RequiresSecondFactor;
        authority.Branding = request.Branding;
        authority.Contact = request.Contact;
        authority.Appeal = request.Appeal;
        authority.Calendar = request.Calendar;
        authority.CorporateNumber = string.IsNullOrWhiteSpace(request.CorporateNumber) ? null : request.CorporateNumber.Trim();
        authority.HostNames.RemoveAll(h => !hosts.Contains(h.Host));
        authority.HostNames.AddRange(hosts.Except(authority.HostNames.Select(h => h.Host)).Select(host => new HostName { Host = host, AuthorityId = authority.Id }).ToList());
        authority.Version++;
        var after = SettingsView.Of(authority);
        audit.Record("settings.changed", "authority", authority.Slug, before, after);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Stale.AsProblem();
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { ConstraintName: "host_name_unique" })
        {
            return HostRefused("settings.host-taken", request.HostNames, await OthersAsync(db, hosts, authority.Id, cancel), actor, new(
                "このホスト名は、すでにほかの港湾管理者が登録しています。", "Another authority has this host name already."));
        }

        store.Forget();
        response.SetVersion(authority.Version);
        return TypedResults.Ok(after);
    }

    private static bool IsOurs(string host, CyberPortSettings service) =>
        host == "localhost" || (Uri.TryCreate(service.PublicUrl, UriKind.Absolute, out var address) && HostName.Read(address.Host) == host);

    private static Task<string> OthersAsync(TenancyDb db, List<string> hosts, Guid own, CancellationToken cancel) =>
        db.HostNames.Where(h => hosts.Contains(h.Host) && h.AuthorityId != own).Select(h => h.Host).FirstAsync(cancel);

    private static Problem HostRefused(string code, IReadOnlyList<string> typed, string host, ICurrentActor actor, LocalText why)
    {
        var at = typed.ToList().FindIndex(t => HostName.Read(t) == host);
        return new Error(code, ErrorKind.Invalid, why).With([new FieldError($"hostNames[{at}]", code, actor.Say(why))]).AsProblem();
    }
}
