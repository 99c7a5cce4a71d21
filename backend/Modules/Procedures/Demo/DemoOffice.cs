using System.Text.Json;
using CyberPort.Forms.Contracts;
using CyberPort.Identity.Contracts;
using CyberPort.Platform;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Notices;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Demo;

/// <summary>How a demo authority divides its work, from <c>Data/demo-office.json</c>: desks, rules, levels, absence cover, text blocks. Before the cases, so that they arrive at their desks.</summary>
internal sealed class DemoOffice(TimeProvider time) : IDemoData
{
    public int Order => 46;

    public async Task LoadAsync(IServiceProvider scope, CancellationToken cancel)
    {
        using var stream = typeof(DemoOffice).Assembly.GetManifestResourceStream("data/demo-office.json")!;
        foreach (var one in (await JsonSerializer.DeserializeAsync<OfficeFile>(stream, Json.Options, cancel))!.Offices)
        {
            if (await scope.GetRequiredService<ITenantStore>().FindBySlugAsync(one.Authority, cancel) is not { } tenant)
            {
                continue;
            }

            await using var own = scope.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            own.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant);
            var db = own.ServiceProvider.GetRequiredService<ProceduresDb>();
            if (!await db.Desks.AnyAsync(cancel) && !await db.WorkPlans.AnyAsync(cancel))
            {
                await LoadAsync(one, db, await own.ServiceProvider.GetRequiredService<IAccounts>().MembersAsync(cancel), tenant.Id, cancel);
            }
        }
    }

    private async Task LoadAsync(OfficeEntry office, ProceduresDb db, IReadOnlyList<MemberView> members, Guid tenant, CancellationToken cancel)
    {
        var (now, today) = (time.GetUtcNow(), time.TodayInJapan());
        MemberView Who(string role) => members.First(m => m.Roles.Contains(role));
        var desks = office.Desks.Select((d, i) => (d.Key, Desk: new Desk
        {
            TenantId = tenant, Name = d.Name, Position = i + 1, IsDefault = d.IsDefault, Members = [.. d.Members.Select(m => Who(m).AccountId)],
        })).ToDictionary(d => d.Key, d => d.Desk);
        db.AddRange(desks.Values);
        db.AddRange(office.Posts.Select(p => new OfficerPost { TenantId = tenant, AccountId = Who(p.Who).AccountId, Title = p.Title, Rank = p.Rank }));
        db.AddRange(office.Absences.Select(a => new Absence
        {
            TenantId = tenant, AwayId = Who(a.Away).AccountId, AwayName = Who(a.Away).Name, CoverId = Who(a.Cover).AccountId, CoverName = Who(a.Cover).Name,
            FromDay = today.AddDays(a.FromDays), ToDay = today.AddDays(a.ToDays), SetById = Who(a.Away).AccountId, SetByName = Who(a.Away).Name, SetAt = now,
        }));
        db.AddRange(office.Plans.Select(p => new WorkPlan
        {
            TenantId = tenant, ProcedureCode = p.Procedure, Routing = [.. p.Routing.Select(r => new RoutingRule(r.When, desks[r.Desk].Id))],
            Levels = [.. p.Levels.Select(l => new LevelRule(l.Name, l.When, l.MaxMonths, l.Rank, []))], Checks = [.. p.Checks],
        }));
        db.AddRange(office.Texts.Select(t => new TextBlock
        {
            TenantId = tenant, Kind = t.Kind, ProcedureCode = t.Procedure, Name = t.Name, Body = t.Body, SavedAt = now, SavedByName = Who(StaffRoles.Administer).Name,
        }));
        await db.SaveChangesAsync(cancel);
    }

    private sealed record OfficeFile(IReadOnlyList<OfficeEntry> Offices);

    private sealed record OfficeEntry(
        string Authority, IReadOnlyList<PostEntry> Posts, IReadOnlyList<DeskEntry> Desks, IReadOnlyList<AbsenceEntry> Absences, IReadOnlyList<PlanEntry> Plans,
        IReadOnlyList<TextEntry> Texts);

    private sealed record PostEntry(string Who, string Title, int Rank);

    private sealed record DeskEntry(string Key, LocalText Name, IReadOnlyList<string> Members, bool IsDefault = false);

    private sealed record AbsenceEntry(string Away, string Cover, int FromDays, int ToDays);

    private sealed record PlanEntry(string Procedure, IReadOnlyList<RouteEntry> Routing, IReadOnlyList<LevelEntry> Levels, IReadOnlyList<CheckPoint> Checks);

    private sealed record RouteEntry(string Desk, Condition? When);

    private sealed record LevelEntry(string Name, int Rank, int? MaxMonths = null, Condition? When = null);

    private sealed record TextEntry(string Kind, string Name, string Body, string? Procedure = null);
}
