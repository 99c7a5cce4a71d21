using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Applications;

/// <summary>A draft as the list reads it: on which form it stands, and what was typed so far.</summary>
internal sealed record DraftToTell(Guid Id, Guid AuthorityId, string FormCode, string FormVersion, string Answers);

/// <summary>下書きの要旨: ship and subject, told as in the list of cases. Drafts lie at many authorities; each is entered in a scope of its own.</summary>
internal sealed class DraftDigests(IServiceScopeFactory scopes)
{
    public async Task<Dictionary<Guid, LocalText>> OfAsync(IEnumerable<DraftToTell> drafts, CancellationToken cancel)
    {
        var told = new Dictionary<Guid, LocalText>();
        foreach (var there in drafts.GroupBy(d => d.AuthorityId))
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<ITenantStore>().FindAsync(there.Key, cancel) is not { } tenant)
            {
                continue;
            }

            scope.ServiceProvider.GetRequiredService<ITenantContext>().Enter(tenant);
            var forms = scope.ServiceProvider.GetRequiredService<CaseForms>();
            var codes = await forms.CodesAsync(cancel);
            foreach (var draft in there)
            {
                var form = await forms.FindAsync(draft.FormCode, draft.FormVersion, cancel);
                if (!form.IsError && JsonNode.Parse(draft.Answers) is JsonObject { Count: > 0 } answers)
                {
                    told[draft.Id] = Words(Digest.Of(form.Value, answers, "", "", codes));
                }
            }
        }

        return told;
    }

    private static LocalText Words(CaseDigest digest)
    {
        return new(WithShip(digest.Summary.Ja), WithShip(digest.Summary.En));

        string WithShip(string summary) => digest.VesselName is not { Length: > 0 } ship || summary.Contains(ship, StringComparison.Ordinal)
            ? summary : summary.Length == 0 ? ship : $"{ship}　{summary}";
    }
}
