using System.Text.Json.Nodes;
using CyberPort.Identity.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Notices;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Consultations;

/// <summary>合議・照会する: several officers, desks and outside bodies at once, one question, one deadline; each answers alone.</summary>
internal static class ConsultOthers
{
    /// <summary>A link can be read for so long after its deadline, to look up what was answered.</summary>
    private const int ReadableDays = 30;

    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/consult", Handle).WithName(nameof(ConsultOthers)).ForStaff(CaseStaff.Working);

    private static async Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, ConsultOthersRequest request, IfMatch seen, CaseDesk cases, ProceduresDb db, IAccounts accounts, Office office, WorkPlans plans,
        OutsideLinks links, LetterLanguage letters, ICurrentActor actor, CancellationToken cancel) =>
        await cases.MoveAsync(id, seen, CaseMove.Consult, async (found, by) =>
        {
            var people = await AddresseesAsync(request, db, accounts, letters, actor, cancel);
            if (people.IsError)
            {
                return people.Error;
            }

            var shown = await ShownAsync(found, request, db, cancel);
            if (shown.IsError)
            {
                return shown.Error;
            }

            var stops = (await plans.ForAsync(found.ProcedureCode, cancel)).Any(p => p.ConsultationStopsClock);
            List<Consultation> asked = [.. people.Value.Select(p => new Consultation
            {
                TenantId = found.TenantId, ApplicationId = found.Id, Addressee = p.Name, OfficerId = p.Officer, DeskId = p.Desk, Email = p.Email, Language = p.Language ?? "ja",
                Question = request.Question.Trim(), DueOn = request.DueOn, Mandatory = request.Mandatory, StopsClock = stops,
                ShownFields = p.Email is null ? [] : [.. request.ShownFields ?? []], ShownFiles = p.Email is null ? [] : [.. request.ShownFiles ?? []],
                AskedById = by.PersonId, AskedByName = by.PersonName, AskedAt = by.Now,
                LinkEndsAt = p.Email is null ? null : OfficeCalendar.StartOf(request.DueOn.AddDays(ReadableDays)).ToUniversalTime(),
            })];
            var done = found.Consult(by, asked);
            if (!done.IsError && asked.Exists(a => a.IsOutside))
            {
                var authority = await office.AuthorityAsync(cancel);
                var title = await db.Procedures.AsNoTracking().Where(p => p.Code == found.ProcedureCode).Select(p => p.Title).SingleAsync(cancel);
                asked.Where(a => a.IsOutside).ToList().ForEach(a => links.Mail(a, authority, title, reminder: false));
            }

            return done;
        }, cancel);

    private static async Task<Result<List<Addressee>>> AddresseesAsync(
        ConsultOthersRequest asked, ProceduresDb db, IAccounts accounts, LetterLanguage letters, ICurrentActor actor, CancellationToken cancel)
    {
        var officers = asked.Officers ?? [];
        var desks = asked.Desks ?? [];
        var members = officers.Count == 0 ? [] : await accounts.MembersAsync(cancel);
        var known = desks.Count == 0 ? [] : await db.Desks.AsNoTracking().Where(d => desks.Contains(d.Id)).ToListAsync(cancel);
        if (officers.Any(o => members.All(m => m.AccountId != o)))
        {
            return CaseErrors.UnknownOfficer;
        }

        if (known.Count != desks.Distinct().Count())
        {
            return CaseErrors.UnknownDesk;
        }

        var outside = new List<Addressee>();
        foreach (var body in asked.Outside ?? [])
        {
            outside.Add(new(body.Name.Trim(), null, null, body.Email.Trim(), await letters.ForAsync(body.Email, body.Language, actor, cancel)));
        }

        return (List<Addressee>)[
            .. members.Where(m => officers.Contains(m.AccountId)).Select(m => new Addressee(m.Name, m.AccountId, null, null)),
            .. known.Select(d => new Addressee(actor.Say(d.Name), null, d.Id, null)),
            .. outside];
    }

    private static async Task<Result> ShownAsync(Application found, ConsultOthersRequest asked, ProceduresDb db, CancellationToken cancel)
    {
        var fields = asked.ShownFields ?? [];
        var files = asked.ShownFiles ?? [];
        var answers = fields.Count == 0 ? [] : (JsonObject)JsonNode.Parse((await db.LatestAnswersAsync(found.Id, cancel)).Answers)!;
        var sent = files.Count == 0 ? 0 : await db.Attachments.CountAsync(f => f.ApplicationId == found.Id && files.Contains(f.Id), cancel);
        return fields.Any(f => !answers.ContainsKey(f)) || sent != files.Distinct().Count() ? ConsultationErrors.NotShown : Result.Ok;
    }

    private sealed record Addressee(string Name, Guid? Officer, Guid? Desk, string? Email, string? Language = null);
}
