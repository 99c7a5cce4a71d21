using CyberPort.Platform.Notifications;
using CyberPort.Tenancy.Contracts;

namespace CyberPort.Tenancy.Authorities;

/// <summary>How an authority introduces itself in mails: its name, crest and colour, whom to call.</summary>
internal sealed class MailSenders(IAuthorities authorities) : IMailSenderDirectory
{
    public async Task<MailSenderProfile?> FindAsync(Guid tenantId, CancellationToken cancel) =>
        await authorities.FindAsync(tenantId, cancel) is { } authority
            ? new(authority.Name, authority.Branding.Accent, authority.Branding.AccentText, authority.Contact.Department, authority.Contact.Phone, authority.Contact.Email)
            {
                Hours = authority.HoursIn("ja") is { } hours ? new(hours, authority.HoursIn("en")!) : null,
                Crest = authority.Branding.Crest,
            }
            : null;
}
