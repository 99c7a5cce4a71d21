using CyberPort.Forms.Answers;
using CyberPort.Forms.Designer;
using CyberPort.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Forms.Persistence;

internal sealed class FormsDb(DbContextOptions<FormsDb> options, ModuleDbServices services) : ModuleDb(options, services)
{
    public override string Schema => "forms";

    public DbSet<FormMaster> Masters => Set<FormMaster>();
    public DbSet<FormVersion> Versions => Set<FormVersion>();
    public DbSet<RegisterEntry> Register => Set<RegisterEntry>();
    public DbSet<FormWork> Works => Set<FormWork>();
    public DbSet<FormSample> Samples => Set<FormSample>();
    public DbSet<LibraryForm> Library => Set<LibraryForm>();

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
        builder.Entity<FormWork>(row =>
        {
            row.ToTable("form_work");
            row.HasKey(w => new { w.TenantId, w.Code });
            row.Property(w => w.Definition).HasColumnType("jsonb");
            row.Property(w => w.Version).IsConcurrencyToken();
            row.Ignore(w => w.Base);
            row.Ignore(w => w.Form);
        });
        builder.Entity<FormSample>(row =>
        {
            row.ToTable("form_sample");
            row.HasKey(s => new { s.TenantId, s.Code, s.Id });
            row.Property(s => s.Answers).HasColumnType("jsonb");
        });
        builder.Entity<LibraryForm>(row =>
        {
            row.ToTable("form_library");
            row.HasKey(f => new { f.AuthorityId, f.Code, f.Version });
            row.Property(f => f.AuthorityName).AsJson();
            row.Property(f => f.Title).AsJson();
            row.Property(f => f.Definition).HasColumnType("jsonb");
        });
    }
}
