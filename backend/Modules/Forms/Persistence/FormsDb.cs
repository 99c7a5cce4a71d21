using CyberPort.Forms.Answers;
using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Forms.Persistence;

internal sealed class FormsDb(DbContextOptions<FormsDb> options, ModuleDbServices services) : ModuleDb(options, services)
{
    public override string Schema => "forms";

    public DbSet<FormMaster> Masters => Set<FormMaster>();
    public DbSet<FormVersion> Versions => Set<FormVersion>();
    public DbSet<RegisterEntry> Register => Set<RegisterEntry>();

    protected override void MapModule(ModelBuilder builder)
    {
        builder.Entity<FormMaster>(row =>
        {
            row.ToTable("form_master");
            row.HasKey(m => new { m.Code, m.Version });
            row.Property(m => m.Definition).HasColumnType("jsonb");
        });
        builder.Entity<FormVersion>(row =>
        {
            row.ToTable("form_version");
            row.HasKey(v => new { v.TenantId, v.Code, v.Version });
            row.Property(v => v.Definition).HasColumnType("jsonb");
        });
        builder.Entity<RegisterEntry>(row =>
        {
            row.ToTable("register_entry");
            row.HasKey(e => e.Id);
            row.Property(e => e.Id).ValueGeneratedNever();
            row.Property(e => e.Answers).HasColumnType("jsonb");
            row.Property(e => e.Version).IsConcurrencyToken();
        });
    }
}
