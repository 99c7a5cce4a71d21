using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Audit;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Notifications;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Sharing;

/// <summary>分担して入力する・終える・連署する: what a visitor does, within the link's purpose and nothing beyond it.</summary>
internal static class WorkInShared
{
    public static void Map(ApiRoutes routes)
    {
        routes.Open.MapPost("/shared/actions/save", Save).WithName("SaveShared").ForAnyone();
        routes.Open.MapPost("/shared/actions/finish", Finish).WithName("FinishShared").ForAnyone();
        routes.Open.MapPost("/shared/actions/sign", Sign).WithName("SignShared").ForAnyone();
    }

    private static async Task<Results<Ok<SharedSaved>, Problem>> Save(
        SaveSharedRequest request, IfMatch seen, Visiting visiting, ProceduresDb db, TimeProvider time, CancellationToken cancel)
    {
        var version = seen.Required();
        if (version.IsError)
        {
            return version.Error.AsProblem();
        }

        var visit = await visiting.AdmitAsync(request.Token, request.Pass, ShareKind.Fill, cancel);
        var answers = visit.IsError ? visit.Error : RawAnswers.Keep(request.Answers);
        if (answers.IsError)
        {
            return answers.Error.AsProblem();
        }

        var draft = visit.Value.Draft;
        if (draft.Version != version.Value)
        {
            return DraftErrors.Stale.AsProblem(); // The page looks whether it is about its part at all, and lets the visitor choose.
        }

        draft.Save(Visiting.Merge(visit.Value, (JsonObject)JsonNode.Parse(answers.Value)!), draft.Step, time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return DraftErrors.Stale.AsProblem(); // The applicant saved at the same moment.
        }

        return TypedResults.Ok(new SharedSaved(draft.SavedAt, draft.Version));
    }

    private static async Task<Results<NoContent, Problem>> Finish(
        VisitRequest request, Visiting visiting, ProceduresDb db, INotifications notifications, TimeProvider time, CancellationToken cancel)
    {
        var visit = await visiting.AdmitAsync(request.Token, request.Pass, ShareKind.Fill, cancel);
        if (visit.IsError)
        {
            return visit.Error.AsProblem();
        }

        visit.Value.Link.Finish(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await TellAsync(visit.Value, notifications, new($"{visit.Value.Link.Name} 様が入力を終えました", $"{visit.Value.Link.Name} has finished their part"), cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, Problem>> Sign(
        SignSharedRequest request, Visiting visiting, ProceduresDb db, INotifications notifications, IAuditLog audit, TimeProvider time, CancellationToken cancel)
    {
        var visit = await visiting.AdmitAsync(request.Token, request.Pass, ShareKind.Sign, cancel);
        if (visit.IsError)
        {
            return visit.Error.AsProblem();
        }

        var (link, draft, _, form) = visit.Value;
        if (draft.Version != request.Version)
        {
            return DraftErrors.Stale.AsProblem(); // One signs what one has read.
        }

        var files = await db.DraftFiles.AsNoTracking().Where(f => f.DraftId == draft.Id).ToListAsync(cancel);
        var submitted = FormEngine.ToSubmit(form, SentFiles.Attach(form, JsonNode.Parse(draft.Answers), files)).Answers;
        link.Sign(request.Name.Trim(), Visiting.DigestOf(form, submitted), time.GetUtcNow());
        audit.Record("draft.co-signed", "draft", draft.Id.ToString(), null, new { Link = link.Id, link.SignedDigest });
        await db.SaveChangesAsync(cancel);
        await TellAsync(visit.Value, notifications, new($"{link.SignedName} 様が連署しました", $"{link.SignedName} has co-signed"), cancel);
        return TypedResults.NoContent();
    }

    private static Task<Guid?> TellAsync(Visit visit, INotifications notifications, LocalText title, CancellationToken cancel) => notifications.NotifyAsync(
        new(visit.Draft.PartyId, "draft.shared", title, new("下書きを開いて、続きを進めてください。", "Open the draft to go on."), $"/{visit.Tenant.Slug}/drafts/{visit.Draft.Id}/review") { From = visit.Tenant }, cancel);
}

internal sealed record SharedSaved(DateTimeOffset SavedAt, int Version);

internal sealed record SaveSharedRequest(string Token, string Pass, JsonElement Answers);

internal sealed class SaveSharedValidator : AbstractValidator<SaveSharedRequest>
{
    public SaveSharedValidator()
    {
        RuleFor(r => r.Token).IsToken();
        RuleFor(r => r.Pass).IsToken();
    }
}

/// <summary>The name that the co-signer signs with, and the version of the draft that was read.</summary>
internal sealed record SignSharedRequest(string Token, string Pass, string Name, int Version);

internal sealed class SignSharedValidator : AbstractValidator<SignSharedRequest>
{
    public SignSharedValidator()
    {
        RuleFor(r => r.Token).IsToken();
        RuleFor(r => r.Pass).IsToken();
        RuleFor(r => r.Name).IsName();
    }
}
