using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Procedures.Review;

/// <summary>処理期間を延長する: a new due date with its reason; the applicant gets a letter.</summary>
internal static class ExtendPeriod
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/extend", Handle).WithName(nameof(ExtendPeriod)).ForStaff(CaseStaff.Working);

    private static Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, ExtendPeriodRequest request, IfMatch seen, CaseDesk desk, Office office, CancellationToken cancel) =>
        desk.MoveAsync(id, seen, CaseMove.Extend, async (found, by) => found.Extend(by, request.DueOn, request.Reason, await office.ClockAsync(cancel)), cancel);
}

internal sealed record ExtendPeriodRequest(DateOnly DueOn, string? Reason = null);

internal sealed class ExtendPeriodValidator : AbstractValidator<ExtendPeriodRequest>
{
    public ExtendPeriodValidator()
    {
        RuleFor(r => r.DueOn).NotEmpty().Says("required", "新しい期限を入力してください。", "Please give the new due date.");
        RuleFor(r => (DateOnly?)r.DueOn).MayBeDay().OverridePropertyName("dueOn").When(r => r.DueOn != default);
        RuleFor(r => r.Reason).Words(4000);
    }
}
