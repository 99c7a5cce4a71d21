using System.Text.Json;
using CyberPort.Platform;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Tenancy.CodeTables;
using CyberPort.Tenancy.Contracts;
using CyberPort.Tenancy.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Tenancy.Authorities;

/// <summary>Three invented authorities of three classes of port, and the ministry to which they file, from <c>Data/demo/*.json</c>.</summary>
internal sealed class DemoAuthorities(AuthorityStore store, TimeProvider time) : IDemoData
{
    public int Order => 10;

    private sealed record DemoPort(string Code, string? Locode, LocalText Name, string Kana, PortClass Class);

    private sealed record DemoFacility(string Code, string Port, string Kind, LocalText Name);

    private sealed record DemoNotice(LocalText Title, LocalText Body, int DaysAgo);

    private sealed record DemoAuthority(
        Guid Id, string Slug, LocalText Name, string Kana, LocalText ChiefTitle, string NumberPrefix, string Profile, bool TwoPersonDecision,
        string[] HostNames, Branding Branding, Contact Contact, AppealParties Appeal, CalendarChoice Calendar,
        DemoPort[] Ports, DemoFacility[] Facilities, DemoNotice[] Notices, string Kind = "portAuthority", string? CorporateNumber = null);

    public async Task LoadAsync(IServiceProvider scope, CancellationToken cancel)
    {
        var assembly = typeof(DemoAuthorities).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("demo.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            await using var stream = assembly.GetManifestResourceStream(name)!;
            var demo = (await JsonSerializer.DeserializeAsync<DemoAuthority>(stream, Json.Options, cancel))!;
            await using var own = scope.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            own.ServiceProvider.GetRequiredService<ITenantContext>().Enter(new(demo.Id, demo.Slug, demo.Name, demo.Profile, false));
            await LoadAsync(own.ServiceProvider.GetRequiredService<TenancyDb>(), demo, cancel);
        }

        store.Forget();
    }

    private async Task LoadAsync(TenancyDb db, DemoAuthority demo, CancellationToken cancel)
    {
        if (await db.Authorities.AnyAsync(a => a.Id == demo.Id, cancel))
        {
            return;
        }

        db.Add(new Authority
        {
            Id = demo.Id, Slug = demo.Slug, Name = demo.Name, Kana = demo.Kana, ChiefTitle = demo.ChiefTitle, NumberPrefix = demo.NumberPrefix,
            Profile = demo.Profile, TwoPersonDecision = demo.TwoPersonDecision, HostNames = [.. demo.HostNames.Select(host => new HostName { Host = host, AuthorityId = demo.Id })], Branding = demo.Branding,
            Contact = demo.Contact, Appeal = demo.Appeal, Calendar = demo.Calendar, Kind = demo.Kind, CorporateNumber = demo.CorporateNumber,
            Ports = [.. demo.Ports.Select((p, i) => new Port
            {
                AuthorityId = demo.Id, Code = p.Code, Locode = p.Locode, Name = p.Name, Kana = p.Kana, Class = p.Class, Position = i,
            })],
        });
        db.AddRange(demo.Facilities.Select((f, i) => new Facility { Code = f.Code, PortCode = f.Port, Kind = f.Kind, Name = f.Name, Position = i }));
        db.AddRange(demo.Notices.Select(n => new Notice
        {
            Id = Guid.CreateVersion7(), Title = n.Title, Body = n.Body, PublishedAt = time.GetUtcNow().AddDays(-n.DaysAgo),
        }));
        await db.SaveChangesAsync(cancel);
    }
}
