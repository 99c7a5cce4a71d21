using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Notices;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Persistence;

/// <summary>What an authority offers.</summary>
internal static class CatalogueMap
{
    public static void Apply(ModelBuilder builder)
    {
        builder.Entity<StatutoryProcedure>(row =>
        {
            row.ToTable("statutory_procedure");
            row.HasKey(p => p.No);
            row.Property(p => p.No).ValueGeneratedNever();
            row.Property(p => p.Name).AsJson();
        });
        builder.Entity<Procedure>(row =>
        {
            row.ToTable("procedure");
            row.HasKey(p => new { p.TenantId, p.Code });
            row.Property(p => p.Title).AsJson();
            row.Property(p => p.Summary).AsJson();
            row.Property(p => p.LegalBasis).AsJson();
            row.Property(p => p.Fee).AsJson();
            row.Property(p => p.Needs).AsJson();
            row.Property(p => p.Windows).AsJson();
            row.Property(p => p.Checks).AsJson();
            row.Property(p => p.StandardConditions).AsJson();
            row.Property(p => p.Contact).AsJson();
        });
        builder.Entity<NoticeText>(row =>
        {
            row.ToTable("notice_text");
            row.HasKey(t => new { t.TenantId, t.Kind });
            row.Property(t => t.Title).AsJson();
            row.Property(t => t.Body).AsJson();
        });
    }
}
