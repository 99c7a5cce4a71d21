using CyberPort.Forms.Contracts;
using CyberPort.Forms.Designer;
using CyberPort.Forms.Engine;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Forms.Print;

/// <summary>作業中の様式を紙で見る: the working copy as the empty paper form that it would become, or filled in as the applicant's copy of a trial.</summary>
internal static class PreviewPaper
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/forms/{code}/work/paper", Handle).WithName(nameof(PreviewPaper)).ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/forms/{code}/work/actions/print-trial", Trial).WithName("PrintTrial").ForStaff(StaffRoles.Administer);
    }

    private static async Task<Results<PaperContent, Problem>> Trial(
        string code, TryFormRequest request, FormDesk desk, IPaperForms papers, ICurrentActor actor, CancellationToken cancel)
    {
        if (await desk.WorkAsync(code, cancel) is not { } work)
        {
            return FormErrors.NoWork.AsProblem();
        }

        var order = new PaperOrder { Answers = FormEngine.ToSubmit(work.Form, AnswerImport.Read(request.Answers)).Answers, IsTrial = true, Language = LanguageOf(request.Language, actor) };
        var printed = await papers.PrintAsync(work.Form, order, cancel);
        return printed.IsError ? printed.Error.AsProblem() : new PaperContent(printed.Value, $"{code}-trial.pdf");
    }

    private static string LanguageOf(string? wished, ICurrentActor actor) => Languages.Has(wished) ? wished! : actor.Language;

    private static async Task<Results<PaperContent, Problem>> Handle(
        string code, FormDesk desk, IPaperForms papers, ICurrentActor actor, CancellationToken cancel, string? language = null)
    {
        if (await desk.WorkAsync(code, cancel) is not { } work)
        {
            return FormErrors.NoWork.AsProblem();
        }

        var printed = await papers.PrintAsync(work.Form, new() { Language = LanguageOf(language, actor) }, cancel);
        return printed.IsError ? printed.Error.AsProblem() : new PaperContent(printed.Value, $"{code}.pdf");
    }
}
