using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Tenancy.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Sharing;

/// <summary>リンクで開く: somebody without an account looks at the link, proves the mail address by a code, and comes in.</summary>
internal static class VisitShared
{
    public static void Map(ApiRoutes routes)
    {
        routes.Open.MapPost("/shared/actions/open", Open).WithName("OpenShared").ForAnyone();
        routes.Open.MapPost("/shared/actions/send-code", SendCode).WithName("SendSharedCode").ForAnyone();
        routes.Open.MapPost("/shared/actions/enter", Enter).WithName("EnterShared").ForAnyone();
        routes.Open.MapPost("/shared/actions/read", Read).WithName("ReadShared").ForAnyone();
    }

    private static async Task<Results<Ok<SharedView>, Problem>> Open(
        OpenSharedRequest request, Visiting visiting, IAuthorities authorities, ProcedureTitles titles, CancellationToken cancel)
    {
        var visit = await visiting.OpenAsync(request.Token, cancel);
        if (visit.IsError)
        {
            return visit.Error.AsProblem();
        }

        var (link, draft, tenant, _) = visit.Value;
        var authority = await authorities.FindAsync(tenant.Id, cancel);
        return TypedResults.Ok(new SharedView(
            link.Kind, link.OwnerName, link.Name, Hint(link.Email), tenant.Slug, authority?.Name ?? tenant.Name, await titles.FindAsync(tenant.Id, draft.ProcedureCode, cancel),
            link.Message, link.ExpiresAt, link.DoneAt));
    }

    private static async Task<Results<NoContent, Problem>> SendCode(
        OpenSharedRequest request, Visiting visiting, ProceduresDb db, ShareMails mails, ICurrentActor actor, TimeProvider time, CancellationToken cancel)
    {
        var visit = await visiting.OpenAsync(request.Token, cancel);
        var code = visit.IsError ? visit.Error : visit.Value.Link.NewCode(time.GetUtcNow());
        if (code.IsError)
        {
            return code.Error.AsProblem();
        }

        mails.Code(visit.Value.Link, code.Value, actor.Language, visit.Value.Tenant.Id);
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<SharedPass>, Problem>> Enter(
        EnterSharedRequest request, Visiting visiting, ProceduresDb db, TimeProvider time, CancellationToken cancel)
    {
        var visit = await visiting.OpenAsync(request.Token, cancel);
        if (visit.IsError)
        {
            return visit.Error.AsProblem();
        }

        var pass = visit.Value.Link.Enter(request.Code, time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancel); // a wrong code counts too
        }
        catch (DbUpdateConcurrencyException)
        {
            return ShareErrors.WrongCode.AsProblem(); // Two tries at once count as a wrong one.
        }

        return pass.IsError ? pass.Error.AsProblem() : TypedResults.Ok(new SharedPass(pass.Value));
    }

    private static async Task<Results<Ok<SharedDraft>, Problem>> Read(
        VisitRequest request, Visiting visiting, TimeProvider time, CancellationToken cancel)
    {
        var visit = await visiting.OpenAsync(request.Token, cancel);
        if (visit.IsError || !visit.Value.Link.Admits(request.Pass, time.GetUtcNow()))
        {
            return (visit.IsError ? visit.Error : ShareErrors.PassNeeded).AsProblem();
        }

        return TypedResults.Ok(new SharedDraft(
            visit.Value.Link.Kind, visit.Value.Tenant.Slug, Visiting.FormFor(visit.Value), JsonElement.Parse(Visiting.AnswersFor(visit.Value).ToJsonString(Json.Options)),
            visit.Value.Draft.Version, visit.Value.Link.DoneAt));
    }

    /// <summary>u***@test.example: enough to know which mailbox, not enough to learn it.</summary>
    private static string Hint(string email) => email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{email[0]}***{email[at..]}" : "***";
}
