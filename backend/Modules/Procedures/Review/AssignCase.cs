using CyberPort.Identity.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Desks;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Procedures.Review;

/// <summary>担当を割り当てる: to a member of the authority who works on cases.</summary>
internal static class AssignCase
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/{id:guid}/actions/assign", Handle).WithName(nameof(AssignCase)).ForStaff(CaseStaff.Working);

    private static async Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, AssignCaseRequest request, IfMatch seen, CaseDesk desk, IMembershipDirectory members, IAccounts accounts, ITenantContext scope,
        Staffing staffing, CancellationToken cancel)
    {
        var roles = await members.RolesAsync(request.AccountId, scope.Current.Id, cancel);
        if (roles.Count == 0 || await accounts.FindAsync(request.AccountId, cancel) is not { } officer)
        {
            return CaseErrors.UnknownOfficer.AsProblem();
        }

        var (who, name) = await staffing.InPlaceOfAsync(request.AccountId, officer.Name, cancel);
        return await desk.MoveAsync(id, seen, CaseMove.Assign, (found, by) => found.Assign(by, who, name), cancel);
    }
}

internal sealed record AssignCaseRequest(Guid AccountId);

internal sealed class AssignCaseValidator : AbstractValidator<AssignCaseRequest>
{
    public AssignCaseValidator() => RuleFor(r => r.AccountId).NotEmpty().Says("required", "担当者を選んでください。", "Choose an officer.");
}
