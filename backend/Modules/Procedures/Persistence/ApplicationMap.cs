using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Review;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberPort.Procedures.Persistence;

/// <summary>案件 and what hangs on it.</summary>
internal static class ApplicationMap
{
    public static void Apply(ModelBuilder builder)
    {
        builder.Entity<Application>(row =>
        {
            row.ToTable("application");
            row.HasKey(a => a.Id);
            row.Property(a => a.Id).ValueGeneratedNever();
            row.Property(a => a.Version).IsConcurrencyToken();
            row.Ignore(a => a.Events);
            row.Ignore(a => a.Period);
            row.Ignore(a => a.OpenCorrection);
            row.Ignore(a => a.OpenRecommendation);
            row.Ignore(a => a.ProposedRenewal);
            row.Ignore(a => a.Permit);
            row.Ignore(a => a.Last);
            row.HasMany(a => a.AnswerSets).WithOne().HasForeignKey(s => s.ApplicationId);
            row.HasMany(a => a.Corrections).WithOne().HasForeignKey(c => c.ApplicationId);
            row.HasMany(a => a.Recommendations).WithOne().HasForeignKey(r => r.ApplicationId);
            row.HasMany(a => a.Decisions).WithOne().HasForeignKey(d => d.ApplicationId);
            row.HasMany(a => a.Permits).WithOne().HasForeignKey(p => p.ApplicationId);
            row.HasMany(a => a.Freezes).WithOne().HasForeignKey(f => f.ApplicationId);
            row.HasMany(a => a.Extensions).WithOne().HasForeignKey(e => e.ApplicationId);
            row.HasMany(a => a.Consultations).WithOne().HasForeignKey(c => c.ApplicationId);
            row.HasMany(a => a.History).WithOne().HasForeignKey(e => e.ApplicationId);
        });
        builder.Entity<AnswerSet>(row =>
        {
            row.ToTable("answer_set");
            row.Ignore(s => s.Id);
            row.HasKey(s => new { s.ApplicationId, s.SetNo });
            row.Property(s => s.SetNo).ValueGeneratedNever();
            row.Property(s => s.Answers).HasColumnType("jsonb");
        });
        builder.Entity<CaseEvent>(row =>
        {
            row.ToTable("case_event");
            row.Ignore(e => e.Id);
            row.HasKey(e => new { e.ApplicationId, e.Version });
            row.Property(e => e.Version).ValueGeneratedNever();
        });
        builder.Entity<Correction>(row =>
        {
            Part(row, "correction");
            row.Property(c => c.Fields).AsJson();
        });
        builder.Entity<Recommendation>(row =>
        {
            Part(row, "recommendation");
            row.Property(r => r.Conditions).AsJson();
        });
        builder.Entity<Decision>(row => Part(row, "decision"));
        builder.Entity<Permit>(row =>
        {
            Part(row, "permit");
            row.Ignore(p => p.IsEnded);
            row.Property(p => p.Conditions).AsJson();
        });
        builder.Entity<Freeze>(row =>
        {
            Part(row, "freeze");
            row.Property(f => f.From).HasColumnName("from_at");
            row.Property(f => f.To).HasColumnName("to_at");
        });
        builder.Entity<Attachment>(row => Part(row, "attachment"));
        builder.Entity<Message>(row => Part(row, "message"));
        builder.Entity<Note>(row => Part(row, "note"));
        builder.Entity<IssuedDocument>(row => Part(row, "issued_document"));
    }

    private static void Part<T>(EntityTypeBuilder<T> row, string table) where T : CasePart
    {
        row.ToTable(table);
        row.HasKey(p => p.Id);
        row.Property(p => p.Id).ValueGeneratedNever();
    }
}
