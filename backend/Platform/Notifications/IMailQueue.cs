namespace CyberPort.Platform.Notifications;

/// <summary>メール: puts mails into the queue. They leave with the next SaveChanges of any module in this scope, or not at all.</summary>
public interface IMailQueue
{
    /// <summary>Queues one mail.</summary>
    /// <param name="to">Recipient's address.</param>
    /// <param name="subject">One line.</param>
    /// <param name="text">Plain text; a line that is only a web address becomes a button in the HTML part.</param>
    /// <param name="html">HTML part; made from the text with the sender's name and colour when not given.</param>
    /// <param name="language"><c>ja</c>, <c>en</c> or <c>easy</c>.</param>
    /// <param name="tenantId">The authority whose name the mail carries; it must be the one that this scope serves.</param>
    /// <returns>Id of the queued mail.</returns>
    Guid Enqueue(string to, string subject, string text, string? html = null, string language = "ja", Guid? tenantId = null);
}

/// <summary>差出人: how an authority introduces itself in mails.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Accent">Its colour, <c>#rrggbb</c>.</param>
/// <param name="AccentText">Colour of words on it.</param>
/// <param name="Department">Who answers questions.</param>
/// <param name="Phone">Telephone.</param>
/// <param name="Email">Address for answers.</param>
public sealed record MailSenderProfile(
    Results.LocalText Name, string Accent = "#0017c1", string AccentText = "#ffffff", Results.LocalText? Department = null, string? Phone = null, string? Email = null)
{
    /// <summary>When somebody answers the telephone.</summary>
    public Results.LocalText? Hours { get; init; }

    /// <summary>紋章 as SVG text; shown beside the name when it can be drawn.</summary>
    public string? Crest { get; init; }
}

/// <summary>Knows the profile of authorities. Tenancy implements it; without it mails carry the service's own name.</summary>
public interface IMailSenderDirectory
{
    /// <summary>The profile, or null.</summary>
    Task<MailSenderProfile?> FindAsync(Guid tenantId, CancellationToken cancel);
}
