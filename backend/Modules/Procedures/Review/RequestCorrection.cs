using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Procedures.Review;

/// <summary>補正を求める: item by item, each with a text. The clock stops.</summary>
internal static class RequestCorrection
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/request-correction", Handle).WithName(nameof(RequestCorrection)).ForStaff(CaseStaff.Working);

    private static Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, RequestCorrectionRequest request, IfMatch seen, CaseDesk desk, CancellationToken cancel) =>
        desk.MoveAsync(id, seen, CaseMove.RequestCorrection, (found, by) => found.RequestCorrection(by, request.Fields ?? [], request.Note), cancel);
}

internal sealed record RequestCorrectionRequest(IReadOnlyList<AskedField>? Fields, string? Note = null);

internal sealed class RequestCorrectionValidator : AbstractValidator<RequestCorrectionRequest>
{
    public RequestCorrectionValidator()
    {
        RuleFor(r => r.Note).Words(2000);
        RuleFor(r => r.Fields).Must(f => f is null || f.Count <= 100).Says("items.max", "項目が多すぎます。", "Too many items.");
        RuleForEach(r => r.Fields).ChildRules(field =>
        {
            field.RuleFor(f => f.Field).NotEmpty().MaximumLength(200).Says("required", "項目を選んでください。", "Choose an item.");
            field.RuleFor(f => f.Text).Words(1000);
        });
    }
}
