using CyberPort.Forms.Contracts;
using CyberPort.Forms.Designer;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Forms.Print;

/// <summary>作業中の様式を紙で見る: the working copy as the empty paper form that it would become.</summary>
internal static class PreviewPaper
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapGet("/forms/{code}/work/paper", Handle).WithName(nameof(PreviewPaper)).ForStaff(StaffRoles.Administer);

    private static async Task<Results<PaperContent, Problem>> Handle(
        string code, FormDesk desk, IPaperForms papers, ICurrentActor actor, CancellationToken cancel, string? language = null)
    {
        if (await desk.WorkAsync(code, cancel) is not { } work)
        {
            return FormErrors.NoWork.AsProblem();
        }

        var printed = await papers.PrintAsync(work.Form, new() { Language = language is "ja" or "en" or "easy" ? language : actor.Language }, cancel);
        return printed.IsError ? printed.Error.AsProblem() : new PaperContent(printed.Value, $"{code}.pdf");
    }
}
