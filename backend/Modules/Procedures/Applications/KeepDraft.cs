using System.Text.Json;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using CyberPort.Tenancy.Contracts;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Applications;

/// <summary>下書きを見る・保存する・消す: saves itself while somebody types, on any device.</summary>
internal static class KeepDraft
{
    public static void Map(ApiRoutes routes)
    {
        routes.My.MapGet("/drafts", List).WithName("ListDrafts").ForAccounts();
        routes.My.MapGet("/drafts/{id:guid}", Show).WithName("ShowDraft").ForAccounts();
        routes.My.MapPut("/drafts/{id:guid}", Save).WithName("SaveDraft").ForAccounts();
        routes.My.MapPost("/drafts/{id:guid}/actions/delete", Delete).WithName("DeleteDraft").ForAccounts();
    }

    private static async Task<Ok<CountedList<DraftRow>>> List(
        ProceduresDb db, IAuthorities authorities, ProcedureTitles titles, DraftDigests digests, CancellationToken cancel,
        string? tenant = null, string? procedure = null, string? after = null, int take = 50)
    {
        take = Math.Clamp(take, 1, 200);
        await db.Database.OpenConnectionAsync(cancel);
        var drafts = db.Drafts.AsNoTracking();
        if (tenant is not null)
        {
            var authority = (await authorities.FindBySlugAsync(tenant, cancel))?.Id;
            drafts = drafts.Where(d => d.AuthorityId == authority);
        }

        if (procedure is not null)
        {
            drafts = drafts.Where(d => d.ProcedureCode == procedure);
        }

        var from = Cursor.Read(after);
        var page = await (from is null ? drafts : drafts.Where(d => d.SavedAt <= from.At && (d.SavedAt < from.At || d.Id < from.Id)))
            .OrderByDescending(d => d.SavedAt).ThenByDescending(d => d.Id).Take(take + 1)
            .Select(d => new { d.Id, d.AuthorityId, d.ProcedureCode, d.Step, d.SavedAt, d.FormCode, d.FormVersion, d.Answers }).ToListAsync(cancel);
        var count = from is null ? await drafts.Take(CountedList<DraftRow>.Most).CountAsync(cancel) : (int?)null;
        var told = await digests.OfAsync(page.Take(take).Select(d => new DraftToTell(d.Id, d.AuthorityId, d.FormCode, d.FormVersion, d.Answers)), cancel);
        var rows = new List<DraftRow>();
        foreach (var d in page.Take(take))
        {
            if (await authorities.FindAsync(d.AuthorityId, cancel) is { } authority)
            {
                var title = await titles.FindAsync(d.AuthorityId, d.ProcedureCode, cancel);
                rows.Add(new(d.Id, authority.Slug, authority.Name, d.ProcedureCode, title, d.Step, d.SavedAt, told.GetValueOrDefault(d.Id)));
            }
        }

        var last = page.Count > take ? page[take - 1] : null;
        return TypedResults.Ok(new CountedList<DraftRow>(rows, last is null ? null : new Cursor(last.SavedAt, last.Id).Write(), count));
    }

    private static async Task<Results<Ok<DraftView>, Problem>> Show(
        Guid id, ProceduresDb db, ITenantStore tenants, ProcedureTitles titles, HttpResponse response, CancellationToken cancel) =>
        await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is { } draft
            ? await ViewAsync(draft, db, tenants, titles, response, cancel)
            : DraftErrors.NotFound.AsProblem();

    private static async Task<Results<Ok<DraftView>, Problem>> Save(
        Guid id, SaveDraftRequest request, IfMatch seen, ProceduresDb db, ITenantStore tenants, ProcedureTitles titles, TimeProvider time,
        HttpResponse response, CancellationToken cancel)
    {
        var version = seen.Required();
        if (version.IsError)
        {
            return version.Error.AsProblem();
        }

        if (await db.Drafts.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } draft)
        {
            return DraftErrors.NotFound.AsProblem();
        }

        if (draft.Version != version.Value)
        {
            return StaleOf(draft).AsProblem();
        }

        var answers = RawAnswers.Keep(request.Answers);
        if (answers.IsError)
        {
            return answers.Error.AsProblem();
        }

        draft.Save(answers.Value, request.Step, time.GetUtcNow());
        draft.Keep(request.AskAgain ?? draft.AskAgain);
        draft.Decline(request.Declined ?? draft.Declined);
        if (request.LeftOutSeen)
        {
            draft.SeeLeftOut();
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is { } newer
                ? StaleOf(newer).AsProblem() : DraftErrors.NotFound.AsProblem();
        }

        return await ViewAsync(draft, db, tenants, titles, response, cancel);
    }

    private static async Task<NoContent> Delete(Guid id, ProceduresDb db, CancellationToken cancel)
    {
        await db.DraftFiles.Where(f => f.DraftId == id && db.Drafts.Any(d => d.Id == id)).ExecuteDeleteAsync(cancel);
        await db.Drafts.Where(d => d.Id == id).ExecuteDeleteAsync(cancel);
        return TypedResults.NoContent();
    }

    private static Error StaleOf(Draft draft) => DraftErrors.Stale.With("version", draft.Version).With("savedAt", draft.SavedAt);

    private static async Task<Results<Ok<DraftView>, Problem>> ViewAsync(
        Draft draft, ProceduresDb db, ITenantStore tenants, ProcedureTitles titles, HttpResponse response, CancellationToken cancel)
    {
        if (await tenants.FindAsync(draft.AuthorityId, cancel) is not { } tenant)
        {
            return DraftErrors.NotFound.AsProblem();
        }

        var files = await db.DraftFiles.AsNoTracking().Where(f => f.DraftId == draft.Id).OrderBy(f => f.AddedAt).ToListAsync(cancel);
        var title = await titles.FindAsync(draft.AuthorityId, draft.ProcedureCode, cancel);
        response.SetVersion(draft.Version);
        return TypedResults.Ok(DraftView.Of(draft, tenant.Slug, title, files) with { Follows = await FollowsAsync(draft, db, cancel) });
    }

    /// <summary>許可 … の変更: the permit's number is known where it is the filer's own.</summary>
    private static async Task<LocalText?> FollowsAsync(Draft draft, ProceduresDb db, CancellationToken cancel)
    {
        if (draft is not { Relation: { } relation, RelatedId: { } related })
        {
            return null;
        }

        var words = Relations.Words(relation);
        var number = await db.MyCases.Where(c => c.Id == related).Select(c => c.PermitNumber).SingleOrDefaultAsync(cancel);
        return number is null ? words : new($"許可 {number} の{words.Ja}", $"{words.En} of permit {number}");
    }
}

/// <summary>What was typed so far, right or wrong.</summary>
/// <param name="Answers">The answers.</param>
/// <param name="Step">Where one was.</param>
/// <param name="AskAgain">What of the questions asked anew is still to be looked at.</param>
/// <param name="Declined">Offers that were left.</param>
/// <param name="LeftOutSeen">What had no place in the form of today was looked at.</param>
internal sealed record SaveDraftRequest(
    JsonElement Answers, string? Step = null, IReadOnlyList<string>? AskAgain = null, IReadOnlyList<string>? Declined = null, bool LeftOutSeen = false);

internal sealed class SaveDraftValidator : AbstractValidator<SaveDraftRequest>
{
    public SaveDraftValidator() => RuleFor(r => r.Step).MaximumLength(100)
        .Says("text.max", "ページの名前が長すぎます。", "The name of the page is too long.");
}

/// <summary>A page of a list.</summary>
internal sealed record ListOf<T>(IReadOnlyList<T> Items, string? Next);
