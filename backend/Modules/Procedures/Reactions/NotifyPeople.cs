using CyberPort.Identity.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Outbox;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Contracts;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Notices;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Reactions;

/// <summary>When a case moved or somebody wrote: the applicant and the officer in charge are told, each in their language.</summary>
internal sealed class NotifyPeople(
    ProceduresDb db, Office office, Staffing staffing, IAccounts accounts, NoticeTexts texts, INotifications notifications, ITenantContext scope,
    ITenantStore tenants, IServiceScopeFactory scopes)
    : IReaction<CaseMoved>, IReaction<MessageWritten>, IReaction<ConsultationAsked>
{
    public async Task HandleAsync(CaseMoved happened, EventContext context, CancellationToken cancel)
    {
        if (NoticeTexts.Has(happened.Move) && !await CameInBatchAsync(happened, cancel))
        {
            await TellFilerAsync(happened.ApplicantId, happened.Move, happened.CaseId, happened.Number, happened.PublicNote, happened.ActorName, happened.DueOn, context, cancel);
        }

        if (!NoticeTexts.Has($"staff.{happened.Move}"))
        {
            return;
        }

        foreach (var officer in (await WithCoversAsync(await StaffAsync(happened, cancel), cancel)).Where(o => o.Id != happened.ActorId))
        {
            await TellAsync(officer.Id, $"staff.{happened.Move}", happened.CaseId, happened.Number, null, happened.ActorName, null, staff: true, context, cancel);
        }
    }

    /// <summary>A thousand filings sent together are told of together, when all are sent.</summary>
    private async Task<bool> CameInBatchAsync(CaseMoved happened, CancellationToken cancel)
    {
        if (happened.Move != "submit")
        {
            return false;
        }

        scope.EnterParty(happened.ApplicantId);
        return await db.BatchRows.AnyAsync(r => r.Id == happened.CaseId, cancel);
    }

    /// <summary>不在代理: who works in an absent one's place is told too.</summary>
    private async Task<IReadOnlyList<(Guid Id, string Name)>> WithCoversAsync(IReadOnlyList<(Guid Id, string Name)> officers, CancellationToken cancel)
    {
        var all = new List<(Guid Id, string Name)>();
        foreach (var officer in officers)
        {
            all.AddRange([officer, .. await staffing.CoversAsync(officer.Id, cancel)]);
        }

        return [.. all.DistinctBy(o => o.Id)];
    }

    /// <summary>Who of the staff should know: the officer in charge; for a recommendation, all who may decide.</summary>
    private async Task<IReadOnlyList<(Guid Id, string Name)>> StaffAsync(CaseMoved happened, CancellationToken cancel)
    {
        if (happened.Move == "recommend")
        {
            return [.. (await accounts.MembersAsync(cancel)).Where(m => m.Roles.Contains(StaffRoles.Decide)).Select(m => (m.AccountId, m.Name))];
        }

        return await AssigneeAsync(happened.CaseId, cancel) is { } officer ? [officer] : [];
    }

    public async Task HandleAsync(MessageWritten happened, EventContext context, CancellationToken cancel)
    {
        if (!happened.FromApplicant)
        {
            await TellFilerAsync(happened.ApplicantId, "message", happened.CaseId, happened.Number, happened.Text, happened.AuthorName, null, context, cancel);
        }
        else if (await AssigneeAsync(happened.CaseId, cancel) is { } assignee)
        {
            foreach (var officer in await WithCoversAsync([assignee], cancel))
            {
                await TellAsync(officer.Id, "message", happened.CaseId, happened.Number, happened.Text, happened.AuthorName, null, staff: true, context, cancel);
            }
        }
    }

    public async Task HandleAsync(ConsultationAsked happened, EventContext context, CancellationToken cancel)
    {
        var asked = await db.Consultations.AsNoTracking().SingleAsync(c => c.Id == happened.ConsultationId, cancel);
        if (asked.IsOutside || !asked.IsOpen)
        {
            return; // Outside bodies got their mail with the link.
        }

        var number = await db.Applications.AsNoTracking().Where(a => a.Id == happened.CaseId).Select(a => a.Number).SingleAsync(cancel);
        var members = asked.DeskId is { } desk ? await db.Desks.AsNoTracking().Where(d => d.Id == desk).Select(d => d.Members).SingleOrDefaultAsync(cancel) ?? [] : [];
        var people = asked.OfficerId is { } one ? [(one, asked.Addressee)] : members.Select(m => (m, "")).ToArray();
        foreach (var officer in (await WithCoversAsync(people, cancel)).Where(o => o.Id != asked.AskedById))
        {
            await TellAsync(officer.Id, "staff.asked", happened.CaseId, number, asked.Question, asked.AskedByName, asked.DueOn, staff: true, context, cancel);
        }
    }

    private async Task<(Guid Id, string Name)?> AssigneeAsync(Guid id, CancellationToken cancel)
    {
        var found = await db.Applications.AsNoTracking().Where(a => a.Id == id).Select(a => new { a.AssigneeId, a.AssigneeName }).SingleAsync(cancel);
        return found.AssigneeId is { } officer ? (officer, found.AssigneeName ?? "") : null;
    }

    /// <summary>The applicant; where an authority filed as an applicant, those who administer it.</summary>
    private async Task TellFilerAsync(
        Guid filer, string kind, Guid id, string number, string? note, string author, DateOnly? due, EventContext context, CancellationToken cancel)
    {
        if (await tenants.FindAsync(filer, cancel) is not { } organisation)
        {
            await TellAsync(filer, kind, id, number, note, author, due, staff: false, context, cancel);
            return;
        }

        // Read in a scope of its own: this one serves the authority that received the case.
        await using var own = scopes.CreateAsyncScope();
        own.ServiceProvider.GetRequiredService<ITenantContext>().Enter(organisation);
        foreach (var member in await own.ServiceProvider.GetRequiredService<IAccounts>().MembersAsync(cancel))
        {
            if (organisation.IsSimple || member.Roles.Contains(StaffRoles.Administer))
            {
                await TellAsync(member.AccountId, kind, id, number, note, author, due, staff: false, context, cancel, organisation.Slug);
            }
        }
    }

    private async Task TellAsync(
        Guid who, string kind, Guid id, string number, string? note, string author, DateOnly? due, bool staff, EventContext context, CancellationToken cancel,
        string? forWhom = null)
    {
        var authority = await office.AuthorityAsync(cancel);
        var title = await db.Applications.AsNoTracking().Where(a => a.Id == id)
            .Join(db.Procedures.AsNoTracking(), a => a.ProcedureCode, p => p.Code, (_, p) => p.Title).SingleAsync(cancel);
        var (head, body) = await texts.WriteAsync(kind, new(authority.Name, title, number, note, author, due), cancel);
        var link = staff ? $"/{authority.Slug}/office/cases/{id}" : forWhom is null ? $"/my/cases/{id}" : $"/for/{forWhom}/my/cases/{id}";
        await notifications.NotifyAsync(new(who, $"case.{kind}", head, body, link) { From = context.Tenant, Because = context.MessageId }, cancel);
    }
}
