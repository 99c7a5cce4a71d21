using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Batch;
using CyberPort.Procedures.Sharing;
using CyberPort.Procedures.Templates;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Persistence;

/// <summary>What helps a person to file: templates, batches, links to others.</summary>
internal static class FilingAidsMap
{
    public static void Apply(ModelBuilder builder)
    {
        builder.Entity<FilingTemplate>(row =>
        {
            row.ToTable("filing_template");
            row.HasKey(t => t.Id);
            row.Property(t => t.Id).ValueGeneratedNever();
            row.Property(t => t.Answers).HasColumnType("jsonb");
        });
        builder.Entity<FilingBatch>(row =>
        {
            row.ToTable("filing_batch");
            row.HasKey(b => b.Id);
            row.Property(b => b.Id).ValueGeneratedNever();
            row.Property(b => b.Version).IsConcurrencyToken();
            row.Ignore(b => b.Events);
        });
        builder.Entity<BatchRow>(row =>
        {
            row.ToTable("batch_row");
            row.HasKey(r => r.Id);
            row.Property(r => r.Id).ValueGeneratedNever();
            row.Property(r => r.Answers).HasColumnType("jsonb");
            row.Property(r => r.Errors).AsJson();
        });
        builder.Entity<ShareLink>(row =>
        {
            row.ToTable("share_link");
            row.HasKey(l => l.Id);
            row.Property(l => l.Id).ValueGeneratedNever();
            row.Property(l => l.Steps).AsJson();
            row.Property(l => l.Version).IsConcurrencyToken();
        });
        builder.Entity<ShareKey>(row =>
        {
            row.ToTable("share_key");
            row.HasKey(k => k.TokenHash);
        });
        builder.Entity<ParkedDraft>(row =>
        {
            row.ToTable("parked_draft");
            row.HasKey(p => p.Id);
            row.Property(p => p.Id).ValueGeneratedNever();
            row.Property(p => p.Answers).HasColumnType("jsonb");
        });
        builder.Entity<CoSignature>(row =>
        {
            row.ToTable("co_signature");
            row.HasKey(s => s.Id);
            row.Property(s => s.Id).ValueGeneratedNever();
        });
    }
}
