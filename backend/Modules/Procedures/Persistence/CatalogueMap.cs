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
        builder.Entity<NationalProcedure>(row =>
        {
            row.ToTable("national_procedure");
            row.HasKey(p => p.Code);
            row.Property(p => p.Definition).AsJson();
        });
        builder.Entity<CatalogueRule>(row =>
        {
            row.ToTable("catalogue_rule");
            row.HasKey(r => r.OnlyRow);
        });
        builder.Entity<ProcedureUse>(row =>
        {
            row.ToTable("procedure_use");
            row.HasKey(u => new { u.NationalCode, u.AuthorityId, u.FiscalYear });
        });
        builder.Entity<OwnProcedureUse>(row =>
        {
            row.ToTable("own_procedure_use");
            row.HasKey(u => new { u.TitleKey, u.AuthorityId, u.FiscalYear });
            row.Property(u => u.Title).AsJson();
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
            row.Property(p => p.Deadlines).AsJson();
            row.Property(p => p.Seasons).AsJson();
            row.Property(p => p.PaperFile).AsJson();
            row.Property(p => p.Version).IsConcurrencyToken();
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
