using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Tenancy.CodeTables;
using CyberPort.Tenancy.Contracts;
using CyberPort.Tenancy.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Tenancy.Authorities;

/// <summary>
/// 港湾管理者の登録票: an authority with its ports, facilities and notices as one JSON file. By it an authority comes into the service;
/// loaded again it adds what is new (a port, a facility, a notice) and leaves everything else as it is: that is changed on the pages.
/// </summary>
internal sealed record AuthorityFile(
    string Slug, LocalText Name, string Kana, LocalText ChiefTitle, string NumberPrefix, string Profile, bool TwoPersonDecision,
    Branding Branding, Contact Contact, AppealParties Appeal, CalendarChoice Calendar)
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string[] HostNames { get; init; } = [];
    public FilePort[] Ports { get; init; } = [];
    public FileFacility[] Facilities { get; init; } = [];
    public FileNotice[] Notices { get; init; } = [];
    public string Kind { get; init; } = "portAuthority";
    public string? CorporateNumber { get; init; }

    internal sealed record FilePort(string Code, string? Locode, LocalText Name, string Kana, PortClass Class);

    internal sealed record FileFacility(string Code, string Port, string Kind, LocalText Name);

    /// <param name="Title">Heading.</param>
    /// <param name="Body">Text.</param>
    /// <param name="DaysAgo">For the demonstration: published so many days ago.</param>
    internal sealed record FileNotice(LocalText Title, LocalText Body, int DaysAgo = 0);

    /// <summary>Reads the file; <see cref="JsonException"/> when it is not one.</summary>
    public static async Task<AuthorityFile> ReadAsync(Stream stream, CancellationToken cancel) =>
        await JsonSerializer.DeserializeAsync<AuthorityFile>(stream, Json.Options, cancel) ?? throw new JsonException("The file is empty.");

    /// <summary>Adds what the entered authority, of this id, does not have yet; how many rows were added.</summary>
    public async Task<int> LoadAsync(TenancyDb db, Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Authorities.Include(a => a.Ports).SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } authority)
        {
            db.Add(authority = new()
            {
                Id = id, Slug = Slug, Name = Name, Kana = Kana, ChiefTitle = ChiefTitle, NumberPrefix = NumberPrefix, Profile = Profile,
                TwoPersonDecision = TwoPersonDecision, HostNames = [.. HostNames.Select(host => new HostName { Host = host, AuthorityId = id })],
                Branding = Branding, Contact = Contact, Appeal = Appeal, Calendar = Calendar, Kind = Kind, CorporateNumber = CorporateNumber,
            });
        }

        foreach (var (at, port) in Ports.Index().Where(p => authority.Ports.All(known => known.Code != p.Item.Code)).ToList())
        {
            authority.Ports.Add(new() { AuthorityId = id, Code = port.Code, Locode = port.Locode, Name = port.Name, Kana = port.Kana, Class = port.Class, Position = at });
        }

        var facilities = await db.Facilities.Select(f => f.Code).ToListAsync(cancel);
        db.AddRange(Facilities.Index().Where(f => !facilities.Contains(f.Item.Code)).Select(f => new Facility
        {
            Code = f.Item.Code, PortCode = f.Item.Port, Kind = f.Item.Kind, Name = f.Item.Name, Position = f.Index,
        }));
        var notices = (await db.Notices.Select(n => n.Title).ToListAsync(cancel)).Select(t => t.Ja).ToHashSet();
        db.AddRange(Notices.Where(n => !notices.Contains(n.Title.Ja)).Select(n => new Notice
        {
            Id = Guid.CreateVersion7(), Title = n.Title, Body = n.Body, PublishedAt = now.AddDays(-n.DaysAgo),
        }));
        return await db.SaveChangesAsync(cancel);
    }
}
