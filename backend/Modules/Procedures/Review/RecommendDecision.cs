using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Procedures.Review;

/// <summary>決裁に上げる: what the reviewer proposes, with its terms or its reasons.</summary>
internal static class RecommendDecision
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/recommend", Handle).WithName(nameof(RecommendDecision)).ForStaff(CaseStaff.Working);

    private static Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, RecommendDecisionRequest request, IfMatch seen, CaseDesk desk, CancellationToken cancel) =>
        desk.MoveAsync(id, seen, CaseMove.Recommend, (found, by) => found.Recommend(
            by, request.Outcome == RecommendedOutcome.Grant ? DecisionOutcome.Grant : DecisionOutcome.Refuse, request.Comment,
            new(request.Conditions, request.ValidFrom, request.ValidTo), request.Reasons), cancel);
}

/// <summary>What a reviewer may propose.</summary>
internal enum RecommendedOutcome
{
    /// <summary>許可</summary>
    Grant,
    /// <summary>不許可</summary>
    Refuse,
}

internal sealed record RecommendDecisionRequest(
    RecommendedOutcome Outcome, string? Comment = null, IReadOnlyList<string>? Conditions = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null,
    string? Reasons = null);

internal sealed class RecommendDecisionValidator : AbstractValidator<RecommendDecisionRequest>
{
    public RecommendDecisionValidator()
    {
        RuleFor(r => r.Comment).Words(4000);
        RuleFor(r => r.Reasons).Words(4000);
        RuleFor(r => r.ValidFrom).MayBeDay();
        RuleFor(r => r.ValidTo).MayBeDay();
        RuleForEach(r => r.Conditions).Words(1000);
        RuleFor(r => r.Conditions).Must(c => c is null || c.Count <= 50).Says("items.max", "条件が多すぎます。", "Too many conditions.");
    }
}
