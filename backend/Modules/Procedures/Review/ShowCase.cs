using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Identity.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Consultations;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Review;

/// <summary>案件の画面: everything an officer needs to decide the next move, in one answer.</summary>
internal static class ShowCase
{
    private const int DecidersNamed = 10;

    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapGet("/cases/{id:guid}", Handle).WithName(nameof(ShowCase)).ForStaff(CaseStaff.Reading);

    private static async Task<Results<Ok<CaseView>, Problem>> Handle(
        Guid id, ProceduresDb db, CaseForms forms, Office office, Staffing staffing, WorkPlans plans, IAccounts accounts, ICurrentActor actor, TimeProvider time, HttpResponse response, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        if (await db.Applications.AsNoTracking().Whole().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } found)
        {
            return CaseErrors.NotFound.AsProblem();
        }

        var sets = await db.AnswerSets.AsNoTracking().Where(s => s.ApplicationId == id).OrderBy(s => s.SetNo).ToListAsync(cancel);
        var latest = sets[^1];
        var form = await forms.FindAsync(found.FormCode, latest.FormVersion, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var procedure = await db.Procedures.AsNoTracking().SingleAsync(p => p.Code == found.ProcedureCode, cancel);
        var officer = await staffing.ForCaseAsync(await office.OfficerAsync(cancel), found, cancel);
        var rules = await plans.ForAsync(found.ProcedureCode, cancel);
        var answers = (JsonObject)JsonNode.Parse(latest.Answers)!;
        var terms = TermsOf(found, form.Value, answers);
        var ticks = await db.CheckTicks.AsNoTracking().Where(t => t.ApplicationId == id).ToListAsync(cancel);
        var desk = found.DeskId is { } at ? await db.Desks.AsNoTracking().SingleOrDefaultAsync(d => d.Id == at, cancel) : null;
        var codes = await forms.CodesAsync(cancel);
        var changes = sets.Count > 1 ? FormEngine.Diff(form.Value, JsonNode.Parse(sets[^2].Answers), JsonNode.Parse(latest.Answers), actor.Language, codes) : [];
        var history = await db.CaseEvents.AsNoTracking().Where(e => e.ApplicationId == id).OrderBy(e => e.Version).ToListAsync(cancel);
        var files = await db.Attachments.AsNoTracking().Where(f => f.ApplicationId == id).OrderBy(f => f.AddedAt).ToListAsync(cancel);
        var messages = await db.Messages.AsNoTracking().Where(m => m.ApplicationId == id).OrderBy(m => m.At).ToListAsync(cancel);
        var notes = await db.Notes.AsNoTracking().Where(n => n.ApplicationId == id).OrderBy(n => n.At).ToListAsync(cancel);
        var documents = await db.Documents.AsNoTracking().Where(d => d.ApplicationId == id).OrderBy(d => d.Id).ToListAsync(cancel);
        var today = time.TodayInJapan();
        var link = await db.LinkOfAsync(found, procedure, form.Value, answers, (await office.AuthorityAsync(cancel)).NumberPrefix, actor, cancel);
        response.SetVersion(found.Version);
        return TypedResults.Ok(new CaseView(
            id, found.Number, found.ProcedureCode, procedure.Title, found.Kind, found.ApplicantName, found.VesselName, actor.Say(new(found.Summary, found.SummaryEn)), found.State,
            actor.Say(CaseWords.Of(found.State)), found.Turn, found.TurnSince,
            found.AssigneeId is { } assignee ? new(assignee, found.AssigneeName ?? "") : null, found.SubmittedAt,
            new(found.ArrivedOn, found.DueOn, found.StoppedDays, found.Clock, [.. found.DueReasons(await office.ClockAsync(cancel)).Select(actor.Say)]),
            found.Clock == ClockState.Running && found.DueOn is { } due ? due.DayNumber - today.DayNumber : null,
            form.Value, JsonElement.Parse(latest.Answers), [.. changes.Select(c => c.Field)], changes,
            [.. found.Corrections.OrderBy(c => c.RequestedAt).Select(CorrectionView.Of)],
            found.OpenRecommendation is { } put ? RecommendationView.Of(put) : null,
            [.. files.Select(FileRow.Of)], [.. history.Select(e => TimelineRow.Of(e, actor, inside: true))],
            [.. messages.Select(MessageRow.Of)], [.. notes.Select(n => new NoteRow(n.Id, n.AuthorName, n.Text, n.At))],
            [.. documents.Select(d => DocumentRow.Of(d, actor))], [.. MovesFor(found, officer, terms, link)],
            Checklist.Of(WorkPlans.ChecksOf(rules, procedure), ticks, found, answers, form.Value, link, actor), procedure.StandardConditions,
            found.Permit is { } permit ? PermitView.Of(permit, today) : null, found.HasCorrectionAnswer, found.Version)
        {
            Desk = desk is null ? null : new(desk.Id, actor.Say(desk.Name)),
            Level = await DecidersAsync(officer, terms, db, accounts, cancel),
            Consultations = [.. found.Consultations.OrderBy(c => c.AskedAt).Select(c => ConsultationView.Of(c, officer, today))],
            OpenChecks = officer.OpenChecks,
            Link = link,
        });
    }

