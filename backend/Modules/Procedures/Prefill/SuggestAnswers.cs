using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Identity.Contracts;
using CyberPort.Platform.Actors;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Problems;
using CyberPort.Platform.Results;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Text;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Persistence;
using CyberPort.Tenancy.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Procedures.Prefill;

/// <summary>
/// 前の入力を示す: for each question with a common-item key, what the person said before and where, to take or leave.
/// Nothing is written here: the page shows it, the person takes it.
/// </summary>
internal static class SuggestAnswers
{
    private const int LatestLookedAt = 30;
    private const int MostCases = 4;
    private const int MostOffers = 12;

    public static void Map(ApiRoutes routes) =>
        routes.My.MapGet("/drafts/{id:guid}/suggestions", Handle).WithName(nameof(SuggestAnswers)).ForAccounts();

    private static async Task<Results<Ok<SuggestionsView>, Problem>> Handle(
        Guid id, ProceduresDb db, ITenantContext scope, ITenantStore tenants, CaseForms forms, PastAnswers past, IRegister register, IAccounts accounts,
        IAuthorities authorities, ICurrentActor actor, TimeProvider time, CancellationToken cancel, string? field = null, string? query = null)
    {
        if (await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } draft
            || await tenants.FindAsync(draft.AuthorityId, cancel) is not { } tenant)
        {
            return DraftErrors.NotFound.AsProblem();
        }

        var sources = new List<(AnswerSource From, ItemAnswers Answers)>();
        var cases = new List<(AnswerSource From, ItemAnswers Answers)>();
        foreach (var mine in await NearestAsync(db, draft, cancel))
        {
            if (await past.ReadAsync(mine, cancel) is { } filed)
            {
                var authority = await authorities.FindAsync(mine.AuthorityId, cancel);
                cases.Add((new("case", mine.Id, mine.Number, authority?.Name, mine.SubmittedAt), new(filed.Form, filed.Answers)));
            }
        }

        sources.AddRange(cases.Take(1));
        sources.AddRange((await register.AllAsync(cancel)).Select(e => (new AnswerSource("register", e.Id, e.Name, null, null), new ItemAnswers(e.Form, e.Answers, anyRole: true))));
        sources.AddRange(cases.Skip(1));
        if (scope.PartyId == actor.Id && await accounts.FindAsync(actor.Id, cancel) is { } me)
        {
            sources.Add((new("account", null, null, null, null), OfAccount(me)));
        }
        else if (scope.PartyId is { } party && await authorities.FindAsync(party, cancel) is { } filer)
        {
            sources.Add((new("authority", null, actor.Say(filer.Name), null, null), AuthorityAnswers.Of(filer)));
        }

        scope.Enter(tenant);
        var form = await forms.FindAsync(draft.FormCode, draft.FormVersion, cancel);
        return form.IsError ? form.Error.AsProblem()
            : TypedResults.Ok(Offer(
                form.Value, JsonNode.Parse(draft.Answers), sources, new(field, SearchText.WordsOf(query)), await forms.CodesAsync(cancel), actor.Language, time.TodayInJapan()));
    }

    /// <summary>The last case of the same procedure here first, then others here, then elsewhere; of the newest only.</summary>
    private static async Task<IEnumerable<MyCase>> NearestAsync(ProceduresDb db, Draft draft, CancellationToken cancel) =>
        (await db.MyCases.AsNoTracking().OrderByDescending(c => c.TurnSince).ThenByDescending(c => c.Id).Take(LatestLookedAt).ToListAsync(cancel))
            .OrderByDescending(c => c.AuthorityId == draft.AuthorityId && c.ProcedureCode == draft.ProcedureCode)
            .ThenByDescending(c => c.AuthorityId == draft.AuthorityId).ThenByDescending(c => c.SubmittedAt).Take(MostCases);

    private static ItemAnswers OfAccount(AccountView me)
    {
        var field = new FormField("me", FieldType.Party, new("", "")) { Item = "applicant" };
        return new(new("account", "1", new("", ""), [new("me", new("", ""), [field])]), new JsonObject { ["me"] = new JsonObject { ["name"] = me.Name, ["email"] = me.Email } });
    }

    private static SuggestionsView Offer(
        FormDefinition form, JsonNode? typed, List<(AnswerSource From, ItemAnswers Answers)> sources, Asked asked, ICodeLookup codes, string language, DateOnly today)
    {
        var now = FormEngine.Normalise(form, typed);
        var fields = new List<FieldOffers>();
        foreach (var field in form.Steps.SelectMany(s => s.Fields)
            .Where(f => (f.Item is not null || f.Type is FieldType.Address or FieldType.Group) && (asked.Field is null || asked.Field == f.Id)))
        {
            var seen = new HashSet<string> { now[field.Id]?.ToJsonString(Json.Options) ?? "" };
            var offers = new List<AnswerOffer>();
            foreach (var (from, answers) in sources)
            {
                if (offers.Count <= MostOffers && answers.For(field, form.Code) is { } found && Fitting.Fit(field, found, today, codes) is { } value
                    && value.ToJsonString(Json.Options) is var written && seen.Add(written)
                    && Fitting.Say(field, value, language, codes) is var said && SearchText.Has(asked.Words, from.Name ?? "", said))
                {
                    offers.Add(new(from, JsonElement.Parse(written), said));
                }
            }

            if (offers.Count > 0)
            {
                fields.Add(new(field.Id, [.. offers.Take(MostOffers)], offers.Count > MostOffers));
            }
        }

        return new(fields);
    }

    /// <summary>One question of the form, or all; words that an offer must have.</summary>
    private sealed record Asked(string? Field, IReadOnlyList<string> Words);
}
