using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Catalogue;
using CyberPort.Procedures.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Applications;

/// <summary>提出時期を知らせる: before a draft is sent, whether it comes in time.</summary>
internal static class CheckFilingTimes
{
    public static void Map(ApiRoutes routes) => routes.My.MapGet("/drafts/{id:guid}/filing-times", Handle).WithName(nameof(CheckFilingTimes)).ForAccounts();

    private static async Task<Results<Ok<ListOf<FilingTimingRow>>, Problem>> Handle(
        Guid id, ProceduresDb db, ITenantContext scope, ITenantStore tenants, CaseForms forms, Office office, ICurrentActor actor, TimeProvider time, CancellationToken cancel)
    {
        if (await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } draft)
        {
            return DraftErrors.NotFound.AsProblem();
        }

        if (await tenants.FindAsync(draft.AuthorityId, cancel) is not { } tenant)
        {
            return DraftErrors.Closed.AsProblem();
        }

        scope.Enter(tenant);
        var procedure = await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == draft.ProcedureCode, cancel);
        var form = await forms.FindAsync(draft.FormCode, draft.FormVersion, cancel);
        if (procedure is null || form.IsError)
        {
            return DraftErrors.Closed.AsProblem();
        }

        var answers = FormEngine.ToSubmit(form.Value, JsonNode.Parse(draft.Answers)).Answers;
        return TypedResults.Ok(new ListOf<FilingTimingRow>(
            [.. procedure.TimingsOf(form.Value, answers, time.GetUtcNow(), (await office.ClockAsync(cancel)).Calendar)
                .Select(t => new FilingTimingRow(t.Field, t.Label.In(actor.Language), t.Code, t.Words.In(actor.Language), t.Refuses))], null));
    }
}

/// <summary>A deadline that these answers miss, with the question that it is about. Refuses: it cannot be sent like this.</summary>
internal sealed record FilingTimingRow(string Field, string Label, string Code, string Message, bool Refuses);
