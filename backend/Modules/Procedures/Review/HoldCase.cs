using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Review;

/// <summary>保留にする・保留を解く・重複として統合する・担当を外す</summary>
internal static class HoldCase
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapPost("/cases/{id:guid}/actions/freeze", Freeze).WithName("FreezeCase").ForStaff(CaseStaff.Working);
        routes.Tenant.MapPost("/cases/{id:guid}/actions/unfreeze", Unfreeze).WithName("UnfreezeCase").ForStaff(CaseStaff.Working);
        routes.Tenant.MapPost("/cases/{id:guid}/actions/merge", Merge).WithName("MergeCase").ForStaff(CaseStaff.Working);
        routes.Tenant.MapPost("/cases/{id:guid}/actions/release", Release).WithName("ReleaseCase").ForStaff(CaseStaff.Working);
    }

    private static Task<Results<Ok<MovedView>, Problem>> Freeze(
        Guid id, FreezeCaseRequest request, IfMatch seen, CaseDesk desk, ProceduresDb db, CancellationToken cancel) =>
        desk.MoveAsync(id, seen, CaseMove.Freeze, async (found, by) =>
            found.Freeze(by, request.Reason, (await db.RuleOfAsync(found.ProcedureCode, cancel)).FreezeStopsClock), cancel);

    private static Task<Results<Ok<MovedView>, Problem>> Unfreeze(
        Guid id, UnfreezeCaseRequest request, IfMatch seen, CaseDesk desk, Office office, CancellationToken cancel) =>
        desk.MoveAsync(id, seen, CaseMove.Unfreeze, async (found, by) => found.Unfreeze(by, request.Note, await office.ClockAsync(cancel)), cancel);

    private static Task<Results<Ok<MovedView>, Problem>> Merge(
        Guid id, MergeCaseRequest request, IfMatch seen, CaseDesk desk, ProceduresDb db, CancellationToken cancel) =>
        desk.MoveAsync(id, seen, CaseMove.Merge, async (found, by) =>
            await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Number == request.Number.Trim(), cancel) is { } survivor
                ? found.Merge(by, survivor) : CaseErrors.CannotMerge, cancel);

    private static Task<Results<Ok<MovedView>, Problem>> Release(Guid id, IfMatch seen, CaseDesk desk, CancellationToken cancel) =>
        desk.MoveAsync(id, seen, CaseMove.Release, (found, by) => found.Release(by), cancel);
}

/// <summary>Why nothing may move.</summary>
internal sealed record FreezeCaseRequest(string? Reason = null);

internal sealed class FreezeCaseValidator : AbstractValidator<FreezeCaseRequest>
{
    public FreezeCaseValidator() => RuleFor(r => r.Reason).Words(2000);
}

internal sealed record UnfreezeCaseRequest(string? Note = null);

internal sealed class UnfreezeCaseValidator : AbstractValidator<UnfreezeCaseRequest>
{
    public UnfreezeCaseValidator() => RuleFor(r => r.Note).Words(2000);
}

/// <summary>受付番号 of the case that goes on.</summary>
internal sealed record MergeCaseRequest(string Number);

internal sealed class MergeCaseValidator : AbstractValidator<MergeCaseRequest>
{
    public MergeCaseValidator() => RuleFor(r => r.Number).NotEmpty().MaximumLength(40)
        .Says("required", "統合先の受付番号を入力してください。", "Enter the number of the case that goes on.");
}
