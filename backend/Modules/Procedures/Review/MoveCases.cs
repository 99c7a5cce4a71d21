using CyberPort.Identity.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Review;

/// <summary>What can be done to many cases of the queue at once.</summary>
internal enum QueueAction
{
    /// <summary>担当する</summary>
    Take,
    /// <summary>担当を割り当てる</summary>
    Assign,
    /// <summary>届出・報告を受理する</summary>
    Accept,
    /// <summary>申請者に書く</summary>
    Message,
    /// <summary>担当を外す (undoes take and assign)</summary>
    Release,
}

/// <summary>
/// 受付箱の一括操作: each case on its own, in a transaction of its own; what one refuses, the others do not feel. Taking and
/// assigning can be undone; a decision and a message that has left cannot, and the answer says so.
/// </summary>
internal static class MoveCases
{
    public static void Map(ApiRoutes routes) =>
        routes.Tenant.MapPost("/cases/actions/bulk", Handle).WithName(nameof(MoveCases)).ForStaff(CaseStaff.Working);

    private static async Task<Results<Ok<MovedCases>, Problem>> Handle(
        MoveCasesRequest request, IMembershipDirectory members, IAccounts accounts, ITenantContext tenant, ICurrentActor actor,
        IServiceScopeFactory scopes, ProceduresDb db, Office office, Staffing staffing, CancellationToken cancel)
    {
        (Guid Id, string Name)? assignee = null;
        if (request.Action == QueueAction.Assign)
        {
            var to = request.AccountId ?? Guid.Empty;
            if ((await members.RolesAsync(to, tenant.Current.Id, cancel)).Count == 0 || await accounts.FindAsync(to, cancel) is not { } officer)
            {
                return CaseErrors.UnknownOfficer.AsProblem();
            }

            assignee = await staffing.InPlaceOfAsync(to, officer.Name, cancel);
        }

        var wanted = request.Cases.DistinctBy(c => c.Id).ToList();
        var by = await office.OfficerAsync(cancel);
        var ids = wanted.Select(c => c.Id).ToList();
        var before = await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id))
            .Select(a => new CaseBefore(a.Id, a.Number, a.State, a.AssigneeId)).ToDictionaryAsync(a => a.Id, cancel);
        var results = new List<MovedCase>();
        foreach (var one in wanted)
        {
            if (before.GetValueOrDefault(one.Id) is not { } known)
            {
                return CaseErrors.NotFound.AsProblem();
            }

            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant.Current);
            var done = await ActivatorUtilities.CreateInstance<MoveOneCase>(scope.ServiceProvider, by, actor.Ip ?? "").MakeAsync(one, request, assignee, cancel);
            results.Add(done.IsError
                ? new(one.Id, known.Number, false, done.Error.Code, actor.Say(done.Error.Title), null, null)
                : new(one.Id, known.Number, true, null, null, done.Value, UndoOf(request.Action, known)));
        }

        return TypedResults.Ok(new MovedCases(results, results.Exists(r => r.Undo is not null)));
    }

    /// <summary>The move that brings back what was: to the queue, or to the officer who had it.</summary>
    private static CaseUndo? UndoOf(QueueAction action, CaseBefore before) => action is not (QueueAction.Take or QueueAction.Assign) ? null
        : before.Assignee is { } officer ? new(QueueAction.Assign, officer)
        : before.State == CaseState.Submitted ? new(QueueAction.Release, null)
        : null;

    private sealed record CaseBefore(Guid Id, string Number, CaseState State, Guid? Assignee);
}

/// <summary>A case as the officer saw it.</summary>
internal sealed record SeenCase(Guid Id, int Version);

internal sealed record MoveCasesRequest(QueueAction Action, IReadOnlyList<SeenCase> Cases, Guid? AccountId = null, string? Text = null);

internal sealed class MoveCasesValidator : AbstractValidator<MoveCasesRequest>
{
    public MoveCasesValidator()
    {
        RuleFor(r => r.Action).IsInEnum().Says("required", "操作を選んでください。", "Choose an action.");
        RuleFor(r => r.Cases).Must(c => c is { Count: >= 1 and <= 200 }).Says("items.range", "案件を1～200件選んでください。", "Choose 1 to 200 cases.");
        RuleFor(r => r.Text).Words(4000);
        RuleFor(r => r.Text).Must((r, t) => r.Action != QueueAction.Message || !string.IsNullOrWhiteSpace(t))
            .Says("required", "内容を書いてください。", "Please write something.");
    }
}

/// <summary>How one move is taken back.</summary>
internal sealed record CaseUndo(QueueAction Action, Guid? AccountId);

/// <summary>What became of one case; <paramref name="Version"/> after it.</summary>
internal sealed record MovedCase(Guid Id, string Number, bool Ok, string? Code, string? Text, int? Version, CaseUndo? Undo);

/// <summary>What became of each. <paramref name="CanUndo"/> is false for what the law does not take back.</summary>
internal sealed record MovedCases(IReadOnlyList<MovedCase> Items, bool CanUndo);
