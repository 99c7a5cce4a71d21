using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Applications;

/// <summary>下書きを新しい版の様式に移す: first what differs, and only on wish the move; then the changed questions are asked again.</summary>
internal static class UpgradeDraft
{
    public static void Map(ApiRoutes routes)
    {
        routes.My.MapGet("/drafts/{id:guid}/upgrade", Show).WithName("ShowDraftUpgrade").ForAccounts();
        routes.My.MapPost("/drafts/{id:guid}/actions/upgrade", Move).WithName(nameof(UpgradeDraft)).ForAccounts();
    }

    private static async Task<Results<Ok<DraftUpgrade>, Problem>> Show(
        Guid id, ProceduresDb db, ITenantContext scope, ITenantStore tenants, CaseForms forms, ICurrentActor actor, CancellationToken cancel)
    {
        var found = await FindAsync(id, db, scope, tenants, forms, actor.Language, cancel);
        return found.IsError ? found.Error.AsProblem() : TypedResults.Ok(found.Value.View);
    }

    private static async Task<Results<Ok<DraftMoved>, Problem>> Move(
        Guid id, IfMatch seen, ProceduresDb db, ITenantContext scope, ITenantStore tenants, CaseForms forms, ICurrentActor actor, TimeProvider time,
        HttpResponse response, CancellationToken cancel)
    {
        if (seen.Required() is { IsError: true } missing)
        {
            return missing.Error.AsProblem();
        }

        var found = await FindAsync(id, db, scope, tenants, forms, actor.Language, cancel);
        if (found.IsError)
        {
            return found.Error.AsProblem();
        }

        var (draft, to, carried, view) = found.Value;
        if (to is null || carried is null)
        {
            return DraftErrors.NewestAlready.AsProblem();
        }

        if (draft.Version != seen.Version)
        {
            return DraftErrors.Stale.With("version", draft.Version).With("savedAt", draft.SavedAt).AsProblem();
        }

        draft.MoveUp(to.Version, carried.Answers.ToJsonString(Json.Options), [.. view.AskAgain], time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return DraftErrors.Stale.AsProblem();
        }

        response.SetVersion(draft.Version);
        return TypedResults.Ok(new DraftMoved(draft.FormVersion, draft.Version, view.AskAgain));
    }

    private static async Task<Result<(Draft Draft, FormDefinition? To, CarriedAnswers? Carried, DraftUpgrade View)>> FindAsync(
        Guid id, ProceduresDb db, ITenantContext scope, ITenantStore tenants, CaseForms forms, string language, CancellationToken cancel)
    {
        if (await db.Drafts.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } draft || await tenants.FindAsync(draft.AuthorityId, cancel) is not { } tenant)
        {
            return DraftErrors.NotFound;
        }

        scope.Enter(tenant);
        var (from, to) = (await forms.FindAsync(draft.FormCode, draft.FormVersion, cancel), await forms.FindAsync(draft.FormCode, null, cancel));
        if (from.IsError || to.IsError)
        {
            return CaseForms.Missing;
        }

        if (to.Value.Version == from.Value.Version)
        {
            return (draft, null, null, new DraftUpgrade(draft.FormVersion, null, [], [], []));
        }

        var carried = FormEngine.Carry(from.Value, to.Value, JsonNode.Parse(draft.Answers), language, await forms.CodesAsync(cancel));
        var changes = FormEngine.Explain(from.Value, to.Value, language);
        return (draft, to.Value, carried, new DraftUpgrade(
            draft.FormVersion, to.Value.Version, changes, [.. carried.AskAgain], [.. carried.Lost.Select(l => new LostRow(l.Label, l.Text))]));
    }
}

/// <summary>An answer that has no question any more.</summary>
internal sealed record LostRow(string Label, string Text);

/// <summary>What moving up would mean; without <c>To</c> the draft is on the version in force.</summary>
internal sealed record DraftUpgrade(
    string From, string? To, IReadOnlyList<QuestionDifference> Changes, IReadOnlyList<string> AskAgain, IReadOnlyList<LostRow> Lost);

internal sealed record DraftMoved(string FormVersion, int Version, IReadOnlyList<string> AskAgain);
