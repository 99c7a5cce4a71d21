using CyberPort.Forms.Contracts;
using CyberPort.Platform;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Notices;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Sharing;

/// <summary>分担と連署を頼む・取り消す; 続きのリンクを自分に送る.</summary>
internal static class InviteColleague
{
    private const int Most = 20;

    public static void Map(ApiRoutes routes)
    {
        routes.My.MapGet("/drafts/{id:guid}/invitations", List).WithName("ListInvitations").ForAccounts();
        routes.My.MapPost("/drafts/{id:guid}/invitations", Invite).WithName(nameof(InviteColleague)).ForAccounts();
        routes.My.MapPost("/drafts/{id:guid}/invitations/{invitationId:guid}/actions/revoke", Revoke).WithName("RevokeInvitation").ForAccounts();
        routes.My.MapPost("/drafts/{id:guid}/actions/mail-link", MailLink).WithName("MailDraftLink").ForAccounts();
    }

    private static async Task<Results<Ok<ListOf<InvitationRow>>, Problem>> List(Guid id, ProceduresDb db, TimeProvider time, CancellationToken cancel) =>
        await db.Drafts.AnyAsync(d => d.Id == id, cancel)
            ? TypedResults.Ok(new ListOf<InvitationRow>(
                [.. (await db.ShareLinks.AsNoTracking().Where(l => l.DraftId == id).OrderBy(l => l.CreatedAt).ToListAsync(cancel)).Select(l => InvitationRow.Of(l, time.GetUtcNow()))], null))
            : DraftErrors.NotFound.AsProblem();

    private static async Task<Results<Ok<InvitationRow>, Problem>> Invite(
        Guid id, InviteColleagueRequest request, ProceduresDb db, ITenantContext scope, ITenantStore tenants, CaseForms forms, ShareMails mails, MailLimits limits,
        LetterLanguage letters, ICurrentActor actor, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        if (await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } draft || await tenants.FindAsync(draft.AuthorityId, cancel) is not { } tenant)
        {
            return DraftErrors.NotFound.AsProblem();
        }

        var now = time.GetUtcNow();
        if (await db.ShareLinks.CountAsync(l => l.DraftId == id, cancel) >= Most || !limits.Allows(actor.Ip ?? "", actor.Id.ToString()))
        {
            return (await db.ShareLinks.CountAsync(l => l.DraftId == id, cancel) >= Most ? ShareErrors.TooMany : ShareErrors.TooOften).AsProblem();
        }

        scope.Enter(tenant);
        var form = await forms.FindAsync(draft.FormCode, draft.FormVersion, cancel);
        var known = form.IsError ? [] : form.Value.Steps.Select(s => s.Id).ToHashSet();
        var steps = request.Kind == ShareKind.Fill ? (request.Steps ?? []).Distinct().Where(known.Contains).ToList() : [];
        if (request.Kind == ShareKind.Fill && steps.Count == 0)
        {
            return ShareErrors.UnknownStep.AsProblem();
        }

        var (token, link) = (Secrets.New(), new ShareLink
        {
            PartyId = draft.PartyId, DraftId = id, Kind = request.Kind, Name = request.Name.Trim(), Email = request.Email.Trim(), OwnerName = actor.DisplayName, Steps = steps,
            Message = string.IsNullOrWhiteSpace(request.Message) ? null : request.Message.Trim(), CreatedAt = now, ExpiresAt = now.AddDays(request.Days),
        });
        db.Add(link);
        db.Add(new ShareKey { TokenHash = Secrets.Hash(token), OwnerId = draft.PartyId, LinkId = link.Id });
        audit.Record("draft.shared", "draft", id.ToString(), null, new { Link = link.Id, link.Kind, link.Steps, link.ExpiresAt });
        await mails.InviteAsync(link, token, draft, await letters.ForAsync(link.Email, request.Language, actor, cancel), cancel);
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(InvitationRow.Of(link, now));
    }

    private static async Task<Results<NoContent, Problem>> Revoke(Guid id, Guid invitationId, ProceduresDb db, TimeProvider time, CancellationToken cancel)
    {
        if (await db.ShareLinks.SingleOrDefaultAsync(l => l.Id == invitationId && l.DraftId == id, cancel) is not { } link)
        {
            return ShareErrors.NotFound.AsProblem();
        }

        link.Revoke(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Problem>> MailLink(
        Guid id, ProceduresDb db, ITenantContext scope, ITenantStore tenants, ShareMails mails, MailLimits limits, ICurrentActor actor, IPartyDirectory people, CancellationToken cancel)
    {
        if (await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } draft || await tenants.FindAsync(draft.AuthorityId, cancel) is not { } tenant)
        {
            return DraftErrors.NotFound.AsProblem();
        }

        if (!limits.Allows(actor.Ip ?? "", actor.Id.ToString()) || await people.FindAsync(actor.Id, cancel) is not { } me)
        {
            return ShareErrors.TooOften.AsProblem();
        }

        scope.Enter(tenant);
        await mails.ContinueAsync(me.Email, tenant, draft, actor.Language, cancel);
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}
