using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Procedures.Review;

/// <summary>審査に戻す: from the decider's desk, or from waiting for a correction.</summary>
internal static class SendBackCase
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/send-back", Handle).WithName(nameof(SendBackCase)).ForStaff(CaseStaff.Working);

    private static Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, SendBackCaseRequest request, IfMatch seen, CaseDesk desk, Office office, CancellationToken cancel) =>
        desk.MoveAsync(id, seen, CaseMove.SendBack, async (found, by) => found.SendBack(by, request.Note, await office.ClockAsync(cancel)), cancel);
}

internal sealed record SendBackCaseRequest(string? Note = null);

internal sealed class SendBackCaseValidator : AbstractValidator<SendBackCaseRequest>
{
    public SendBackCaseValidator() => RuleFor(r => r.Note).Words(2000);
}
