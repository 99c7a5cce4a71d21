using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Procedures.Applications;

/// <summary>取下げ by the applicant, as long as nothing is decided.</summary>
internal static class WithdrawApplication
{
    public static void Map(ApiRoutes routes) =>
        routes.My.MapPost("/cases/{id:guid}/actions/withdraw", Handle).WithName(nameof(WithdrawApplication)).ForAccounts();

    private static async Task<Results<Ok<MovedView>, Problem>> Handle(
        Guid id, WithdrawApplicationRequest request, OwnCases own, ProceduresDb db, Office office, IAuditLog audit, HttpResponse response,
        CancellationToken cancel)
    {
        var loaded = await own.LoadAsync(id, cancel);
        if (loaded.IsError)
        {
            return loaded.Error.AsProblem();
        }

        var (mine, found) = loaded.Value;
        var before = CaseSnapshot.Of(found);
        var done = found.Withdraw(await office.ApplicantAsync(cancel), request.Reason);
        if (done.IsError)
        {
            return done.Error.AsProblem();
        }

        mine.Follow(found);
        audit.Record("case.withdraw", "case", id.ToString(), before, CaseSnapshot.Of(found));
        return await db.SaveMoveAsync(found, response, cancel);
    }
}

/// <summary>Why, if the applicant wants to say so.</summary>
internal sealed record WithdrawApplicationRequest(string? Reason = null);

internal sealed class WithdrawApplicationValidator : AbstractValidator<WithdrawApplicationRequest>
{
    public WithdrawApplicationValidator() => RuleFor(r => r.Reason).Words(2000);
}
