using System.Data.Common;
using CyberPort.Identity.Accounts;
using CyberPort.Identity.Passkeys;
using CyberPort.Identity.Roles;
using CyberPort.Identity.SignIn;
using CyberPort.Identity.TwoFactor;
using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberPort.Identity.Persistence;

internal sealed class IdentityDb(DbContextOptions<IdentityDb> options, ModuleDbServices services) : ModuleDb(options, services)
{
    public override string Schema => "identity";

    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<Membership> Memberships => Set<Membership>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.AddInterceptors(PrivateTables.Instance);

    protected override void MapModule(ModelBuilder builder)
    {
        builder.Entity<Account>().ToTable("account");
        OfAccount(builder.Entity<Session>().ToTable("session"), nameof(Session.AccountId));
        OfAccount(builder.Entity<Passkey>().ToTable("passkey"), nameof(Passkey.AccountId));
        var code = builder.Entity<RecoveryCode>().ToTable("recovery_code");
        code.HasKey(c => new { c.AccountId, c.CodeHash });
        OfAccount(code, nameof(RecoveryCode.AccountId));
        var membership = builder.Entity<Membership>().ToTable("membership");
        membership.HasKey(m => new { m.TenantId, m.AccountId });
        OfAccount(membership, nameof(Membership.AccountId));
    }

    // No navigation: only so that rows are written in an order that the foreign key accepts.
    private static void OfAccount<TRow>(EntityTypeBuilder<TRow> row, string key) where TRow : class =>
        row.HasOne<Account>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.ClientNoAction);
}

/// <summary>Opens Identity's private tables on connections of this context only; see the migration.</summary>
internal sealed class PrivateTables : DbConnectionInterceptor
{
    public static readonly PrivateTables Instance = new();

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select set_config('app.identity', 'on', false)";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
