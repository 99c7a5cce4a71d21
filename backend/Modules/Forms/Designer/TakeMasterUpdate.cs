using CyberPort.Forms.Persistence;
using CyberPort.Forms.Variants;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CyberPort.Forms.Designer;

/// <summary>国の標準の改正を見る・取り込む: a proposal, with conflicts side by side. Taking it makes a working copy; nothing is published.</summary>
internal static class TakeMasterUpdate
{
    public static void Map(ApiRoutes routes)
    {
        routes.Tenant.MapGet("/forms/{code}/master-update", Show).WithName("ShowMasterUpdate").ForStaff(StaffRoles.Administer);
        routes.Tenant.MapPost("/forms/{code}/actions/take-master", Take).WithName(nameof(TakeMasterUpdate)).ForStaff(StaffRoles.Administer);
    }

    private static async Task<Results<Ok<MasterUpdateView>, Problem>> Show(string code, MasterUpdates updates, ICurrentActor actor, CancellationToken cancel)
    {
        var found = await updates.FindAsync(code, cancel);
        if (found.IsError)
        {
            return found.Error.AsProblem();
        }

        var (update, language) = (found.Value, actor.Language);
        var outcome = ThreeWayMerge.Of(update.Before, update.Theirs, update.Yours);
        return TypedResults.Ok(new MasterUpdateView(
            update.On.Master, update.On.Version, update.Theirs.Version, update.EffectiveFrom, update.Versions, update.YoursIs,
            Clean(update, outcome, language), [.. outcome.Conflicts.Select(conflict => ConflictView.Of(conflict, update, language))], outcome.Proposal));
    }

    private static async Task<Results<Ok<FormWorkView>, Problem>> Take(
        string code, TakeMasterUpdateRequest request, FormsDb db, MasterUpdates updates, FormDesk desk, ICurrentActor actor, IAuditLog audit, TimeProvider time,
        HttpResponse response, CancellationToken cancel)
    {
        var found = await updates.FindAsync(code, cancel);
        if (found.IsError)
        {
            return found.Error.AsProblem();
        }

        var update = found.Value;
        var proposal = ThreeWayMerge.Of(update.Before, update.Theirs, update.Yours, request.Choices).Proposal;
        var on = new FormBase(update.On.Master, update.Theirs.Version);
        if (update.Work is { } work)
        {
            work.Keep(proposal, time.GetUtcNow(), actor.DisplayName);
            work.StandOn(on);
        }
        else
        {
            db.Add(work = FormWork.Begin(code, proposal, on, time.GetUtcNow(), actor.DisplayName));
        }

        audit.Record("form.master-taken", "form", code, update.On, on);
        var saved = await desk.SaveAsync(work, cancel);
        return saved.IsError ? saved.Error.AsProblem() : await desk.ViewAsync(work, response, cancel);
    }

    private static IReadOnlyList<FormChangeRow> Clean(MasterUpdate update, MergeOutcome outcome, string language)
    {
        var (theirs, before) = (FormOutline.Of(update.Theirs), FormOutline.Of(update.Before));
        var (now, old) = (new PropertyText(theirs, language), new PropertyText(before, language));
        var skipped = outcome.Skipped.GroupBy(one => one.Thing).Select(thing => FormChanges.Row(FormChangeKind.Skipped, theirs, now, thing.Key,
            [.. thing.Select(one => new FormChangeDetail(one.Property, old.Of(before.Things[thing.Key][one.Property]), now.Of(theirs.Things[thing.Key][one.Property])))]));
        return [.. FormChanges.Of(update.Yours, outcome.Proposal, language), .. skipped];
    }
}

/// <param name="Choices">By the path of the conflict, whose text is taken; without a choice the authority's stays.</param>
internal sealed record TakeMasterUpdateRequest(IReadOnlyDictionary<string, MergeChoice>? Choices);

internal sealed class TakeMasterUpdateValidator : AbstractValidator<TakeMasterUpdateRequest>
{
    public TakeMasterUpdateValidator() => RuleFor(r => r.Choices).Must(choices => choices is null || choices.Count <= 10_000)
        .Says("choices.max", "選択が多すぎます。", "There are too many choices.");
}
