using System.Linq.Expressions;
using System.Reflection;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Outbox;
using CyberPort.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CyberPort.Platform.Persistence;

/// <summary>
/// A module's own schema. Owned rows carry named filters ("Tenant", "Party"), are stamped when added, and are refused
/// when they belong to somebody else; events and audit rows leave in the same SaveChanges.
/// </summary>
public abstract class ModuleDb : DbContext
{
    private readonly ModuleDbServices services;
    private readonly ITenantContext scope;
    private readonly SaveExtras extras;

    /// <summary>For the module's constructor.</summary>
    protected ModuleDb(DbContextOptions options, ModuleDbServices services) : base(options)
    {
        this.services = services;
        scope = services.Scope;
        extras = services.Extras;
    }

    /// <summary>Name of the schema, the module's in lower case.</summary>
    public abstract string Schema { get; }

    internal ITenantContext Scope => scope;

    internal bool KeepsConnection => services.KeepsConnections;

    /// <summary>Whose rows PostgreSQL was told to show on the open connection.</summary>
    internal (Guid? Tenant, Guid? Party) Told { get; set; }

    /// <summary>The authority whose rows are visible.</summary>
    protected Guid? CurrentTenantId => scope.TenantId;

    /// <summary>The party whose rows are visible.</summary>
    protected Guid? CurrentPartyId => scope.PartyId;

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder builder)
    {
        builder.HasDefaultSchema(Schema);
        MapModule(builder);
        builder.Entity<OutboxMessage>(OutboxMessage.Map);
        builder.Entity<AuditEntry>(AuditEntry.Map);
        builder.Entity<MailMessage>(MailMessage.Map);
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => e.BaseType is null && !e.IsOwned()).ToList())
        {
            AddFilter<ITenantOwned>(entity, "Tenant", nameof(ITenantOwned.TenantId), nameof(CurrentTenantId));
            AddFilter<IPartyOwned>(entity, "Party", nameof(IPartyOwned.PartyId), nameof(CurrentPartyId));
        }

        SnakeCase.Apply(builder.Model);
    }

    /// <summary>The module's tables.</summary>
    protected abstract void MapModule(ModelBuilder builder);

    private void AddFilter<TOwned>(IMutableEntityType entity, string name, string property, string current)
    {
        if (!typeof(TOwned).IsAssignableFrom(entity.ClrType))
        {
            return;
        }

        var row = Expression.Parameter(entity.ClrType, "row");
        var owner = Expression.Convert(Expression.Property(row, property), typeof(Guid?));
        var mine = Expression.Property(
            Expression.Constant(this, typeof(ModuleDb)),
            typeof(ModuleDb).GetProperty(current, BindingFlags.Instance | BindingFlags.NonPublic)!);
        entity.SetQueryFilter(name, Expression.Lambda(Expression.Equal(owner, mine), row));
    }

    /// <inheritdoc/>
    public sealed override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        StampOwners();
        extras.AddTo(this);
        return SaveAndWake(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Not offered: everything is asynchronous.</summary>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync.");

    /// <summary>Ends a transaction that was begun by hand, well; whoever waits for its events starts at once.</summary>
    public async Task CommitAsync(IDbContextTransaction whole, CancellationToken cancel)
    {
        await whole.CommitAsync(cancel);
        extras.Wake(scope.TenantId);
    }

    private async Task<int> SaveAndWake(bool accept, CancellationToken cancel)
    {
        var hasEvents = ChangeTracker.Entries<OutboxMessage>().Any(e => e.State == EntityState.Added);
        var hasMail = ChangeTracker.Entries<MailMessage>().Any(e => e.State == EntityState.Added);
        var rows = await base.SaveChangesAsync(accept, cancel);
        if (hasEvents)
        {
            extras.Wake(scope.TenantId);
        }

        if (hasMail)
        {
            extras.WakePost();
        }

        return rows;
    }

    private void StampOwners()
    {
        foreach (var entry in ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (entry.Entity is ITenantOwned ofTenant)
            {
                ofTenant.TenantId = Stamp(ofTenant.TenantId, scope.TenantId, entry.Metadata.Name);
            }

            if (entry.Entity is IPartyOwned ofParty)
            {
                ofParty.PartyId = Stamp(ofParty.PartyId, scope.PartyId, entry.Metadata.Name);
            }
        }
    }

    private static Guid Stamp(Guid owner, Guid? current, string what)
    {
        if (current is null || (owner != Guid.Empty && owner != current))
        {
            throw new InvalidOperationException($"{what} belongs to another owner than this scope serves.");
        }

        return current.Value;
    }
}

/// <summary>What every module's context needs, in one parameter.</summary>
public sealed class ModuleDbServices
{
    internal ModuleDbServices(ITenantContext scope, SaveExtras extras) => (Scope, Extras) = (scope, extras);

    internal ITenantContext Scope { get; }
    internal SaveExtras Extras { get; }

    /// <summary>
    /// Each context of this scope keeps its connection from the first statement to the end, instead of one from the pool for
    /// each statement. For short work in many statements; not for requests, where a slow phone would hold it.
    /// </summary>
    internal bool KeepsConnections { get; set; }
}
