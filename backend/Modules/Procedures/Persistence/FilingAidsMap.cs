using CyberPort.Procedures.Templates;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Persistence;

/// <summary>What helps a person to file: templates.</summary>
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
    }
}
