using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Procedures.Review;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Desks;

/// <summary>係を替える: hands a case over to another desk.</summary>
internal static class TransferCase
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/transfer", Handle).WithName(nameof(TransferCase)).ForStaff(CaseStaff.Working);

    private static async Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, TransferCaseRequest request, IfMatch seen, CaseDesk cases, ProceduresDb db, CancellationToken cancel)
    {
        var desk = await db.Desks.AsNoTracking().SingleOrDefaultAsync(d => d.Id == request.DeskId, cancel);
        return await cases.MoveAsync(
            id, seen, CaseMove.Transfer, (found, by) => desk is null ? CaseErrors.UnknownDesk : found.Transfer(by, desk.Id, desk.Name.Ja), cancel);
    }
}

internal sealed record TransferCaseRequest(Guid DeskId);

internal sealed class TransferCaseValidator : AbstractValidator<TransferCaseRequest>
{
    public TransferCaseValidator() => RuleFor(r => r.DeskId).NotEmpty().Says("required", "係を選んでください。", "Choose a desk.");
}
