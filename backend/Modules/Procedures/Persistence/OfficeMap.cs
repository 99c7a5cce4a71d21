using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Notices;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Persistence;

/// <summary>How an authority divides its work.</summary>
internal static class OfficeMap
{
    public static void Apply(ModelBuilder builder)
    {
        builder.Entity<Desk>(row =>
        {
            row.ToTable("desk");
            row.HasKey(d => d.Id);
            row.Property(d => d.Id).ValueGeneratedNever();
            row.Property(d => d.Name).AsJson();
        });
        builder.Entity<OfficerPost>(row =>
        {
            row.ToTable("officer_post");
            row.HasKey(p => new { p.TenantId, p.AccountId });
        });
        builder.Entity<Absence>(row =>
        {
            row.ToTable("absence");
            row.HasKey(a => a.Id);
            row.Property(a => a.Id).ValueGeneratedNever();
        });
        builder.Entity<WorkPlan>(row =>
        {
            row.ToTable("work_plan");
            row.HasKey(p => new { p.TenantId, p.ProcedureCode });
            row.Property(p => p.Version).IsConcurrencyToken();
            row.Property(p => p.Routing).AsJson();
            row.Property(p => p.Levels).AsJson();
            row.Property(p => p.Checks).AsJson();
        });
        builder.Entity<CheckTick>(row =>
        {
            row.ToTable("check_tick");
            row.Ignore(t => t.Id);
            row.HasKey(t => new { t.ApplicationId, t.CheckId });
        });
        builder.Entity<TextBlock>(row =>
        {
            row.ToTable("text_block");
            row.HasKey(t => t.Id);
            row.Property(t => t.Id).ValueGeneratedNever();
        });
        builder.Entity<LetterText>(row =>
        {
            row.ToTable("letter_text");
            row.HasKey(t => new { t.TenantId, t.Kind, t.Version });
            row.Property(t => t.Version).ValueGeneratedNever();
        });
        builder.Entity<Extension>(row =>
        {
            row.ToTable("extension");
            row.HasKey(e => e.Id);
            row.Property(e => e.Id).ValueGeneratedNever();
        });
        builder.Entity<Consultation>(row =>
        {
            row.ToTable("consultation");
            row.HasKey(c => c.Id);
            row.Property(c => c.Id).ValueGeneratedNever();
            row.Ignore(c => c.IsOpen);
            row.Ignore(c => c.IsOutside);
            row.Property(c => c.ShownFields).AsJson();
            row.Property(c => c.ShownFiles).AsJson();
            row.Property(c => c.Files).AsJson();
        });
    }
}
