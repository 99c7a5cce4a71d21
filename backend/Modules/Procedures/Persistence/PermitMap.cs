using CyberPort.Platform.Persistence;
using CyberPort.Procedures.Permits;
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
        builder.Entity<PermitReminder>(row =>
        {
            row.ToTable("permit_reminder");
            row.HasKey(r => new { r.TenantId, r.PermitId, r.Days });
        });
    }
}
