using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Review;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Persistence;

/// <summary>What a person owns: drafts, their files, the list of their cases; an officer's filters; the codes on paper.</summary>
internal static class OwnThingsMap
{
    public static void Apply(ModelBuilder builder)
    {
        builder.Entity<Draft>(row =>
        {
            row.ToTable("draft");
            row.HasKey(d => d.Id);
            row.Property(d => d.Id).ValueGeneratedNever();
            row.Property(d => d.Answers).HasColumnType("jsonb");
            row.Property(d => d.AskAgain).AsJson();
            row.Property(d => d.LeftOut).AsJson();
            row.Property(d => d.Declined).AsJson();
            row.Property(d => d.Version).IsConcurrencyToken();
        });
        builder.Entity<CorrectionDraft>(row =>
        {
            row.ToTable("correction_draft");
            row.HasKey(d => d.CorrectionId);
            row.Property(d => d.CorrectionId).ValueGeneratedNever();
            row.Property(d => d.Answers).HasColumnType("jsonb");
            row.Property(d => d.Version).IsConcurrencyToken();
        });
        builder.Entity<DraftFile>(row =>
        {
            row.ToTable("draft_file");
            row.HasKey(f => f.Id);
            row.Property(f => f.Id).ValueGeneratedNever();
        });
        builder.Entity<MyCase>(row =>
        {
            row.ToTable("my_case");
            row.HasKey(c => new { c.PartyId, c.Id });
            row.Property(c => c.Id).ValueGeneratedNever();
            row.Property(c => c.ProcedureTitle).AsJson();
            row.Property(c => c.Part).ValueGeneratedOnAddOrUpdate();
            row.Property(c => c.Version).IsConcurrencyToken();
        });
        builder.Entity<SavedFilter>(row =>
        {
            row.ToTable("saved_filter");
            row.HasKey(f => new { f.TenantId, f.AccountId, f.Name });
        });
        builder.Entity<Verification>(row =>
        {
            row.ToTable("verification");
            row.HasKey(v => v.Code);
        });
    }
}
