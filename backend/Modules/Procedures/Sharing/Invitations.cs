using CyberPort.Platform.Endpoints;
using CyberPort.Procedures.Applications;
using FluentValidation;

namespace CyberPort.Procedures.Sharing;

/// <summary>One invitation as its sender sees it: state is <c>open</c>, <c>done</c>, <c>revoked</c> or <c>expired</c>.</summary>
internal sealed record InvitationRow(
    Guid Id, ShareKind Kind, string Name, string Email, IReadOnlyList<string> Steps, string State, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? DoneAt, string? SignedName)
{
    public static InvitationRow Of(ShareLink l, DateTimeOffset now) => new(
        l.Id, l.Kind, l.Name, l.Email, l.Steps, l.RevokedAt is not null ? "revoked" : l.DoneAt is not null ? "done" : l.ExpiresAt <= now ? "expired" : "open",
        l.CreatedAt, l.ExpiresAt, l.DoneAt, l.SignedName);
}

/// <summary>Whom to ask for what, until when; in which language (<c>ja</c>, <c>en</c>, <c>easy</c>), the sender's own when not given.</summary>
internal sealed record InviteColleagueRequest(ShareKind Kind, string Email, string Name, int Days, IReadOnlyList<string>? Steps = null, string? Message = null, string? Language = null);

internal sealed class InviteColleagueValidator : AbstractValidator<InviteColleagueRequest>
{
    public InviteColleagueValidator()
    {
        RuleFor(r => r.Kind).IsInEnum().Says("invitation.kind", "お願いすることを選んでください。", "Choose what to ask for.");
        RuleFor(r => r.Email).IsMail();
        RuleFor(r => r.Name).IsName();
        RuleFor(r => r.Days).InclusiveBetween(1, 30).Says("invitation.days", "期限は1～30日で選んでください。", "Choose 1 to 30 days.");
        RuleFor(r => r.Message).Words(500);
        RuleFor(r => r.Language).MayBeLanguage();
    }
}
