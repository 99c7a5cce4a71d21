using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberPort.Platform.Audit;

/// <summary>監査証跡の一行: who did what, for whom, when, from where, before and after.</summary>
internal sealed class AuditEntry
{
    public Guid Id { get; init; }
    public Guid? TenantId { get; init; }
    public Guid? PartyId { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? ActorId { get; init; }
    public string ActorName { get; init; } = "";
    public string? OnBehalfOf { get; init; }
    public string? Ip { get; init; }
    public string Action { get; init; } = "";
    public string SubjectType { get; init; } = "";
    public string SubjectId { get; init; } = "";
    public string? Before { get; init; }
    public string? After { get; init; }

    public static void Map(EntityTypeBuilder<AuditEntry> row)
    {
        row.ToTable("audit_entry", "platform");
        row.HasKey(e => e.Id);
        row.Property(e => e.Before).HasColumnType("jsonb");
        row.Property(e => e.After).HasColumnType("jsonb");
    }
}
