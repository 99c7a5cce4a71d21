using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberPort.Platform.Notifications;

/// <summary>通知: one thing a person is told; theirs alone.</summary>
internal sealed class Notification : IPartyOwned
{
    public Guid Id { get; init; }
    public Guid PartyId { get; set; }
    public string Kind { get; init; } = "";
    public LocalText Title { get; init; } = new("", "");
    public LocalText Body { get; init; } = new("", "");
    public string Link { get; init; } = "";
    public Guid? Because { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ReadAt { get; init; }
}

internal sealed class NotificationMapping : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> row)
    {
        row.ToTable("notification", "platform");
        row.HasKey(n => n.Id);
        row.Property(n => n.Title).AsJson();
        row.Property(n => n.Body).AsJson();
    }
}
