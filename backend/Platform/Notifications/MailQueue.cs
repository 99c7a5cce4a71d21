using CyberPort.Platform.Tenancy;

namespace CyberPort.Platform.Notifications;

/// <summary>Mails of one scope, waiting for its SaveChanges.</summary>
internal sealed class MailQueue(ITenantContext scope, TimeProvider clock) : IMailQueue
{
    private readonly List<MailMessage> waiting = [];

    public Guid Enqueue(string to, string subject, string text, string? html, string language, Guid? tenantId)
    {
        if (tenantId is not null && tenantId != scope.TenantId)
        {
            throw new InvalidOperationException("A mail carries the name of the authority that this scope serves, or none.");
        }

        var now = clock.GetUtcNow();
        var mail = new MailMessage
        {
            Id = Guid.CreateVersion7(now), TenantId = tenantId, Recipient = to.Trim(), Subject = OneLine(subject),
            TextBody = text.ReplaceLineEndings("\n").Trim('\n'), HtmlBody = html, Language = language, CreatedAt = now,
        };
        waiting.Add(mail);
        return mail.Id;
    }

    public List<MailMessage> Take()
    {
        List<MailMessage> rows = [.. waiting];
        waiting.Clear();
        return rows;
    }

    // A subject with a line end would be a header of the writer's choice.
    private static string OneLine(string subject)
    {
        var line = string.Concat(subject.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length <= 200 ? line : line[..199] + "…";
    }
}
