using System.Collections.Concurrent;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Outbox;
using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CyberPort.Platform.Tests.Probe;

/// <summary>A small module that stands on the platform exactly as the real ones do.</summary>
internal sealed class ProbeDb(DbContextOptions<ProbeDb> options, ModuleDbServices services) : ModuleDb(options, services)
{
    public override string Schema => "probe";

    public DbSet<Note> Notes => Set<Note>();
    public DbSet<Letter> Letters => Set<Letter>();
    public DbSet<Seen> Seen => Set<Seen>();

    protected override void MapModule(ModelBuilder builder)
    {
        builder.Entity<Note>(row =>
        {
            row.ToTable("note");
            row.Property(n => n.Extra).AsJson();
        });
        builder.Entity<Letter>().ToTable("letter");
        builder.Entity<Seen>(row =>
        {
            row.ToTable("seen");
            row.HasKey(s => new { s.TenantId, s.NoteId });
        });
    }
}

[DbContext(typeof(ProbeDb)), Migration("20261121_01_CreateProbe")]
internal sealed class CreateProbe : SqlMigration;

internal enum NoteState
{
    Open,
    InReview,
}

internal sealed class Note : Entity, ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid TenantId { get; set; }
    public required string Text { get; set; }
    public NoteState State { get; set; } = NoteState.InReview;
    public LocalText Extra { get; set; } = new("補足", "Extra");

    public static Note Written(string text)
    {
        var note = new Note { Text = text };
        note.Raise(new NoteWritten(note.Id, text));
        return note;
    }
}

internal sealed class Letter : IPartyOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PartyId { get; set; }
    public required string Text { get; set; }
}

internal sealed class Seen : ITenantOwned
{
    public Guid TenantId { get; set; }
    public Guid NoteId { get; set; }
}

[EventName("probe.note-written.v1")]
internal sealed record NoteWritten(Guid NoteId, string Text);

/// <summary>Counts how often each note was handled, and fails for notes that say so.</summary>
internal sealed class HandledNotes
{
    public ConcurrentDictionary<Guid, int> Times { get; } = new();

    public ConcurrentDictionary<Guid, int> FailuresLeft { get; } = new();

    public ConcurrentDictionary<Guid, int> Heard { get; } = new();

    public ConcurrentDictionary<Guid, bool> OneLine { get; } = new();

    /// <summary>As long as each takes.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.Zero;
}

internal sealed class WhenNoteWritten(ProbeDb db, ITenantContext scope, HandledNotes handled) : IReaction<NoteWritten>
{
    public async Task HandleAsync(NoteWritten happened, EventContext context, CancellationToken cancel)
    {
        scope.Current.ShouldBe(context.Tenant);
        await Task.Delay(handled.Pause, cancel);
        handled.Times.AddOrUpdate(happened.NoteId, 1, (_, times) => times + 1);
        if (handled.FailuresLeft.TryGetValue(happened.NoteId, out var left) && left > 0)
        {
            handled.FailuresLeft[happened.NoteId] = left - 1;
            throw new InvalidOperationException("The probe was told to fail.");
        }

        if (!await db.Seen.AnyAsync(s => s.NoteId == happened.NoteId, cancel))
        {
            db.Add(new Seen { NoteId = happened.NoteId });
            await db.SaveChangesAsync(cancel);
        }
    }
}

/// <summary>Stands before the other reaction and keeps for a person what it hears: how often, and on which lines to PostgreSQL.</summary>
internal sealed class BeforeNoteWritten(ProbeDb db, ITenantContext scope, HandledNotes handled) : IReaction<NoteWritten>
{
    public async Task HandleAsync(NoteWritten happened, EventContext context, CancellationToken cancel)
    {
        handled.Heard.AddOrUpdate(happened.NoteId, 1, (_, times) => times + 1);
        var first = await LineAsync(cancel);
        (await db.Notes.AnyAsync(n => n.Id == happened.NoteId, cancel)).ShouldBeTrue();
        var person = happened.NoteId;
        scope.EnterParty(person); // With the line open: PostgreSQL has to hear of it.
        db.Add(new Letter { Text = happened.Text });
        await db.SaveChangesAsync(cancel);
        (await db.Letters.IgnoreQueryFilters(["Party"]).Where(l => l.PartyId == person).CountAsync(cancel)).ShouldBePositive();
        handled.OneLine[happened.NoteId] = first == await LineAsync(cancel);
    }

    private Task<int> LineAsync(CancellationToken cancel) => db.Database.SqlQuery<int>($"select pg_backend_pid() as \"Value\"").SingleAsync(cancel);
}

/// <summary>Authorities and their staff, for every node of the test process.</summary>
internal sealed class ProbeDirectory : ITenantStore, IMembershipDirectory
{
    public static ConcurrentDictionary<Guid, TenantInfo> Tenants { get; } = new();

    public static ConcurrentDictionary<(Guid Account, Guid Tenant), IReadOnlySet<string>> Roles { get; } = new();

    public Task<TenantInfo?> FindBySlugAsync(string slug, CancellationToken cancel) => Task.FromResult(Tenants.Values.FirstOrDefault(t => t.Slug == slug));

    public Task<TenantInfo?> FindByHostAsync(string host, CancellationToken cancel) => Task.FromResult<TenantInfo?>(null);

    public Task<TenantInfo?> FindAsync(Guid id, CancellationToken cancel) => Task.FromResult(Tenants.GetValueOrDefault(id));

    public Task<IReadOnlyList<TenantInfo>> AllAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<TenantInfo>>([.. Tenants.Values]);

    public Task<IReadOnlySet<string>> RolesAsync(Guid accountId, Guid tenantId, CancellationToken cancel) =>
        Task.FromResult(Roles.GetValueOrDefault((accountId, tenantId)) ?? new HashSet<string>());
}
