using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Batch;
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
    }
}