    /// <summary>専決 is looked at for the terms that were put forward, or else for the period that was applied for.</summary>
    private static PermitTerms? TermsOf(Application found, FormDefinition form, JsonObject answers) =>
        found.OpenRecommendation is { } put && (put.ValidFrom ?? put.ValidTo) is not null ? new(null, put.ValidFrom, put.ValidTo)
        : found.Permit is { } permit ? new(null, permit.ValidFrom, permit.ValidTo)
        : WorkPlans.AskedTerms(form, answers);

    /// <summary>Who decides this case, and at which level; null where the authority sets none.</summary>
    private static async Task<LevelView?> DecidersAsync(
        MoveContext officer, PermitTerms? terms, ProceduresDb db, IAccounts accounts, CancellationToken cancel)
    {
        if (officer.Levels?.For(terms) is not { } level || officer.Office.AnyStaffDoesAll)
        {
            return null;
        }

        var ranks = await db.OfficerPosts.AsNoTracking().ToDictionaryAsync(p => p.AccountId, p => p.Rank, cancel);
        List<MemberView> deciders = [.. (await accounts.MembersAsync(cancel)).Where(m => m.Roles.Contains(StaffRoles.Decide)
            && level.Allows(new(m.AccountId, m.Name, CaseActors.Decider, ranks.GetValueOrDefault(m.AccountId), Absent: false)))];
        return new(level.Name, level.MaxMonths, [.. deciders.Take(DecidersNamed).Select(m => new OfficerView(m.AccountId, m.Name))], Math.Max(0, deciders.Count - DecidersNamed));
    }

    private static IEnumerable<MoveView> MovesFor(Application found, MoveContext officer, PermitTerms? terms, PermitLinkView? link)
    {
        if (officer.PersonId == found.ApplicantId)
        {
            yield break;
        }

        var roles = officer.Capacities.Aggregate(CaseActors.None, (all, c) => all | c.Roles);
        foreach (var move in MoveTable.Possible(found.State, found.Kind, officer.Office, roles).Where(m => Offered(m, found) && (m != CaseMove.LinkPermit || link is not null)))
        {
            yield return new(CaseWords.Slug(move), Needs(move), Blocked(move, found, officer, terms));
        }
    }

    /// <summary>What the page offers: not the moves that others bring about, and nothing on a permit that has ended.</summary>
    private static bool Offered(CaseMove move, Application found) => move switch
    {
        CaseMove.Supersede or CaseMove.ProposeRenewal or CaseMove.Renew or CaseMove.GiveOpinion or CaseMove.EndConsultation => false,
        CaseMove.Amend or CaseMove.Revoke => found.Permit is { IsEnded: false },
        _ => true,
    };

    private static string? Blocked(CaseMove move, Application found, MoveContext officer, PermitTerms? terms)
    {
        var decides = move is CaseMove.Grant or CaseMove.Refuse;
        if (decides && found.OpenRecommendation?.ById == officer.PersonId && !officer.Office.OnePersonDecides)
        {
            return "case.same-person";
        }

        var rule = MoveTable.Find(move, found.State, found.Kind, officer.Office);
        if (MoveTable.CapacityFor(rule.Value, officer, terms) is { IsError: true } refused)
        {
            return refused.Error.Code;
        }

        return (decides || move == CaseMove.Accept) && found.Consultations.Exists(c => c.Mandatory && c.IsOpen) ? "case.consultation-open" : null;
    }

    private static string[] Needs(CaseMove move) => move switch
    {
        CaseMove.Assign => ["accountId"],
        CaseMove.RequestCorrection => ["fields", "note"],
        CaseMove.Recommend => ["outcome"],
        CaseMove.Refuse or CaseMove.Revoke => ["reasons"],
        CaseMove.Amend or CaseMove.Freeze => ["reason"],
        CaseMove.Merge => ["number"],
        CaseMove.LinkPermit => ["permitNumber", "relation"],
        CaseMove.Transfer => ["deskId"],
        CaseMove.Extend => ["dueOn", "reason"],
        CaseMove.Consult => ["question", "dueOn"],
        _ => [],
    };
}
