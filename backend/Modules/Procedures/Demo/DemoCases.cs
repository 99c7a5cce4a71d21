using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Identity.Contracts;
using CyberPort.Platform;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Tenancy;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Desks;
using CyberPort.Procedures.Permits;
using CyberPort.Procedures.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CyberPort.Procedures.Demo;

/// <summary>A queue with something in every state, so that a first visitor sees the service at work; from <c>Data/demo-cases.json</c>.</summary>
internal sealed class DemoCases(TimeProvider time) : IDemoData
{
    private const string ApplicantEmail = "applicant@demo.example";

    public int Order => 50;

    public async Task LoadAsync(IServiceProvider scope, CancellationToken cancel)
    {
        var (tenants, accounts) = (scope.GetRequiredService<ITenantStore>(), scope.GetRequiredService<IAccounts>());
        foreach (var byAuthority in Read().GroupBy(c => (c.Authority, c.Filer)))
        {
            var filer = byAuthority.Key.Filer is { } slug ? await tenants.FindBySlugAsync(slug, cancel) : null;
            if (await tenants.FindBySlugAsync(byAuthority.Key.Authority, cancel) is { } tenant
                && await accounts.FindByEmailAsync(filer is null ? ApplicantEmail : $"admin@{filer.Slug}.example", cancel) is { } applicant)
            {
                await using var own = scope.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
                var context = own.ServiceProvider.GetRequiredService<ITenantContext>();
                context.Enter(tenant);
                context.EnterParty(filer?.Id ?? applicant.Id);
                await ActivatorUtilities.CreateInstance<DemoStories>(own.ServiceProvider, applicant, time.GetUtcNow()).LoadAsync(byAuthority, cancel);
            }
        }
    }

    /// <summary>The cases of the file.</summary>
    internal static IReadOnlyList<DemoCase> Read()
    {
        using var stream = typeof(DemoCases).Assembly.GetManifestResourceStream("data/demo-cases.json")!;
        return JsonSerializer.Deserialize<DemoCaseFile>(stream, Json.Options)!.Cases;
    }

    private sealed record DemoCaseFile(IReadOnlyList<DemoCase> Cases);
}

internal sealed record DemoCase(string Authority, string Procedure, int DaysAgo, JsonObject Answers, IReadOnlyList<DemoStep> Steps, string? Filer = null,
    string? Key = null, string? Follows = null, FilingRelation? Relation = null)
{
    /// <summary>The answers with <c>+5T08:00</c> as the time five days from today, <c>+-5</c> as the day five days ago.</summary>
    public JsonObject AnswersOn(DateOnly today) => (JsonObject)Shift(Answers, today)!;

    private static JsonNode? Shift(JsonNode? node, DateOnly today) => node switch
    {
        JsonObject map => new JsonObject(map.Select(m => KeyValuePair.Create(m.Key, Shift(m.Value, today)))),
        JsonArray list => new JsonArray([.. list.Select(n => Shift(n, today))]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('+') => JsonValue.Create(Shift(text, today)),
        _ => node?.DeepClone(),
    };

    private static string Shift(string text, DateOnly today)
    {
        var parts = text[1..].Split('T');
        var day = $"{today.AddDays(int.Parse(parts[0], CultureInfo.InvariantCulture)):yyyy-MM-dd}";
        return parts.Length > 1 ? $"{day}T{parts[1]}" : day;
    }
}

internal sealed record DemoStep(
    CaseStep Move, int AfterDays, string By, IReadOnlyList<AskedField>? Fields = null, string? Note = null, DecisionOutcome? Outcome = null,
    string? Comment = null, IReadOnlyList<string>? Conditions = null, int? ValidFromDays = null, int? ValidToDays = null, string? Reasons = null,
    string? Desk = null, int? DueDays = null, string? Into = null);

/// <summary>The moves that demo cases make.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CaseStepConverter))]
internal readonly record struct CaseStep(CaseMove Move);

internal sealed class CaseStepConverter : System.Text.Json.Serialization.JsonConverter<CaseStep>
{
    public override CaseStep Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var slug = reader.GetString();
        return new(Enum.GetValues<CaseMove>().Single(m => CaseWords.Slug(m) == slug));
    }

    public override void Write(Utf8JsonWriter writer, CaseStep value, JsonSerializerOptions options) => writer.WriteStringValue(CaseWords.Slug(value.Move));
}

/// <summary>Lets the demo cases of one authority happen, each step on its day.</summary>
internal sealed class DemoStories(ProceduresDb db, WorkPlans plans, IForms forms, IAccounts accounts, Office office, ITenantContext scope, AccountView applicant, DateTimeOffset now)
{
    /// <summary>Cases that others follow or go into.</summary>
    private readonly Dictionary<string, Application> known = [];

    public async Task LoadAsync(IEnumerable<DemoCase> cases, CancellationToken cancel)
    {
        if (await db.Applications.AnyAsync(cancel))
        {
            return;
        }

        var members = await accounts.MembersAsync(cancel);
        foreach (var one in cases.OrderByDescending(c => c.DaysAgo))
        {
            await TellAsync(one, members, cancel);
        }
    }

