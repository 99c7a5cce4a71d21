using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Procedures.Review;

/// <summary>許可を取り消す: never without reasons.</summary>
internal static class RevokePermit
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/revoke", Handle).WithName(nameof(RevokePermit)).ForStaff(CaseStaff.Working);

    private static Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, RevokePermitRequest request, IfMatch seen, CaseDesk desk, CancellationToken cancel) =>
        desk.MoveAsync(id, seen, CaseMove.Revoke, (found, by) => found.Revoke(by, request.Reasons), cancel);
}

internal sealed record RevokePermitRequest(string? Reasons = null);

internal sealed class RevokePermitValidator : AbstractValidator<RevokePermitRequest>
{
    public RevokePermitValidator() => RuleFor(r => r.Reasons).Words(4000);
}
