using System.Security.Cryptography;
using System.Text;
using CyberPort.Identity.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Outbox;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Consultations;
using CyberPort.Procedures.Contracts;
using CyberPort.Procedures.Notices;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Reactions;

/// <summary>When a case moved or somebody wrote: the applicant and the officers whom it concerns are told, each in their language.</summary>
internal sealed class NotifyPeople(
    ProceduresDb db, Office office, StaffInCharge staff, ConsultedStaff consulted, NoticeTexts texts, INotifications notifications, ITenantContext scope,
    ITenantStore tenants, IServiceScopeFactory scopes)
    : IReaction<CaseMoved>, IReaction<MessageWritten>, IReaction<ConsultationAsked>
{
    public async Task HandleAsync(CaseMoved happened, EventContext context, CancellationToken cancel)
    {
        var batch = await BatchOfAsync(happened, cancel);
        if (ToFiler(happened) is var told && NoticeTexts.Has(told) && batch is null)
        {
            await TellFilerAsync(happened.ApplicantId, told, happened.CaseId, happened.Number, happened.PublicNote, happened.ActorName, happened.DueOn, context, cancel);
        }

        var kind = batch is null ? $"staff.{happened.Move}" : "staff.submit-batch";
        if (!NoticeTexts.Has(kind))
        {
            return;
        }

        // A thousand cases of one batch have one cause: an officer is told of it once.
        var cause = batch is { } id ? context with { MessageId = id }
            : happened.Move == "propose-renewal" ? context with { MessageId = OncePerDay(happened) } : context;
        var officers = (await StaffAsync(happened, cancel)).Where(o => o != happened.ActorId);
        await TellAsync([.. officers], kind, happened.CaseId, happened.Number, null, happened.ActorName, null, staff: true, cause, cancel);
    }

    /// <summary>Hundreds of renewals are put forward together: who decides is told once a day of each colleague.</summary>
    private static Guid OncePerDay(CaseMoved happened) => new(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{happened.Move} {happened.ActorId} {happened.At.DateInJapan():O}"))[..16]);

    /// <summary>
    /// What the applicant is told of: the move itself; that review has begun, whoever began it and once only; a correction that is no
    /// longer waited for by a text of its own.
    /// </summary>
    private static string ToFiler(CaseMoved happened) => happened switch
    {
        { Move: "take" or "assign" } => happened.From == "submitted" ? "take" : "",
        { Move: "send-back", From: "correctionRequested" } => "correction-ended",
        _ => happened.Move,
    };

    /// <summary>A thousand filings sent together are told of together: to the applicant when all are sent, to officers when the first arrives.</summary>
    private async Task<Guid?> BatchOfAsync(CaseMoved happened, CancellationToken cancel)
    {
        if (happened.Move != "submit")
        {
            return null;
        }

        scope.EnterParty(happened.ApplicantId);
        return await db.BatchRows.Where(r => r.Id == happened.CaseId).Select(r => (Guid?)r.BatchId).SingleOrDefaultAsync(cancel);
    }

    private Task<IReadOnlyList<Guid>> StaffAsync(CaseMoved happened, CancellationToken cancel) => happened.Move switch
    {
        "recommend" or "propose-renewal" => staff.DecidersAsync(cancel),
        "transfer" => staff.DeskOfAsync(happened.CaseId, cancel),
        _ => staff.OfAsync(happened.CaseId, cancel),
    };

    public async Task HandleAsync(MessageWritten happened, EventContext context, CancellationToken cancel)
    {
        if (!happened.FromApplicant)
        {
            await TellFilerAsync(happened.ApplicantId, "message", happened.CaseId, happened.Number, happened.Text, happened.AuthorName, null, context, cancel);
        }
        else
        {
            var officers = await staff.OfAsync(happened.CaseId, cancel);
            await TellAsync(officers, "message", happened.CaseId, happened.Number, happened.Text, happened.AuthorName, null, staff: true, context, cancel);
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
        var officers = (await consulted.OfAsync(asked, cancel)).Where(o => o != asked.AskedById);
        await TellAsync([.. officers], "staff.asked", happened.CaseId, number, asked.Question, asked.AskedByName, asked.DueOn, staff: true, context, cancel);
    }

    /// <summary>The applicant; where an authority filed as an applicant, those who administer it.</summary>
    private async Task TellFilerAsync(
        Guid filer, string kind, Guid id, string number, string? note, string author, DateOnly? due, EventContext context, CancellationToken cancel)
    {
        if (await tenants.FindAsync(filer, cancel) is not { } organisation)
        {
            await TellAsync([filer], kind, id, number, note, author, due, staff: false, context, cancel);
            return;
        }

        // Read in a scope of its own: this one serves the authority that received the case.
        await using var own = scopes.CreateAsyncScope();
        own.ServiceProvider.GetRequiredService<ITenantContext>().Enter(organisation);
        var administrators = (await own.ServiceProvider.GetRequiredService<IAccounts>().MembersAsync(cancel))
            .Where(m => organisation.IsSimple || m.Roles.Contains(StaffRoles.Administer)).Select(m => m.AccountId);
        await TellAsync([.. administrators], kind, id, number, note, author, due, staff: false, context, cancel, organisation.Slug);
    }

    private async Task TellAsync(
        IReadOnlyList<Guid> people, string kind, Guid id, string number, string? note, string author, DateOnly? due, bool staff, EventContext context, CancellationToken cancel,
        string? forWhom = null)
    {
        if (people.Count == 0)
        {
            return;
        }

        var authority = await office.AuthorityAsync(cancel);
        var title = await db.Applications.AsNoTracking().Where(a => a.Id == id)
            .Join(db.Procedures.AsNoTracking(), a => a.ProcedureCode, p => p.Code, (_, p) => p.Title).SingleAsync(cancel);
        var (head, body) = await texts.WriteAsync(kind, new(authority.Name, title, number, note, author, due), cancel);
        var link = kind == "staff.propose-renewal" ? $"/{authority.Slug}/office/permits?state=proposed"
            : kind == "staff.submit-batch" ? $"/{authority.Slug}/office?view=new"
            : staff ? $"/{authority.Slug}/office/cases/{id}" : forWhom is null ? $"/my/cases/{id}" : $"/for/{forWhom}/my/cases/{id}";
        foreach (var person in people)
        {
            await notifications.NotifyAsync(new(person, $"case.{kind}", head, body, link)
            {
                From = context.Tenant, Because = context.MessageId, MailsOnceADay = kind == "staff.submit",
            }, cancel);
        }
    }
}
