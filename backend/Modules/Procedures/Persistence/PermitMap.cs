using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Bulk;
using CyberPort.Procedures.Calendar;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Retention;
using CyberPort.Procedures.Search;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Persistence;

/// <summary>The rules of a permit's life and what was told of it.</summary>
internal static class PermitMap
{
    public static void Apply(ModelBuilder builder)
    {
        builder.Entity<LifeRule>(row =>
        {
            row.ToTable("life_rule");
            row.HasKey(r => new { r.TenantId, r.ProcedureCode });
            row.Property(r => r.Relations).AsJson();
        });
        builder.Entity<BulkJob>(row =>
        {
            row.ToTable("bulk_job");
            row.HasKey(j => j.Id);
            row.Property(j => j.Id).ValueGeneratedNever();
            row.Property(j => j.Spec).HasColumnType("jsonb");
            row.Ignore(j => j.Events);
        });
        builder.Entity<BulkRow>(row =>
        {
            row.ToTable("bulk_row");
            row.HasKey(r => new { r.TenantId, r.JobId, r.No });
        });
        builder.Entity<CaseText>(row =>
        {
            row.ToTable("case_text");
            row.HasKey(t => new { t.TenantId, t.ApplicationId });
        });
        builder.Entity<CalendarLink>(row =>
        {
            row.ToTable("calendar_link");
            row.HasKey(l => new { l.TenantId, l.AccountId });
        });
        builder.Entity<RetentionHold>(row =>
        {
            row.ToTable("retention_hold");
            row.HasKey(h => new { h.TenantId, h.ApplicationId });
        });
        builder.Entity<RetentionLog>(row =>
        {
            row.ToTable("retention_log");
            row.HasKey(l => new { l.TenantId, l.ApplicationId });
        });
        builder.Entity<PermitReminder>(row =>
        {
            row.ToTable("permit_reminder");
            row.HasKey(r => new { r.TenantId, r.PermitId, r.Days });
        });
    }
}
