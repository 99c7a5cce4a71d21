using System.Diagnostics;
using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberPort.Platform.Outbox;

/// <summary>An event on its way; written in the transaction of the change it tells of.</summary>
internal sealed class OutboxMessage
{
    public Guid Id { get; private set; }
    public Guid? TenantId { get; private set; }
    public Guid? PartyId { get; private set; }
    public string Name { get; private set; } = "";
    public string Payload { get; private set; } = "";
    public DateTimeOffset OccurredAt { get; private set; }
    public string? TraceParent { get; private set; }

    public static OutboxMessage Of(object happened, string name, ITenantContext scope, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TenantId = scope.TenantId,
        PartyId = scope.PartyId,
        Name = name,
        Payload = JsonSerializer.Serialize(happened, happened.GetType(), Json.Options),
        OccurredAt = now,
        TraceParent = Activity.Current?.Id,
    };

    public static void Map(EntityTypeBuilder<OutboxMessage> row)
    {
        row.ToTable("outbox", "platform");
        row.HasKey(m => m.Id);
        row.Property(m => m.Payload).HasColumnType("jsonb");
    }
}
