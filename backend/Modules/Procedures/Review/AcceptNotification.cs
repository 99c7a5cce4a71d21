using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Procedures.Review;

/// <summary>届出・報告を受理する</summary>
internal static class AcceptNotification
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/accept", Handle).WithName(nameof(AcceptNotification)).ForStaff(CaseStaff.Working);

    private static Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, AcceptNotificationRequest request, IfMatch seen, CaseDesk desk, ProceduresDb db, CancellationToken cancel) =>
        desk.MoveAsync(id, seen, CaseMove.Accept, async (found, by) => found.Accept(by, request.Comment, await db.FollowedAsync(found, cancel)), cancel);
}

internal sealed record AcceptNotificationRequest(string? Comment = null);

internal sealed class AcceptNotificationValidator : AbstractValidator<AcceptNotificationRequest>
{
    public AcceptNotificationValidator() => RuleFor(r => r.Comment).Words(4000);
}
