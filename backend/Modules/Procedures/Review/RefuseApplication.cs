using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Procedures.Review;

/// <summary>不許可にする: never without reasons; they stand in the notice.</summary>
internal static class RefuseApplication
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/refuse", Handle).WithName(nameof(RefuseApplication)).ForStaff(CaseStaff.Working);

    private static Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, RefuseApplicationRequest request, IfMatch seen, CaseDesk desk, CancellationToken cancel) =>
        desk.MoveAsync(id, seen, CaseMove.Refuse, (found, by) => found.Refuse(by, request.Reasons), cancel);
}

internal sealed record RefuseApplicationRequest(string? Reasons = null);

internal sealed class RefuseApplicationValidator : AbstractValidator<RefuseApplicationRequest>
{
    public RefuseApplicationValidator() => RuleFor(r => r.Reasons).Words(4000);
}
