using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Sharing;

/// <summary>A link with the draft and the form behind it.</summary>
internal sealed record Visit(ShareLink Link, Draft Draft, TenantInfo Tenant, FormDefinition Form);

/// <summary>
/// The way of somebody without an account: the token's hash names the owner, and only then is the owner entered. What a
/// visitor sees is cut to the link's purpose: the chosen steps, or the answers to read and sign.
/// </summary>
internal sealed class Visiting(ProceduresDb db, ITenantContext scope, ITenantStore tenants, CaseForms forms, TimeProvider time)
{
    /// <summary>The link behind a token, while it is open.</summary>
    public async Task<Result<Visit>> OpenAsync(string token, CancellationToken cancel)
    {
        var hash = Secrets.Hash(token);
        if (await db.ShareKeys.AsNoTracking().SingleOrDefaultAsync(k => k.TokenHash == hash, cancel) is not { } key)
        {
            return ShareErrors.Gone;
        }

        scope.EnterParty(key.OwnerId);
        if (await db.ShareLinks.SingleOrDefaultAsync(l => l.Id == key.LinkId, cancel) is not { } link || !link.IsOpen(time.GetUtcNow())
            || await db.Drafts.SingleOrDefaultAsync(d => d.Id == link.DraftId, cancel) is not { } draft
            || await tenants.FindAsync(draft.AuthorityId, cancel) is not { } tenant)
        {
            return ShareErrors.Gone;
        }

        scope.Enter(tenant);
        var form = await forms.FindAsync(draft.FormCode, draft.FormVersion, cancel);
        return form.IsError ? form.Error : new Visit(link, draft, tenant, form.Value);
    }

    /// <summary>The same, for somebody whose code was right.</summary>
    public async Task<Result<Visit>> AdmitAsync(string token, string pass, ShareKind kind, CancellationToken cancel)
    {
        var visit = await OpenAsync(token, cancel);
        return visit.IsError ? visit
            : !visit.Value.Link.Admits(pass, time.GetUtcNow()) ? ShareErrors.PassNeeded
            : visit.Value.Link.Kind == kind ? visit : ShareErrors.Gone;
    }

    /// <summary>Only the steps of the link; statements (declarations) stay with the applicant.</summary>
    public static FormDefinition FormFor(Visit visit) => visit.Link.Kind == ShareKind.Sign ? visit.Form : visit.Form with
    {
        Steps = [.. visit.Form.Steps.Where(s => visit.Link.Steps.Contains(s.Id)).Select(s => s with { Fields = [.. s.Fields.Where(f => f.Type != FieldType.Declaration)] })],
    };

    /// <summary>Only the answers to what the visitor sees.</summary>
    public static JsonObject AnswersFor(Visit visit)
    {
        var all = JsonNode.Parse(visit.Draft.Answers) as JsonObject ?? [];
        var seen = FormFor(visit).Steps.SelectMany(s => s.Fields).Select(f => f.Id).ToHashSet();
        return new(all.Where(a => seen.Contains(a.Key)).Select(a => KeyValuePair.Create(a.Key, a.Value?.DeepClone())));
    }

    /// <summary>Puts the visitor's answers into the draft; nothing outside the steps of the link is touched.</summary>
    public static string Merge(Visit visit, JsonObject given)
    {
        var all = JsonNode.Parse(visit.Draft.Answers) as JsonObject ?? [];
        foreach (var field in FormFor(visit).Steps.SelectMany(s => s.Fields))
        {
            all.Remove(field.Id);
            if (given[field.Id] is { } answer)
            {
                all[field.Id] = answer.DeepClone();
            }
        }

        return all.ToJsonString(Json.Options);
    }

    /// <summary>What is signed: the answers as they would be sent, without the applicant's own statements.</summary>
    public static string DigestOf(FormDefinition form, JsonObject submitted)
    {
        var signed = (JsonObject)submitted.DeepClone();
        foreach (var field in form.Steps.SelectMany(s => s.Fields).Where(f => f.Type == FieldType.Declaration))
        {
            signed.Remove(field.Id);
        }

        return Secrets.Hash(signed.ToJsonString(Json.Options));
    }
}
