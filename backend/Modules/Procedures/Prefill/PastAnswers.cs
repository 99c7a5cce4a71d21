using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Prefill;

/// <summary>The answers of a filed case with the form they were given on.</summary>
internal sealed record FiledAnswers(FormDefinition Form, JsonObject Answers);

/// <summary>前回の申請: the caller's own cases at any authority, each read in a scope of its own in which that authority is entered.</summary>
internal sealed class PastAnswers(IServiceScopeFactory scopes)
{
    /// <summary>The answers of one of the party's cases; null when it is not theirs.</summary>
    public async Task<FiledAnswers?> ReadAsync(MyCase mine, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ITenantStore>().FindAsync(mine.AuthorityId, cancel) is not { } tenant)
        {
            return null;
        }

        var context = scope.ServiceProvider.GetRequiredService<ITenantContext>();
        context.EnterParty(mine.PartyId);
        context.Enter(tenant);
        var db = scope.ServiceProvider.GetRequiredService<ProceduresDb>();
        await db.Database.OpenConnectionAsync(cancel);
        if (await db.Applications.AsNoTracking().Where(a => a.Id == mine.Id && a.ApplicantId == mine.PartyId).Select(a => a.FormCode).SingleOrDefaultAsync(cancel) is not { } code)
        {
            return null;
        }

        var set = await db.LatestAnswersAsync(mine.Id, cancel);
        var form = await scope.ServiceProvider.GetRequiredService<CaseForms>().FindAsync(code, set.FormVersion, cancel);
        return form.IsError ? null : new(form.Value, (JsonObject)JsonNode.Parse(set.Answers)!);
    }
}
