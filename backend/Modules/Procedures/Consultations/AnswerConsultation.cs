using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Files;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Consultations;

/// <summary>合議に答える・取りやめる, and the files that outside bodies sent.</summary>
internal static class AnswerConsultation
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapPost("/cases/{id:guid}/consultations/{consultationId:guid}/actions/answer", Answer).WithName(nameof(AnswerConsultation)).ForStaff(CaseStaff.Working);
        routes.Tenant.MapPost("/cases/{id:guid}/consultations/{consultationId:guid}/actions/end", End).WithName("EndConsultation").ForStaff(CaseStaff.Working);
        routes.Tenant.MapGet("/cases/{id:guid}/consultations/{consultationId:guid}/files/{fileId:guid}", File).WithName("ShowOpinionFile").ForStaff(CaseStaff.Reading);
    }

    private static Task<Results<Ok<MovedView>, Problem>> Answer(
        Guid id, Guid consultationId, GiveOpinionRequest request, IfMatch seen, CaseDesk cases, Office office, Staffing staffing, CancellationToken cancel) =>
        cases.MoveAsync(id, seen, CaseMove.GiveOpinion, async (found, by) =>
        {
            if (found.Consultations.Find(c => c.Id == consultationId) is not { } asked)
            {
                return ConsultationErrors.NotFound;
            }

            var isAsked = asked.OfficerId is { } officer ? by.Capacities.Any(c => c.PersonId == officer)
                : asked.DeskId is { } desk && (await staffing.DesksAsync(by.PersonId, by.Office, cancel)).Contains(desk);
            return isAsked ? found.GiveOpinion(by, asked, request.Opinion, request.Text, await office.ClockAsync(cancel)) : ConsultationErrors.NotAsked;
        }, cancel);

    private static Task<Results<Ok<MovedView>, Problem>> End(
        Guid id, Guid consultationId, IfMatch seen, CaseDesk cases, Office office, CancellationToken cancel) =>
        cases.MoveAsync(id, seen, CaseMove.EndConsultation, async (found, by) =>
            found.Consultations.Find(c => c.Id == consultationId) is { } asked
                ? found.EndConsultation(by, asked, await office.ClockAsync(cancel)) : ConsultationErrors.NotFound, cancel);

    private static async Task<Results<StoredContent, Problem>> File(
        Guid id, Guid consultationId, Guid fileId, ProceduresDb db, IFileStore store, CancellationToken cancel)
    {
        var asked = await db.Consultations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == consultationId && c.ApplicationId == id, cancel);
        return asked?.Files.Find(f => f.Id == fileId) is { } file
            ? await Files.SendAsync(store, file.Key, file.ContentType, file.Name, cancel) : DraftErrors.FileNotFound.AsProblem();
    }
}

internal sealed record GiveOpinionRequest(Opinion Opinion, string? Text = null);

internal sealed class GiveOpinionValidator : AbstractValidator<GiveOpinionRequest>
{
    public GiveOpinionValidator() => RuleFor(r => r.Text).Words(4000);
}
