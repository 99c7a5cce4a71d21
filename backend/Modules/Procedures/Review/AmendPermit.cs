using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Procedures.Review;

/// <summary>許可を変更する: the next edition of the permit.</summary>
internal static class AmendPermit
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/amend", Handle).WithName(nameof(AmendPermit)).ForStaff(CaseStaff.Working);

    private static Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, AmendPermitRequest request, IfMatch seen, CaseDesk desk, CancellationToken cancel) =>
        desk.MoveAsync(id, seen, CaseMove.Amend, (found, by) =>
            found.Amend(by, new(request.Conditions, request.ValidFrom, request.ValidTo), request.Reason), cancel);
}

internal sealed record AmendPermitRequest(
    IReadOnlyList<string>? Conditions = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null, string? Reason = null);

internal sealed class AmendPermitValidator : AbstractValidator<AmendPermitRequest>
{
    public AmendPermitValidator()
    {
        RuleFor(r => r.Reason).Words(4000);
        RuleFor(r => r.ValidFrom).MayBeDay();
        RuleFor(r => r.ValidTo).MayBeDay();
        RuleForEach(r => r.Conditions).Words(1000);
        RuleFor(r => r.Conditions).Must(c => c is null || c.Count <= 50).Says("items.max", "条件が多すぎます。", "Too many conditions.");
    }
}