    private async Task TellAsync(DemoCase one, IReadOnlyList<MemberView> members, CancellationToken cancel)
    {
        if (await db.Procedures.AsNoTracking().SingleOrDefaultAsync(p => p.Code == one.Procedure, cancel) is not { } procedure
            || await forms.GetAsync(scope.Current.Id, procedure.FormCode, null, cancel) is not { } form)
        {
            return;
        }

        var authority = await office.AuthorityAsync(cancel);
        var rules = await office.ClockAsync(cancel);
        var filed = now.AddDays(-one.DaysAgo).AddHours(-3);
        var year = ReferenceNumber.FiscalYear(filed.DateInJapan());
        var number = ReferenceNumber.Of(authority.NumberPrefix, year, await db.NextNumberAsync(ReferenceNumber.Cases, year, cancel));
        var followed = one.Follows is { } key ? known[key] : null;
        var said = one.AnswersOn(now.DateInJapan());
        if (followed is not null)
        {
            said["permitNumber"] = followed.Permit!.Number;
        }

        var answers = FormEngine.ToSubmit(form, said).Answers;
        var codes = await forms.CodesAsync(scope.Current.Id, cancel);
        var found = Application.Submit(
            new(Guid.CreateVersion7(filed), authority.Id, number, procedure.Code, procedure.Kind, form.Code, form.Version, answers.ToJsonString(Json.Options),
                scope.PartyId!.Value, "ja", procedure.Period(authority.Calendar), Digest.Of(form, answers, applicant.Name, number, codes))
            {
                Follows = followed is null ? null : new(one.Relation!.Value, followed.Permit!.ChainId, followed.Id),
            },
            MoveContext.Applicant(applicant.Id, applicant.Name, Office.Rules(authority), filed), rules);
        found.ArriveAt(Office.Rules(authority).AnyStaffDoesAll ? null : await plans.DeskForAsync(procedure.Code, form, answers, cancel));
        db.Add(found);
        db.Add(Promises.Of(found, CaseMove.Submit)!);
        foreach (var step in one.Steps)
        {
            await MakeAsync(found, step, By(step, members, authority, filed), cancel);
        }

        db.Add(MyCase.Of(found, authority.Id, procedure.Title));
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        if (one.Key is { } name)
        {
            known[name] = found;
        }
    }

    private static MoveContext By(DemoStep step, IReadOnlyList<MemberView> members, CyberPort.Tenancy.Contracts.AuthorityView authority, DateTimeOffset filed)
    {
        var officer = members.FirstOrDefault(m => step.By == "any" || m.Roles.Contains(step.By)) ?? members[0];
        var roles = Office.RolesOf(officer.Roles);
        return MoveContext.Of(
            new(officer.AccountId, officer.Name, roles, Office.Rules(authority), filed.AddDays(step.AfterDays).AddHours(1)),
            [new(officer.AccountId, officer.Name, roles, 0, Absent: false)], CaseRules.None);
    }

    private async Task MakeAsync(Application found, DemoStep step, MoveContext by, CancellationToken cancel)
    {
        var day = now.DateInJapan();
        var terms = new PermitTerms(step.Conditions, step.ValidFromDays is { } from ? day.AddDays(from) : null, step.ValidToDays is { } to ? day.AddDays(to) : null);
        var year = ReferenceNumber.FiscalYear(day);
        var done = step.Move.Move switch
        {
            CaseMove.Take => found.Take(by),
            CaseMove.RequestCorrection => found.RequestCorrection(by, step.Fields ?? [], step.Note),
            CaseMove.Recommend => found.Recommend(by, step.Outcome ?? DecisionOutcome.Grant, step.Comment, terms, step.Reasons),
            CaseMove.Grant => found.Grant(by, terms, step.Comment, ReferenceNumber.OfPermit(
                (await office.AuthorityAsync(cancel)).NumberPrefix, year, await db.NextNumberAsync(ReferenceNumber.Permits, year, cancel))),
            CaseMove.Refuse => found.Refuse(by, step.Reasons),
            CaseMove.Accept => found.Accept(by, step.Comment, await db.FollowedAsync(found, cancel)),
            CaseMove.Freeze => found.Freeze(by, step.Reasons, stopsClock: true),
            CaseMove.Merge => found.Merge(by, known[step.Into!]),
            CaseMove.Consult => found.Consult(by, [await AskAsync(found, step, by, day, cancel)]),
            _ => throw new InvalidOperationException($"The demo does not know {step.Move.Move}."),
        };
        if (done.IsError)
        {
            throw new InvalidOperationException($"Demo case {found.Number}: {done.Error.Code}");
        }

        if (Promises.Of(found, step.Move.Move) is { } promise)
        {
            db.Add(promise);
        }
    }

    /// <summary>A desk is asked, and its answer is waited for.</summary>
    private async Task<Consultation> AskAsync(Application found, DemoStep step, MoveContext by, DateOnly day, CancellationToken cancel)
    {
        var desk = (await db.Desks.AsNoTracking().ToListAsync(cancel)).First(d => d.Name.Ja == step.Desk);
        return new()
        {
            TenantId = found.TenantId, ApplicationId = found.Id, Addressee = desk.Name.Ja, DeskId = desk.Id, Question = step.Note ?? "",
            DueOn = day.AddDays(step.DueDays ?? 7), Mandatory = true, AskedById = by.PersonId, AskedByName = by.PersonName, AskedAt = by.Now,
        };
    }
}
