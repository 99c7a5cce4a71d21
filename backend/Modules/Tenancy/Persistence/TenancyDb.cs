using CyberPort.Platform.Persistence;
using CyberPort.Tenancy.Authorities;
using CyberPort.Tenancy.CodeTables;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Tenancy.Persistence;

internal sealed class TenancyDb(DbContextOptions<TenancyDb> options, ModuleDbServices services) : ModuleDb(options, services)
{
    public override string Schema => "tenancy";

    public DbSet<Authority> Authorities => Set<Authority>();
    public DbSet<HostName> HostNames => Set<HostName>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<Facility> Facilities => Set<Facility>();

    protected override void MapModule(ModelBuilder builder)
    {
        builder.Entity<Authority>(row =>
        {
            row.ToTable("authority");
            row.Property(a => a.Name).AsJson();
            row.Property(a => a.ChiefTitle).AsJson();
            row.Property(a => a.Branding).AsJson();
            row.Property(a => a.Contact).AsJson();
            row.Property(a => a.Appeal).AsJson();
            row.Property(a => a.Calendar).AsJson();
            row.Property(a => a.Version).IsConcurrencyToken();
            row.HasMany(a => a.Ports).WithOne().HasForeignKey(p => p.AuthorityId);
            row.HasMany(a => a.HostNames).WithOne().HasForeignKey(h => h.AuthorityId);
        });
        builder.Entity<HostName>(row =>
        {
            row.ToTable("host_name");
            row.HasKey(h => h.Host);
        });
        builder.Entity<Port>(row =>
        {
            row.ToTable("port");
            row.HasKey(p => new { p.AuthorityId, p.Code });
            row.Property(p => p.Name).AsJson();
        });
        builder.Entity<Notice>(row =>
        {
            row.ToTable("notice");
            row.HasKey(n => n.Id);
            row.HasOne<Authority>().WithMany().HasForeignKey(n => n.TenantId);
            row.Property(n => n.Title).AsJson();
            row.Property(n => n.Body).AsJson();
        });
        builder.Entity<Facility>(row =>
        {
            row.ToTable("facility");
            row.HasKey(f => new { f.TenantId, f.Code });
            row.HasOne<Port>().WithMany().HasForeignKey(f => new { f.TenantId, f.PortCode });
            row.Property(f => f.Name).AsJson();
        });
    }
}
