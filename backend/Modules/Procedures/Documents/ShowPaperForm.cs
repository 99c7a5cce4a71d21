using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Documents;

/// <summary>紙の様式を印刷する: empty for anyone who prefers paper; filled in for the applicant and for the office.</summary>
internal static class ShowPaperForm
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/procedures/{code}/paper", Blank).WithName("ShowBlankForm").ForAnyone();
        routes.My.MapGet("/drafts/{id:guid}/paper", OfDraft).WithName("PrintDraft").ForAccounts();
        routes.My.MapGet("/cases/{id:guid}/paper", OfMyCase).WithName("PrintMyCase").ForAccounts();
        routes.Tenant.MapGet("/cases/{id:guid}/paper", OfCase).WithName("PrintCase").ForStaff(CaseStaff.Reading);
    }

    private static async Task<Results<PaperContent, Problem>> Blank(
        string code, ProceduresDb db, CaseForms forms, IPaperForms papers, ICurrentActor actor, CancellationToken cancel, string? language = null)
    {
        if (await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == code && p.Enabled, cancel) is not { } procedure)
        {
            return Error.NotFound("procedure").AsProblem();
        }

        var form = await forms.FindAsync(procedure.FormCode, null, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var printed = await papers.PrintAsync(form.Value, PaperOrders.Of(procedure, Known(language, actor)), cancel);
        return printed.IsError ? printed.Error.AsProblem() : new PaperContent(printed.Value, $"{procedure.Title.Ja}.pdf", isPublic: true);
    }

    private static async Task<Results<PaperContent, Problem>> OfDraft(
        Guid id, ProceduresDb db, ITenantContext scope, ITenantStore tenants, CaseForms forms, IPaperForms papers, ICurrentActor actor,
        CancellationToken cancel, string? language = null)
    {
        if (await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } draft
            || await tenants.FindAsync(draft.AuthorityId, cancel) is not { } tenant)
        {
            return DraftErrors.NotFound.AsProblem();
        }

        scope.Enter(tenant);
        if (await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == draft.ProcedureCode, cancel) is not { } procedure)
        {
            return DraftErrors.Closed.AsProblem();
        }

        var form = await forms.FindAsync(draft.FormCode, draft.FormVersion, cancel);
        if (form.IsError)
        {
            return form.Error.AsProblem();
        }

        var answers = FormEngine.Normalise(form.Value, JsonNode.Parse(draft.Answers));
        var printed = await papers.PrintAsync(form.Value, PaperOrders.Of(procedure, Known(language, actor), answers), cancel);
        return printed.IsError ? printed.Error.AsProblem() : new PaperContent(printed.Value, $"{procedure.Title.Ja}.pdf");
    }

    private static async Task<Results<PaperContent, Problem>> OfMyCase(
        Guid id, OwnCases own, ProceduresDb db, LetterWriter writer, IPaperForms papers, ICurrentActor actor, CancellationToken cancel, string? language = null)
    {
        var mine = await own.EnterAsync(id, cancel);
        return mine.IsError ? mine.Error.AsProblem() : await OfCase(id, db, writer, papers, actor, cancel, language);
    }

    private static async Task<Results<PaperContent, Problem>> OfCase(
        Guid id, ProceduresDb db, LetterWriter writer, IPaperForms papers, ICurrentActor actor, CancellationToken cancel, string? language = null)
    {
        var read = await writer.ReadAsync(id, null, cancel);
        if (read.IsError)
        {
            return read.Error.AsProblem();
        }

        var file = read.Value;
        var files = await db.Attachments.AsNoTracking().Where(f => f.ApplicationId == id).OrderBy(f => f.AddedAt).Select(f => f.Name).ToListAsync(cancel);
        var receipt = new PaperReceipt(file.Case.Number, file.Set.GivenAt, file.Case.ApplicantName) { Files = files };
        var printed = await papers.PrintAsync(file.Form, PaperOrders.Of(file.Procedure, Known(language, actor), file.Answers, receipt), cancel);
        return printed.IsError ? printed.Error.AsProblem() : new PaperContent(printed.Value, $"{file.Procedure.Title.Ja}_{file.Case.Number}.pdf");
    }

    private static string Known(string? language, ICurrentActor actor) => Languages.Has(language) ? language! : actor.Language;
}
