using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CyberPort.Platform.Notifications;

/// <summary>A mail in the queue. The application only puts them in; the sender takes them out.</summary>
internal sealed class MailMessage
{
    public Guid Id { get; init; }
    public Guid? TenantId { get; init; }
    public string Recipient { get; init; } = "";
    public string Subject { get; init; } = "";
    public string TextBody { get; init; } = "";
    public string? HtmlBody { get; init; }
    public string Language { get; init; } = "ja";
    public DateTimeOffset CreatedAt { get; init; }

    public static void Map(EntityTypeBuilder<MailMessage> row)
    {
        row.ToTable("mail", "platform");
        row.HasKey(m => m.Id);
    }
}
