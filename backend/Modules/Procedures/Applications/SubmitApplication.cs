using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Idempotency;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Sharing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Applications;

/// <summary>
/// 提出: a draft becomes a case, whole or not at all. The case keeps the draft's id, so a second click, a retry after a lost
/// answer or two pages at once end at the same case. With If-Match only what was read is filed: whoever saved it meanwhile,
/// another device or a colleague, is told of first.
/// </summary>
internal static class SubmitApplication
{
    public static void Map(ApiRoutes routes) =>
        routes.My.MapPost("/drafts/{id:guid}/actions/submit", Handle).WithName(nameof(SubmitApplication)).ForAccounts().AcceptsIdempotencyKey();

    private static async Task<Results<Ok<SubmittedView>, Problem>> Handle(
        Guid id, IfMatch seen, ProceduresDb db, ITenantContext scope, ITenantStore tenants, ICurrentActor actor, CaseForms forms, Office office,
        IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        if (await db.Drafts.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } draft)
        {
            return await AlreadyAsync(db, id, cancel) is { } done ? TypedResults.Ok(done) : DraftErrors.NotFound.AsProblem();
        }

        if (seen.Version is { } read && read != draft.Version)
        {
            return DraftErrors.Stale.AsProblem();
        }

        if (await tenants.FindAsync(draft.AuthorityId, cancel) is not { } tenant)
        {
            return DraftErrors.Closed.AsProblem();
        }

        scope.Enter(tenant);
        await db.Database.OpenConnectionAsync(cancel);
        if (await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == draft.ProcedureCode && p.Enabled, cancel) is not { } procedure)
        {
            return DraftErrors.Closed.AsProblem();
        }

        if (!procedure.OpenOn(time.TodayInJapan()))
        {
            return ProcedureErrors.OutOfSeason.AsProblem();
        }

        if (!await tenants.MayFileAsync(procedure, scope, cancel))
        {
            return DraftErrors.ForAuthorities.AsProblem();
        }

        var form = await forms.FindAsync(draft.FormCode, draft.FormVersion, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var files = await db.DraftFiles.Where(f => f.DraftId == id).ToListAsync(cancel);
        var codes = await forms.CodesAsync(cancel);
        var submitted = FormEngine.ToSubmit(form.Value, SentFiles.Attach(form.Value, JsonNode.Parse(draft.Answers), files));
        List<FieldError> faults = [.. FormEngine.Validate(form.Value, submitted.Answers, actor.Language, time.TodayInJapan(), codes)];
        faults.AddRange(procedure.FaultsOf(form.Value, submitted.Answers, actor.Language, time.GetUtcNow(), (await office.ClockAsync(cancel)).Calendar));
        if (faults.Count > 0)
        {
            return DraftErrors.Incomplete.With(faults).AsProblem();
        }

        if (await db.TakeOverAsync(id, form.Value, submitted.Answers, time.GetUtcNow(), cancel) is { } unsigned)
        {
            return unsigned.AsProblem();
        }

        var application = await FileAsync(
            db, draft.Id, draft.PartyId, procedure, form.Value, submitted.Answers, await office.ApplicantAsync(cancel), actor.Language, office, codes, cancel,
            await db.FollowsAsync(draft, cancel));
        var used = SentFiles.Used(form.Value, submitted.Answers);
        db.AddRange(files.Where(f => used.Contains(f.Id)).Select(f => Attachment.From(f, id)));
        db.RemoveRange(files);
        db.Remove(draft);
        audit.Record("case.submitted", "case", id.ToString(), null, new { application.Number, application.ProcedureCode, application.State, submitted.Dropped });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException fault) when (Moving.IsRace(fault))
        {
            // Somebody was first: the same draft was sent already, or saved again meanwhile.
            db.ChangeTracker.Clear();
            return await AlreadyAsync(db, id, cancel) is { } done ? TypedResults.Ok(done) : DraftErrors.Stale.AsProblem();
        }

        return TypedResults.Ok(new SubmittedView(id, application.Number));
    }

    /// <summary>Files answers that were checked, under the draft's or the row's id, for the party whose they are. Also for filings out of a spreadsheet, which no request carries.</summary>
    public static async Task<Application> FileAsync(
        ProceduresDb db, Guid id, Guid filer, Procedure procedure, FormDefinition form, JsonObject answers, MoveContext by, string language, Office office,
        ICodeLookup codes, CancellationToken cancel, FollowUp? follows = null)
    {
        var authority = await office.AuthorityAsync(cancel);
        var year = ReferenceNumber.FiscalYear(by.Now.DateInJapan());
        var number = ReferenceNumber.Of(authority.NumberPrefix, year, await db.NextNumberAsync(ReferenceNumber.Cases, year, cancel));
        var application = Application.Submit(
            new(id, authority.Id, number, procedure.Code, procedure.Kind, form.Code, form.Version, answers.ToJsonString(Json.Options),
                filer, language, procedure.Period(authority.Calendar), Digest.Of(form, answers, by.PersonName, number, codes))
            { Follows = follows },
            by, await office.ClockAsync(cancel));
        application.ArriveAt(by.Office.AnyStaffDoesAll ? null : await new WorkPlans(db).DeskForAsync(procedure.Code, form, answers, cancel));
        db.Add(application);
        db.Add(Promises.Of(application, CaseMove.Submit)!); // the applicant's copy: listed at once, printed when somebody opens it
        db.Add(MyCase.Of(application, authority.Id, procedure.Title));
        return application;
    }

    private static Task<SubmittedView?> AlreadyAsync(ProceduresDb db, Guid id, CancellationToken cancel) =>
        db.MyCases.Where(c => c.Id == id).Select(c => new SubmittedView(c.Id, c.Number)).SingleOrDefaultAsync(cancel);
}

/// <summary>The receipt: a reference number to quote.</summary>
internal sealed record SubmittedView(Guid Id, string Number);
